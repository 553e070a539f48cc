// The public page of a course: what it is good for, as its newest frozen version says it; nothing of the firm, nobody's name.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { institutionStore } from '../../../identity/server/index.ts';
import type { CoursePage } from '../../wire-contract.ts';
import { checkCredential } from '../plan/check-credential.ts';
import { countWorkload } from '../plan/count-workload.ts';
import type { Designer, ProgrammesParts } from '../programmes-parts.ts';
import { programmeStore } from '../store.ts';
import type { ProgrammeRecord } from '../store.ts';

/** Opens or closes the page. It shows a frozen version, so there must be one. */
export async function openCoursePage(
  { runtime, audit }: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  record: ProgrammeRecord,
  open: boolean,
): Promise<void> {
  const store = programmeStore(queries);
  if (open && (await store.newestVersion(by.tenantId, record.id)) === 0)
    throw new AppError('programmes.version-needed');
  if ((record.pageOpenedAt !== null) === open) return;
  await store.openPage(by.tenantId, record.id, open ? runtime.clock.iso() : null);
  const subject = { type: 'programme', id: record.id };
  await audit(queries, { ...by, action: open ? 'programmes.page-opened' : 'programmes.page-closed', subject });
}

/** One whose page is open; one that is closed, or never was, answers alike. */
export async function findOpenCourse({ database }: ProgrammesParts, programmeId: string): Promise<ProgrammeRecord> {
  const record = await programmeStore(database.read).findOpenPage(programmeId);
  if (record === null) throw new AppError('programmes.page-not-open');
  return record;
}

export async function presentCourse(parts: ProgrammesParts, record: ProgrammeRecord): Promise<CoursePage> {
  const { read } = parts.database;
  const store = programmeStore(read);
  const number = await store.newestVersion(record.tenantId, record.id);
  const plan = await store.findVersion(record.tenantId, record.id, number);
  if (plan === null) throw new AppError('programmes.page-not-open');
  const { hours, ects, contactMinutes } = countWorkload(plan);
  const { facts, costs } = plan;
  return {
    id: record.id,
    institution: (await institutionStore(read).find(record.tenantId))?.name ?? '',
    title: plan.title,
    audience: plan.audience,
    language: plan.language,
    why: plan.why,
    objectives: plan.objectives.map((objective) => objective.text),
    sessions: plan.sessions.map(({ title, minutes }) => ({ title, minutes })),
    hours,
    contactHours: contactMinutes / 60,
    ects,
    eqf: facts.eqf,
    participation: facts.participation,
    prerequisites: facts.prerequisites,
    startsOn: facts.startsOn,
    price: { mode: costs.priceMode, amount: costs.price, currency: costs.currency },
    hasCredential: checkCredential(plan).isComplete,
    isSynthetic: await parts.isSynthetic(),
  };
}
