// An organisation's page: its cases, what was spoken, its students, over the years; and the acts on it.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type {
  AddStudentBody,
  ChangeStudentBody,
  OrganisationList,
  OrganisationView,
  StudentCase,
} from '../contract.ts';
import { STUDENT_KINDS, STUDENT_STATES, TALK_CHANNELS } from '../limits.ts';
import type { TalkChannel } from '../limits.ts';
import { caseStore } from './case-store.ts';
import { demandDoor } from './demand-door.ts';
import type { DemandParts, Queries, Worker, WriteQueries } from './demand-parts.ts';
import { firmsStore, organisationKey } from './firms-store.ts';
import type { StudentRow } from './firms-store.ts';
import { nameStaff } from './name-staff.ts';
import { presentCases } from './present-case.ts';

const step = z.object({ text: z.string(), at: z.string() });
const steps = z.object({ asked: step.nullable(), offered: step.nullable(), agreed: step.nullable() });
type Steps = z.infer<typeof steps>;

export async function listOrganisations(queries: Queries, tenantId: string, text: string): Promise<OrganisationList> {
  const rows = await firmsStore(queries).listOrganisations(tenantId);
  const cases = Map.groupBy(await demandDoor.cases(queries, tenantId, { limit: 5000 }), (each) => each.organisation.id);
  const words = organisationKey(text);
  return {
    organisations: rows
      .filter(({ name_key }) => words === '' || name_key.includes(words))
      .map(({ id, name, country, sector }) => {
        const own = cases.get(id) ?? [];
        return { id, name, country, sector, cases: own.length, latestAt: own[0]?.receivedAt ?? null };
      }),
  };
}

/** Null for one the institution does not have. */
export async function presentOrganisation(
  parts: DemandParts,
  queries: Queries,
  tenantId: string,
  organisationId: string,
): Promise<OrganisationView | null> {
  const firms = firmsStore(queries);
  const found = await firms.findOrganisation(tenantId, organisationId);
  if (found === null) return null;
  const talks = await firms.listTalks(tenantId, organisationId);
  const names = await nameStaff(queries, talks);
  const { id, name, country, sector } = found;
  return {
    id,
    name,
    country,
    sector,
    contacts: (await firms.listContacts(tenantId, organisationId)).map((each) => ({
      id: each.id,
      name: each.name,
      email: each.email,
      phone: each.phone,
    })),
    cases: await presentCases(parts, queries, tenantId, { organisationId }),
    talks: talks.map((talk) => ({
      id: talk.id,
      at: talk.at,
      channel: TALK_CHANNELS.find((channel) => channel === talk.channel) ?? 'mail',
      note: talk.note,
      by: talk.person_id === null ? null : (names.get(talk.person_id) ?? null),
    })),
    students: (await firms.listStudentCases(tenantId, organisationId)).map(presentStudentCase),
  };
}

export async function addTalk(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  { tenantId, personId }: Worker,
  organisationId: string,
  { channel, note }: { readonly channel: TalkChannel; readonly note: string },
): Promise<void> {
  await requireOrganisation(queries, tenantId, organisationId);
  const id = runtime.makeId();
  await firmsStore(queries).addTalk({
    tenant_id: tenantId,
    id,
    organisation_id: organisationId,
    case_id: null,
    channel,
    note,
    at: runtime.clock.iso(),
    person_id: personId,
  });
  await audit(queries, { tenantId, personId, action: 'demand.talk-logged', subject: { type: 'firm-talk', id } });
}

/** A student case begins with what the firm asked. No student is named in it. */
export async function addStudentCase(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  { tenantId, personId }: Worker,
  organisationId: string,
  { kind, caseId, field, asked }: AddStudentBody,
): Promise<void> {
  await requireOrganisation(queries, tenantId, organisationId);
  if (caseId !== null) {
    const found = await caseStore(queries).find(tenantId, caseId);
    if (found?.organisation_id !== organisationId) throw new AppError('demand.case-not-theirs');
  }
  const [id, at] = [runtime.makeId(), runtime.clock.iso()];
  await firmsStore(queries).addStudentCase({
    tenant_id: tenantId,
    id,
    organisation_id: organisationId,
    case_id: caseId,
    kind,
    state: 'asked',
    field,
    steps: JSON.stringify({ asked: { text: asked, at }, offered: null, agreed: null } satisfies Steps),
    revision: 0,
    changed_at: at,
    person_id: personId,
  });
  const subject = { type: 'student-case', id };
  await audit(queries, { tenantId, personId, action: 'demand.student-case-added', subject, details: { kind } });
}

export async function changeStudentCase(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  { tenantId, personId }: Worker,
  id: string,
  { revision, state, text }: ChangeStudentBody,
): Promise<StudentCase> {
  const firms = firmsStore(queries);
  const row = await firms.findStudentCase(tenantId, id);
  if (row === null) throw new AppError('route.not-found');
  const at = runtime.clock.iso();
  const before = steps.parse(JSON.parse(row.steps));
  const isStep = state !== 'off';
  if (isStep && text.trim() === '') throw new AppError('demand.step-in-words');
  const after = isStep ? { ...before, [state]: { text: text.trim(), at } } : before;
  const changes = { state, steps: JSON.stringify(after), changed_at: at, person_id: personId };
  if (!(await firms.changeStudentCase(tenantId, id, revision, changes))) throw new AppError('demand.changed-meanwhile');
  const subject = { type: 'student-case', id };
  await audit(queries, { tenantId, personId, action: 'demand.student-case-changed', subject, details: { state } });
  return presentStudentCase({ ...row, ...changes, revision: revision + 1 });
}

function presentStudentCase(row: StudentRow): StudentCase {
  return {
    id: row.id,
    caseId: row.case_id,
    kind: STUDENT_KINDS.find((kind) => kind === row.kind) ?? 'placement',
    state: STUDENT_STATES.find((state) => state === row.state) ?? 'asked',
    field: row.field,
    steps: steps.parse(JSON.parse(row.steps)),
    revision: Number(row.revision),
    changedAt: row.changed_at,
  };
}

async function requireOrganisation(queries: WriteQueries, tenantId: string, id: string): Promise<void> {
  if ((await firmsStore(queries).findOrganisation(tenantId, id)) === null) throw new AppError('route.not-found');
}
