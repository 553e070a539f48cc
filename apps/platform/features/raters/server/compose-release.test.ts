import { seededRandom } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../limits.ts';
import type { RaterGroup } from '../limits.ts';
import { composeRelease, withoutWithdrawn } from './compose-release.ts';
import type { CountedRater } from './compose-release.ts';

const skillOf = (itemId: string): string => itemId.split('-')[0]!;
const SKILLS = ['asking', 'listening'];

function raters(group: RaterGroup, count: number, skills = SKILLS): CountedRater[] {
  return Array.from({ length: count }, (_, place) => ({
    nominationId: `${group} ${place}`,
    group,
    observed: skills.map((skill) => ({ itemId: `${skill}-s0${place + 1}`, category: place % 5 })),
    comments: [{ kind: 'start', text: `comment of ${group} ${place}` }],
  }));
}

const compose = (given: CountedRater[], asked: RaterGroup[] = [...new Set(given.map((each) => each.group))]) =>
  composeRelease({ raters: given, asked, thresholds: DEFAULT_THRESHOLDS, skillOf, random: seededRandom(3) });
const shown = (result: ReturnType<typeof compose>) => result.groups.map(({ group, raters: n }) => `${group} ${n}`);

describe('the release of a round', () => {
  it('shows nothing at all below four raters, not even the manager', () => {
    const result = compose([...raters('peers', 2), ...raters('manager', 1)], ['peers', 'manager', 'partners']);
    expect(result).toEqual({
      groups: [],
      comments: [],
      places: [],
      withheld: [
        { group: 'peers', reason: 'too-few-overall' },
        { group: 'manager', reason: 'too-few-overall' },
        { group: 'partners', reason: 'too-few-overall' },
      ],
    });
  });

  it('shows three peers and the manager, and not two peers', () => {
    expect(shown(compose([...raters('peers', 3), ...raters('manager', 1)]))).toEqual(['peers 3', 'manager 1']);
    const two = compose([...raters('peers', 2), ...raters('partners', 3), ...raters('manager', 1)]);
    expect(shown(two)).toEqual(['partners 3', 'manager 1']);
    expect(two.withheld).toEqual([{ group: 'peers', reason: 'too-few-in-group' }]);
    expect(JSON.stringify(two)).not.toContain('comment of peers');
  });

  it('merges small groups only when together they reach the threshold', () => {
    const merged = compose([...raters('peers', 2), ...raters('partners', 1), ...raters('manager', 1)]);
    expect(shown(merged)).toEqual(['others 3', 'manager 1']);
    expect(merged.groups[0]!.merged).toEqual(['peers', 'partners']);
    expect(merged.withheld.map((each) => each.reason)).toEqual(['merged-into-others', 'merged-into-others']);
    const apart = compose([...raters('peers', 4), ...raters('partners', 1), ...raters('academics', 1)]);
    expect(shown(apart)).toEqual(['peers 4']);
    expect(apart.withheld).toEqual([
      { group: 'partners', reason: 'too-few-in-group' },
      { group: 'academics', reason: 'too-few-in-group' },
    ]);
  });

  it('says of a group that was asked the same whether one or nobody answered', () => {
    const one = compose([...raters('peers', 4), ...raters('partners', 1)], ['peers', 'partners']);
    const none = compose(raters('peers', 4), ['peers', 'partners']);
    expect(one.withheld).toEqual(none.withheld);
  });

  it('leaves out a skill that fewer than three of the group have observed', () => {
    const peers = raters('peers', 4);
    const blind = peers.map((each, place) =>
      place < 2 ? each : { ...each, observed: each.observed.filter(({ itemId }) => skillOf(itemId) === 'asking') },
    );
    const [group] = compose(blind).groups;
    expect(group!.skillsLeftOut).toEqual(['listening']);
    expect(group!.ratings.map(({ itemId }) => skillOf(itemId))).toEqual(['asking', 'asking', 'asking', 'asking']);
  });

  it('hides comments below five raters, pools small groups that reach five together, and separates groups of five', () => {
    const four = compose([...raters('peers', 3), ...raters('manager', 1)]);
    expect(JSON.stringify(four)).not.toContain('comment of');
    const pooled = compose([...raters('peers', 3), ...raters('partners', 3)]);
    expect(pooled.groups.flatMap((each) => each.comments)).toEqual([]);
    expect(pooled.comments).toHaveLength(6);
    const large = compose([...raters('peers', 5), ...raters('partners', 5)]);
    expect(large.groups.map((each) => each.comments.length)).toEqual([5, 5]);
    expect(large.comments).toEqual([]);
  });

  it('shows the manager’s comment as the manager’s only when five people answered', () => {
    const result = compose([...raters('peers', 4), ...raters('manager', 1)]);
    expect(result.groups.find((each) => each.group === 'manager')!.comments).toHaveLength(1);
    expect(result.groups.find((each) => each.group === 'peers')!.comments).toEqual([]);
  });

  it('puts raters and comments in an order that says nothing of who came first', () => {
    const orders = new Set(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
        composeRelease({
          raters: raters('peers', 6),
          asked: ['peers'],
          thresholds: DEFAULT_THRESHOLDS,
          skillOf,
          random: seededRandom(seed),
        })
          .places.map((each) => each.nominationId)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(6);
    const released = compose(raters('peers', 6)).groups[0]!;
    expect(Object.keys(released.ratings[0]!).toSorted()).toEqual(['category', 'itemId', 'rater']);
    expect(Object.keys(released.comments[0]!).toSorted()).toEqual(['kind', 'text']);
  });
});

describe('a rater who withdraws after the report', () => {
  const released = compose([...raters('peers', 4), ...raters('partners', 3), ...raters('manager', 1)]);
  const without = (...gone: string[]) =>
    withoutWithdrawn(released.groups, released.places, new Set(gone), DEFAULT_THRESHOLDS, skillOf);

  it('leaves later computations where the group stays at three', () => {
    const [peers] = without('peers 1');
    expect(peers!.raters).toBe(3);
    expect(peers!.ratings).toHaveLength(6);
    expect(new Set(peers!.ratings.map((each) => each.rater))).toEqual(new Set([0, 1, 2]));
  });

  it('stays where the group would fall below three, and so does the manager', () => {
    expect(without('partners 0', 'manager 0').slice(1)).toEqual(released.groups.slice(1));
    expect(without('peers 0', 'peers 1')[0]).toEqual(released.groups[0]);
  });
});
