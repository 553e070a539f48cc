// What is open in a programme: parts that nothing aims at, teaches or asks for, and links of the thread whose other end has gone.
import { findGaps } from '../../../core/thread/find-gaps.ts';
import type { FindExisting } from '../../../core/thread/find-gaps.ts';
import type { ThreadEnd } from '../../../core/thread/thread.ts';
import type { ProgrammePlan } from '../contract.ts';
import type { AlignmentGap, ThreadGap } from '../wire-contract.ts';
import { listKnownModules } from './modules/known-modules.ts';
import { alignPlan } from './plan/align-plan.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import type { ProgrammeRecord } from './store.ts';
import { partEnd } from './thread-links.ts';

type Parts = Pick<ProgrammesParts, 'database' | 'demand' | 'academics' | 'longModules' | 'framework'>;

const GAPS_SHOWN = 200;
/** By what a link leads to. */
const GONE = { need: 'need-gone', academic: 'lead-gone', 'module-version': 'module-gone' } as const;

export async function listThreadGaps(parts: Parts, record: ProgrammeRecord): Promise<ThreadGap[]> {
  const { tenantId, id, plan } = record;
  const open = alignPlan(plan).gaps.map(({ kind, part, id: partId, sentenceIds }): ThreadGap => ({
    kind,
    part,
    id: partId,
    text: wordsOf(plan, part, partId),
    sentences: sentenceIds.length,
  }));
  const ends = listEnds(id, plan);
  const found = await findGaps(parts.database.read, tenantId, resolversOf(parts, record, ends), {
    limit: GAPS_SHOWN,
    fromIds: ends.map((end) => end.id),
  });
  const broken = found.flatMap(({ link: { from, to } }): ThreadGap[] => {
    if (!(to.type in GONE)) return [];
    const part = from.type === 'objective' ? 'objective' : 'session';
    const partId = from.id.slice(id.length + 1);
    return [
      { kind: GONE[to.type as keyof typeof GONE], part, id: partId, text: wordsOf(plan, part, partId), sentences: 0 },
    ];
  });
  return [...open, ...broken].slice(0, GAPS_SHOWN);
}

/** Everything of the plan that links lead away from. */
function listEnds(programmeId: string, { objectives, sessions, assessments }: ProgrammePlan): ThreadEnd[] {
  return [
    ...objectives.map(({ id }) => partEnd('objective', programmeId, id)),
    ...sessions.map(({ id }) => partEnd('session', programmeId, id)),
    ...assessments.flatMap(({ items }) => items.map(({ id }) => partEnd('assessment-item', programmeId, id))),
  ];
}

/** Who says what of the other ends is there: the case its needs, the room of academics its people, the catalogue its modules. */
function resolversOf(
  parts: Parts,
  { tenantId, plan }: ProgrammeRecord,
  ends: readonly ThreadEnd[],
): ReadonlyMap<string, FindExisting> {
  const own = new Set(ends.map(({ type, id }) => `${type} ${id}`));
  const inPlan =
    (type: string): FindExisting =>
    async (_queries, _tenantId, ids) =>
      new Set(ids.filter((id) => own.has(`${type} ${id}`)));
  return new Map<string, FindExisting>([
    ['objective', inPlan('objective')],
    ['session', inPlan('session')],
    ['assessment-item', inPlan('assessment-item')],
    ['need', (queries, tenant, ids) => parts.demand.existing(queries, tenant, 'need', ids)],
    ['academic', async (_queries, tenant, ids) => new Set((await parts.academics.names(tenant, ids)).keys())],
    [
      'module-version',
      async (queries, _tenant, ids) => {
        const known = await listKnownModules(parts, queries, tenantId, plan.language);
        const keys = new Set(known.map(({ key }) => key));
        // A version is never taken away, a module is no longer seen when it is not shared any more.
        return new Set(ids.filter((id) => keys.has(id.slice(0, id.lastIndexOf('@')))));
      },
    ],
  ]);
}

function wordsOf(plan: ProgrammePlan, part: AlignmentGap['part'], id: string): string {
  if (part === 'need') return plan.needs.find((need) => need.id === id)?.skill.label ?? '';
  if (part === 'objective') return plan.objectives.find((objective) => objective.id === id)?.text ?? '';
  if (part === 'session') return plan.sessions.find((session) => session.id === id)?.title ?? '';
  return plan.assessments.flatMap(({ items }) => items).find((item) => item.id === id)?.text ?? '';
}
