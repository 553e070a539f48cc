import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignAcademics, assignGreedily, LEAST_FIT, valueOf, writeAssignment } from './assign-academics.ts';
import type { Load, SessionToFill } from './assign-academics.ts';
import { run } from './solve-assignment.worker.ts';

const session = (id: string, hours: number, fits: Record<string, number>): SessionToFill => ({
  id,
  hours,
  candidates: Object.entries(fits).map(([academicId, fit]) => ({ academicId, fit })),
});
const load = (academicId: string, more: Partial<Load> = {}): Load => ({
  academicId,
  hoursLeft: null,
  askedLately: 0,
  ...more,
});

/** Every assignment there is, one by one. */
function bestByHand(sessions: readonly SessionToFill[], loads: readonly Load[], fairness: number): number {
  let best = 0;
  const walk = (chosen: (string | null)[]): void => {
    if (chosen.length === sessions.length) {
      const fits = loads.every(({ academicId, hoursLeft }) => {
        const hours = chosen.reduce((sum, each, at) => sum + (each === academicId ? sessions[at]!.hours : 0), 0);
        return hoursLeft === null || hours <= hoursLeft;
      });
      if (fits) best = Math.max(best, valueOf(sessions, loads, fairness, chosen));
      return;
    }
    walk([...chosen, null]);
    for (const { academicId, fit } of sessions[chosen.length]!.candidates)
      if (fit >= LEAST_FIT) walk([...chosen, academicId]);
  };
  walk([]);
  return best;
}

describe('the assignment of academics to sessions', () => {
  it('is the best there is, whatever the fits, the loads and the fairness', { timeout: 60_000 }, async () => {
    const fit = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
    const who = ['a', 'b', 'c'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fit, fit, fit), { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 16 })), fc.integer({ min: 0, max: 4 })), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.constantFrom(0, 0.5, 1),
        async (rows, given, fairness) => {
          const sessions = rows.map(([hours, ...fits], at) =>
            session(`s${at}`, hours, Object.fromEntries(who.map((each, index) => [each, fits[index]!]))),
          );
          const loads = given.map(([hoursLeft, askedLately], index) => load(who[index]!, { hoursLeft, askedLately }));
          const best = bestByHand(sessions, loads, fairness);
          const found = await assignAcademics(sessions, loads, fairness, run);
          expect(found.value).toBeCloseTo(best, 4);
          expect(found.status).toBe('optimal');
          expect(found.greedyValue).toBeLessThanOrEqual(best + 1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('spreads the sessions when fairness is wanted, and gives all to the best when it is not', async () => {
    const sessions = [1, 2, 3].map((each) => session(`s${each}`, 4, { known: 0.9, other: 0.8, third: 0.75 }));
    const loads = ['known', 'other', 'third'].map((each) => load(each));
    const plain = await assignAcademics(sessions, loads, 0, run);
    expect(plain.academicIds).toEqual(['known', 'known', 'known']);
    const fair = await assignAcademics(
      sessions,
      loads.map((each) => ({ ...each, askedLately: each.academicId === 'known' ? 6 : 0 })),
      1,
      run,
    );
    expect(new Set(fair.academicIds).size).toBeGreaterThan(1);
    expect(fair.academicIds.filter((each) => each === 'known').length).toBeLessThan(2);
  });

  it('keeps to the hours somebody has, and leaves a session empty rather than to somebody far off', async () => {
    const sessions = [session('s1', 6, { a: 0.9 }), session('s2', 6, { a: 0.9 }), session('s3', 2, { b: 0.1 })];
    const found = await assignAcademics(sessions, [load('a', { hoursLeft: 8 }), load('b')], 0.5, run);
    expect(found.academicIds.filter((each) => each === 'a')).toHaveLength(1);
    expect(found.academicIds[2]).toBeNull();
  });

  it('gives the greedy answer when the solver has none, and says so', async () => {
    const sessions = [session('s1', 4, { a: 0.5, b: 0.4 }), session('s2', 8, { a: 0.9 })];
    const loads = [load('a', { hoursLeft: 8 }), load('b')];
    const found = await assignAcademics(sessions, loads, 0, async () => null);
    expect(found).toMatchObject({ status: 'greedy', academicIds: ['b', 'a'], bound: expect.any(Number) as number });
    expect(found.bound!).toBeGreaterThanOrEqual(found.value);
    expect(assignGreedily([], [], 1)).toEqual({ academicIds: [], value: 0 });
    expect(writeAssignment([session('s', 1, {})], [], 1)).toBeNull();
    expect(await run('Nonsense')).toBeNull();
  });
});
