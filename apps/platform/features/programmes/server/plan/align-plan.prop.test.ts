import { canTeach } from '@dragoman/matching';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgrammePlan } from '../../contract.ts';
import { anyPlan, carriedAlone } from '../testing/any-plan.ts';
import { alignPlan } from './align-plan.ts';
import { checkPlan } from './check-plan.ts';

const anyDeletion = anyPlan().chain((plan) =>
  fc.record({ plan: fc.constant(plan), sessionId: fc.constantFrom(...plan.sessions.map(({ id }) => id)) }),
);
const without = (plan: ProgrammePlan, sessionId: string): ProgrammePlan => ({
  ...plan,
  sessions: plan.sessions.filter(({ id }) => id !== sessionId),
});
const key = (gap: object): string => JSON.stringify(gap);

describe('D3: a session taken out of any plan', () => {
  it('leaves untaught exactly the objectives that it alone carried, each with the sentences it served', () => {
    fc.assert(
      fc.property(anyDeletion, ({ plan, sessionId }) => {
        checkPlan(plan);
        const before = new Set(alignPlan(plan).gaps.map(key));
        const untaught = alignPlan(without(plan, sessionId)).gaps.filter(
          (gap) => gap.kind === 'objective-without-session' && !before.has(key(gap)),
        );
        const carried = carriedAlone(plan, sessionId);
        expect(new Map(untaught.map(({ id, sentenceIds }) => [id, new Set(sentenceIds)]))).toEqual(carried);
        // Each sentence is named once, however many needs it stands behind.
        for (const { sentenceIds } of untaught) expect(new Set(sentenceIds).size).toBe(sentenceIds.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('turns nothing amber that it did not teach, and mends nothing but its own place', () => {
    fc.assert(
      fc.property(anyDeletion, ({ plan, sessionId }) => {
        const session = plan.sessions.find(({ id }) => id === sessionId)!;
        const rest = without(plan, sessionId).sessions;
        const [before, after] = [plan, without(plan, sessionId)].map((each) => alignPlan(each));
        const [held, left] = [before!, after!].map(({ gaps }) => new Set(gaps.map(key)));
        for (const gap of after!.gaps.filter((each) => !held!.has(key(each)))) {
          expect([gap.part, session.objectiveIds.includes(gap.id)]).toEqual(['objective', true]);
          // Either nobody teaches it any more, or nobody teaches it far enough.
          const teaching = rest.filter(({ objectiveIds }) => objectiveIds.includes(gap.id));
          const { bloom } = plan.objectives.find(({ id }) => id === gap.id)!;
          expect(gap.kind).toBe(teaching.length === 0 ? 'objective-without-session' : 'activity-too-simple');
          expect(teaching.some(({ kind }) => canTeach(kind, bloom))).toBe(false);
        }
        for (const gap of before!.gaps.filter((each) => !left!.has(key(each)))) {
          const isOwnPlace = gap.kind === 'session-without-objective' && gap.id === sessionId;
          const isWorse = gap.kind === 'activity-too-simple' && carriedAlone(plan, sessionId).has(gap.id);
          expect(isOwnPlace || isWorse).toBe(true);
        }
        const untouched = ({ objectives }: ReturnType<typeof alignPlan>): object[] =>
          objectives.filter(({ id }) => !session.objectiveIds.includes(id));
        expect(untouched(after!)).toEqual(untouched(before!));
        for (const { sessionIds } of after!.objectives) expect(sessionIds).not.toContain(sessionId);
      }),
      { numRuns: 1000 },
    );
  });

  it('is as if it had never been: the same plan put together without it has the same gaps', () => {
    fc.assert(
      fc.property(anyDeletion, ({ plan, sessionId }) => {
        const shuffled = { ...without(plan, sessionId), sessions: without(plan, sessionId).sessions.toReversed() };
        const gaps = (each: ProgrammePlan): string[] => alignPlan(each).gaps.map(key).toSorted();
        expect(gaps(shuffled)).toEqual(gaps(without(plan, sessionId)));
      }),
    );
  });

  it('is told apart from a rule that forgets the other sessions', () => {
    const careless = fc.property(anyDeletion, ({ plan, sessionId }) => {
      const { objectiveIds } = plan.sessions.find(({ id }) => id === sessionId)!;
      expect(new Set(carriedAlone(plan, sessionId).keys())).toEqual(new Set(objectiveIds));
    });
    expect(fc.check(careless, { numRuns: 200 }).failed).toBe(true);
  });
});
