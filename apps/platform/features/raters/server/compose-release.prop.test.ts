import { seededRandom } from '@dragoman/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS, RATER_GROUPS } from '../limits.ts';
import { composeRelease } from './compose-release.ts';
import type { CountedRater } from './compose-release.ts';

const skillOf = (itemId: string): string => itemId.split('-')[0]!;
const observed = fc.uniqueArray(
  fc.record({
    itemId: fc.constantFrom('a-1', 'a-2', 'b-1', 'b-2', 'c-1'),
    category: fc.integer({ min: 0, max: 4 }),
  }),
  { selector: (each) => each.itemId },
);
const someRaters: fc.Arbitrary<CountedRater[]> = fc
  .array(fc.record({ group: fc.constantFrom(...RATER_GROUPS), observed }), { maxLength: 14 })
  .map((drawn) =>
    drawn
      // At most one manager is ever asked.
      .filter(
        ({ group }, place) => group !== 'manager' || drawn.findIndex((each) => each.group === 'manager') === place,
      )
      .map((each, place) => ({
        ...each,
        nominationId: `n${place}`,
        comments: [{ kind: 'start' as const, text: `canary ${place}` }],
      })),
  );

describe('whatever groups answer', () => {
  it('nothing below a threshold is let out, in no group, skill or comment', () => {
    fc.assert(
      fc.property(someRaters, fc.integer(), (raters, seed) => {
        const result = composeRelease({
          raters,
          asked: RATER_GROUPS,
          thresholds: DEFAULT_THRESHOLDS,
          skillOf,
          random: seededRandom(seed),
        });
        if (raters.length < DEFAULT_THRESHOLDS.ratersOverall) expect(result.groups).toEqual([]);
        for (const group of result.groups) {
          const least = group.group === 'manager' ? 1 : DEFAULT_THRESHOLDS.raterGroup;
          expect(group.raters).toBeGreaterThanOrEqual(least);
          const skills = new Map<string, Set<number>>();
          for (const { rater, itemId } of group.ratings) {
            skills.set(skillOf(itemId), (skills.get(skillOf(itemId)) ?? new Set()).add(rater));
          }
          for (const seen of skills.values()) expect(seen.size).toBeGreaterThanOrEqual(least);
          if (group.comments.length > 0 && group.group !== 'manager') expect(group.raters).toBeGreaterThanOrEqual(5);
        }
        const crowd = result.groups.filter((each) => each.group !== 'manager');
        const size = crowd.reduce((sum, each) => sum + each.raters, 0);
        if (result.comments.length > 0) expect(size).toBeGreaterThanOrEqual(5);
        const text = JSON.stringify([result.groups, result.comments]);
        const counted = new Set(result.places.map((each) => each.nominationId));
        for (const [place, each] of raters.entries()) {
          if (!counted.has(each.nominationId)) expect(text).not.toContain(`"canary ${place}"`);
        }
      }),
    );
  });

  it('every group that was asked is either shown or named as withheld', () => {
    fc.assert(
      fc.property(someRaters, (raters) => {
        const { groups, withheld } = composeRelease({
          raters,
          asked: ['peers', 'partners', 'academics'],
          thresholds: DEFAULT_THRESHOLDS,
          skillOf,
          random: seededRandom(1),
        });
        for (const group of ['peers', 'partners', 'academics']) {
          const isShown = groups.some((each) => each.group === group);
          expect(withheld.some((each) => each.group === group)).toBe(!isShown);
        }
      }),
    );
  });
});
