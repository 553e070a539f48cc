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

/** What is let out although it stands below a threshold, in words. */
function findLeaks(raters: readonly CountedRater[], result: ReturnType<typeof composeRelease>): string[] {
  const { ratersOverall, raterGroup, comments } = DEFAULT_THRESHOLDS;
  const leaks: string[] = [];
  if (raters.length < ratersOverall && result.groups.length > 0) leaks.push('a group of too few overall');
  for (const group of result.groups) {
    const isManager = group.group === 'manager';
    const least = isManager ? 1 : raterGroup;
    if (group.raters < least) leaks.push(`a group of ${group.raters}`);
    const skills = new Map<string, Set<number>>();
    for (const { rater, itemId } of group.ratings) {
      skills.set(skillOf(itemId), (skills.get(skillOf(itemId)) ?? new Set()).add(rater));
    }
    for (const [skill, seen] of skills) if (seen.size < least) leaks.push(`${skill} of ${seen.size}`);
    if (group.comments.length > 0 && !isManager && group.raters < comments) leaks.push('comments of a small group');
    if (group.comments.length > 0 && raters.length < comments) leaks.push('comments of too few overall');
  }
  const crowd = result.groups.filter((each) => each.group !== 'manager');
  const size = crowd.reduce((sum, each) => sum + each.raters, 0);
  if (result.comments.length > 0 && size < comments) leaks.push(`pooled comments of ${size}`);
  const text = JSON.stringify([result.groups, result.comments]);
  const counted = new Set(result.places.map((each) => each.nominationId));
  return [
    ...leaks,
    ...raters.flatMap((each, place) =>
      !counted.has(each.nominationId) && text.includes(`"canary ${place}"`) ? [`the words of ${place}`] : [],
    ),
  ];
}

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
        expect(findLeaks(raters, result)).toEqual([]);
      }),
    );
  });

  it('a planted release without thresholds is found out', () => {
    const lone: CountedRater = {
      nominationId: 'n0',
      group: 'peers',
      observed: [{ itemId: 'a-1', category: 1 }],
      comments: [{ kind: 'start', text: 'canary 0' }],
    };
    const planted = composeRelease({
      raters: [lone],
      asked: ['peers'],
      thresholds: { raterGroup: 1, ratersOverall: 1, comments: 1 },
      skillOf,
      random: seededRandom(1),
    });
    expect(findLeaks([lone], planted)).toEqual([
      'a group of too few overall',
      'a group of 1',
      'a of 1',
      'comments of a small group',
      'comments of too few overall',
    ]);
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
