// Any plan that the wire takes, for property tests: parts tied to each other in every way that fits, sessions that teach nothing and
// objectives that nothing teaches among them.
import fc from 'fast-check';
import type { PlanObjective, PlanSession, ProgrammePlan } from '../../contract.ts';
import { ACTIVITY_KINDS, ASSESSMENT_KINDS, BLOOM_STEPS } from '../../limits.ts';
import { syntheticNeed, syntheticPlan } from './sample-plan.ts';

export interface PlanEnds {
  /** Ids a need may have. */
  readonly needIds: readonly string[];
  readonly sentenceIds: readonly string[];
}

const ENDS: PlanEnds = { needIds: ['n1', 'n2', 'own-1', 'n4'], sentenceIds: ['s1', 's2', 's3', 's4'] };

/** Sessions, objectives and items share their ids on purpose: what tells them apart is what they are. */
const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);
const someOf = (ids: readonly string[]) => fc.array(fc.constantFrom(...ids), { maxLength: 4 });

export function anyPlan({ needIds, sentenceIds }: PlanEnds = ENDS): fc.Arbitrary<ProgrammePlan> {
  const counts = fc.record({ objectives: fc.integer({ min: 1, max: 5 }), sessions: fc.integer({ min: 1, max: 5 }) });
  return fc
    .tuple(fc.subarray([...needIds], { minLength: 1 }), counts)
    .chain(([chosen, { objectives, sessions }]) => {
      const objectiveIds = idsOf(objectives);
      return fc.record({
        // A designer's own need has no firm behind it.
        needs: fc.tuple(
          ...chosen.map((id) =>
            someOf(sentenceIds).map((said) => syntheticNeed(id, id.startsWith('own-') ? [] : said)),
          ),
        ),
        objectives: fc.tuple(...objectiveIds.map((id) => anyObjective(id, chosen))),
        sessions: fc.tuple(...idsOf(sessions).map((id) => anySession(id, objectiveIds))),
        items: fc.array(fc.option(fc.constantFrom(...objectiveIds)), { maxLength: 5 }),
        kind: fc.constantFrom(...ASSESSMENT_KINDS),
      });
    })
    .map(({ items, kind, ...parts }) => ({
      ...syntheticPlan(),
      ...parts,
      assessments: [
        {
          id: 'p0',
          title: 'Synthetic',
          kind,
          minutes: 30,
          items: items.map((objectiveId, index) => ({ id: `p${index}`, text: 'Synthetic?', objectiveId })),
        },
      ],
    }));
}

function anyObjective(id: string, needIds: readonly string[]): fc.Arbitrary<PlanObjective> {
  return fc
    .record({ bloom: fc.constantFrom(...BLOOM_STEPS), needIds: someOf(needIds) })
    .map((more) => ({ ...syntheticPlan().objectives[0]!, id, ...more }));
}

function anySession(id: string, objectiveIds: readonly string[]): fc.Arbitrary<PlanSession> {
  return fc
    .record({ kind: fc.constantFrom(...ACTIVITY_KINDS), objectiveIds: someOf(objectiveIds) })
    .map((more) => ({ ...syntheticPlan().sessions[0]!, id, title: `Synthetic session ${id}`, ...more }));
}

/** What a session alone carried, worked out from the plan by sets and by nothing of the program. */
export function carriedAlone(plan: ProgrammePlan, sessionId: string): Map<string, Set<string>> {
  const others = new Set(
    plan.sessions.filter(({ id }) => id !== sessionId).flatMap(({ objectiveIds }) => objectiveIds),
  );
  const own = new Set(plan.sessions.find(({ id }) => id === sessionId)!.objectiveIds);
  return new Map(
    plan.objectives
      .filter(({ id }) => own.has(id) && !others.has(id))
      .map((objective) => [objective.id, sentencesBehind(plan, objective)]),
  );
}

/** The sentences of the firm behind an objective, by its needs. */
export function sentencesBehind({ needs }: ProgrammePlan, { needIds }: Pick<PlanObjective, 'needIds'>): Set<string> {
  return new Set(needs.filter(({ id }) => needIds.includes(id)).flatMap(({ sentenceIds }) => sentenceIds));
}
