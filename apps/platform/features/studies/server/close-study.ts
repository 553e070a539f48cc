// Closes a study: the answers lose what held them together with a link, are put into an order that says nothing, and are frozen.
import { AppError } from '@dragoman/kernel';
import type { RandomSource } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { EXPERT_CONTACT_DAYS } from '../limits.ts';
import type { Background } from '../limits.ts';
import { panelStore } from './panel-store.ts';
import { DAY, replaceStudy, requireStudy } from './studies-parts.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { Expert, Panel, PanelMember, StoredExpertAnswer, Study } from './study.ts';

/** Closing twice is the same as once. */
export async function closeStudy(
  parts: StudiesDependencies,
  queries: WriteQueries,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  by: string | null,
): Promise<Study> {
  const { runtime, audit } = parts;
  const study = await requireStudy(queries, tenantId, id);
  if (study.status === 'closed') return study;
  if (study.status === 'draft') throw new AppError('studies.not-open');
  const store = panelStore(queries);
  const experts = await store.listExperts(tenantId, id);
  const panel = freezePanel(await store.listAllAnswers(tenantId, id), experts, runtime.random);
  const closed = await replaceStudy(queries, study, { status: 'closed', closedAt: runtime.clock.iso(), panel });
  await store.removeAnswers(tenantId, id);
  await audit(queries, {
    tenantId,
    personId: by,
    action: 'studies.closed',
    subject: { type: 'panel-study', id },
    details: { experts: panel.experts.length },
  });
  return closed;
}

export function freezePanel(
  answers: readonly (StoredExpertAnswer & { readonly panellist: string })[],
  asked: readonly Pick<Expert, 'background'>[],
  random: RandomSource,
): Panel {
  const members = new Map<
    string,
    { relevance: Record<string, number>; effectiveness: Record<string, Record<string, number>> }
  >();
  const remarks: { item: string; text: string }[] = [];
  for (const { panellist, question, value } of answers) {
    const [kind, item] = question.split(' ') as [string, string];
    if (kind === 'remark') {
      if ((value as string).trim() !== '') remarks.push({ item, text: value as string });
      continue;
    }
    const member = members.get(panellist) ?? { relevance: {}, effectiveness: {} };
    members.set(panellist, member);
    if (kind === 'relevance') member.relevance[item] = value as number;
    else member.effectiveness[item] = value as Record<string, number>;
  }
  const backgrounds: Partial<Record<Background, number>> = {};
  for (const { background } of asked) backgrounds[background] = (backgrounds[background] ?? 0) + 1;
  const experts: PanelMember[] = shuffle([...members.values()], random);
  return { experts, remarks: shuffle(remarks, random), backgrounds };
}

/** Fisher and Yates (1938) with unbiased draws. */
export function shuffle<Value>(values: readonly Value[], random: RandomSource): Value[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const limit = last + 1;
    const unbiased = Math.floor(2 ** 32 / limit) * limit;
    let drawn: number;
    // Draws again where the remainder would favour small numbers.
    do drawn = Buffer.from(random.bytes(4)).readUInt32BE(0);
    while (drawn >= unbiased);
    const place = drawn % limit;
    [shuffled[last], shuffled[place]] = [shuffled[place]!, shuffled[last]!];
  }
  return shuffled;
}

/** By the job: studies whose date has come are closed, and names of studies long closed go. */
export async function tendStudies(parts: StudiesDependencies): Promise<void> {
  const { database, runtime } = parts;
  for (const study of await studyStore(database.read).listDue(runtime.clock.iso())) {
    await database.write((queries) => closeStudy(parts, queries, study, null));
  }
  const before = new Date(runtime.clock.now() - EXPERT_CONTACT_DAYS * DAY).toISOString();
  for (const { tenantId, id } of await studyStore(database.read).listClosedBefore(before)) {
    await database.write((queries) => panelStore(queries).removeExperts(tenantId, id));
  }
}
