import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/seeded-random.ts';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import { compareKeys, type OptionRatings, type RatingPerson } from './compare-keys.ts';
import { contentValidityIndex } from './content-validity-index.ts';
import published from './fixtures/content-validity-index.json' with { type: 'json' };
import byNumpy from './fixtures/key-comparison.json' with { type: 'json' };
import { panelKey } from './panel-key.ts';
import { shareInterval } from './share-interval.ts';

describe('relevance rated by experts', () => {
  it('gives the published indices of twelve items and six experts', () => {
    const { ratings, indices, scaleAverage, scaleUniversal } = published.sixExperts;
    const result = contentValidityIndex(Object.fromEntries(ratings.map((row, at) => [`item ${at + 1}`, row])));
    for (const [at, item] of result.items.entries()) {
      expect(Math.abs(item.index! - indices[at]!)).toBeLessThan(0.0051);
      expect(item.isEnough).toBe(false);
    }
    expect(Math.abs(result.scaleAverage! - scaleAverage)).toBeLessThan(0.0051);
    expect(Math.abs(result.scaleUniversal! - scaleUniversal)).toBeLessThan(0.0051);
    expect(result.isEnough).toBe(false);
    expect(findNotPlain(result)).toEqual([]);
  });

  it('gives the published modified kappas of ten experts, and calls them enough', () => {
    for (const aspect of Object.values(published.tenExperts)) {
      const result = contentValidityIndex(
        Object.fromEntries(
          aspect.counts.map(([experts, relevant], at) => [
            `item ${at}`,
            Array.from({ length: experts! }, (_, expert) => (expert < relevant! ? 3 : 2)),
          ]),
        ),
      );
      for (const [at, item] of result.items.entries()) {
        expect(Math.abs(item.index! - aspect.counts[at]![2]!)).toBeLessThan(0.0051);
        expect(Math.abs(item.modifiedKappa! - aspect.counts[at]![3]!)).toBeLessThan(0.0051);
      }
      expect(Math.abs(result.scaleAverage! - aspect.scaleAverage)).toBeLessThan(0.0051);
      expect(Math.abs(result.scaleUniversal! - aspect.scaleUniversal)).toBeLessThan(0.0051);
      expect(result.isEnough).toBe(true);
    }
  });

  it('has the score interval of another program, with width at unanimity', () => {
    for (const [hits, count, lower, upper] of published.shareIntervals.figures) {
      const interval = shareInterval(hits!, count!);
      expect(interval!.lower).toBeCloseTo(lower!, 12);
      expect(interval!.upper).toBeCloseTo(upper!, 12);
    }
    expect(shareInterval(0, 0)).toBeNull();
    expect(() => shareInterval(3, 2)).toThrow(/hits/);
    expect(() => shareInterval(0, -1)).toThrow(/count/);
  });

  it('marks seven experts as not enough and eight as enough', () => {
    const rated = (experts: number) => contentValidityIndex({ a: Array.from({ length: experts }, () => 4) });
    expect(rated(7).isEnough).toBe(false);
    expect(rated(8).isEnough).toBe(true);
    expect(contentValidityIndex({ a: [], b: [4, 4, 4, 4, 4, 4, 4, 4] }).isEnough).toBe(false);
  });
});

describe('the key a panel gives an option', () => {
  it('is told by mean, median and mode, with the interval of the mean', () => {
    const key = panelKey([4, 4, 5, 4, 3, 5, 4, 2]);
    expect(key).toMatchObject({ experts: 8, isEnough: true, median: 4, modes: [4], counts: [0, 1, 1, 4, 2] });
    expect(key.mean).toBeCloseTo(3.875, 12);
    // t with 7 degrees of freedom, two-sided 5 %: 2.364624; standard deviation 0.991031.
    expect(key.interval!.lower).toBeCloseTo(3.875 - (2.364624 * 0.991031) / Math.sqrt(8), 5);
    expect(key.keys).toEqual({ mean: 4, median: 4, mode: 4 });
    expect(key.shareNear).toBe(7 / 8);
  });

  it('rounds halves to the side of the mean, and away from the middle when the mean is a half', () => {
    expect(panelKey([2, 3]).keys.mean).toBe(2);
    expect(panelKey([3, 4]).keys.mean).toBe(4);
    expect(panelKey([3, 3, 4, 4, 5, 5, 2, 4]).keys.median).toBe(4);
    expect(panelKey([1, 3, 4, 5]).keys.median).toBe(3);
    expect(panelKey([2, 3, 4, 5]).keys.median).toBe(4);
  });

  it('takes of several modes the one nearest the mean', () => {
    expect(panelKey([1, 1, 4, 4, 5]).modes).toEqual([1, 4]);
    expect(panelKey([1, 1, 4, 4, 5]).keys.mode).toBe(4);
    expect(panelKey([2, 2, 4, 4]).keys.mode).toBe(2);
  });

  it('says nothing about an option nobody rated and refuses what is no rating', () => {
    expect(panelKey([null])).toMatchObject({
      experts: 0,
      isEnough: false,
      keys: { mean: null, median: null, mode: null },
    });
    expect(panelKey([5])).toMatchObject({ interval: null, standardDeviation: null, keys: { mean: 5 } });
    expect(() => panelKey([6])).toThrow(/1 to 5/);
    expect(() => panelKey([2.5])).toThrow(/1 to 5/);
    expect(findNotPlain([panelKey([]), panelKey([1, 2])])).toEqual([]);
  });
});

const SCENARIOS = Array.from({ length: 20 }, (_, at) => `s${at}`);
const TRUE_KEY: OptionRatings = Object.fromEntries(
  SCENARIOS.map((id, at) => [id, { a: 1, b: 5, c: 1 + (at % 5), d: 4 }]),
);
const TURNED_KEY: OptionRatings = Object.fromEntries(
  SCENARIOS.map((id, at) => [
    id,
    { a: 1 + ((at * 3) % 5), b: 1 + ((at * 2 + 1) % 5), c: 5 - (at % 5), d: 1 + (at % 4) },
  ]),
);

/** Synthetic people who know the true key more or less well, each with 10 of 20 scenarios; the second group lies `gap` lower. */
function invent(count: number, gap: number, seed: number): RatingPerson[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const group = at % 2 === 0 ? 'en' : 'fi';
    const noise = Math.exp(0.35 * random.normal() + (group === 'fi' ? gap : 0));
    const shift = 0.3 * random.normal();
    const own = SCENARIOS.filter((_, place) => (place + Math.floor(at / 2)) % 2 === 0);
    const ratings = Object.fromEntries(
      own.map((id) => [
        id,
        Object.fromEntries(
          Object.entries(TRUE_KEY[id]!).map(([option, key]) => [
            option,
            Math.min(5, Math.max(1, Math.round(key + shift + noise * random.normal()))),
          ]),
        ),
      ]),
    );
    return { ratings, groups: { language: group, role: null } };
  });
}

describe('keys held against each other', () => {
  it('finds the key that people know more reliable than one nobody has in mind', () => {
    const result = compareKeys(invent(300, 0, 1), { authors: TRUE_KEY, turned: TURNED_KEY });
    const [authors, turned] = result.keys;
    expect(result).toMatchObject({ status: 'estimated', people: 300, scenarios: 20 });
    expect(authors!.reliability!).toBeGreaterThan(0.6);
    expect(authors!.reliability! - turned!.reliability!).toBeGreaterThan(0.2);
    expect(authors!.closeness! - turned!.closeness!).toBeGreaterThan(0.15);
    expect(authors!.interval!.lower).toBeLessThan(authors!.reliability!);
    expect(authors!.interval!.upper).toBeGreaterThan(authors!.reliability!);
    expect(findNotPlain(result)).toEqual([]);
  });

  it('recovers a planted gap between groups, and shows none where there is none', () => {
    const planted = compareKeys(invent(400, 0.35, 2), { authors: TRUE_KEY }).keys[0]!.gaps;
    expect(planted).toHaveLength(1);
    expect(planted[0]).toMatchObject({ by: 'language', group: 'en', people: 200, others: 200 });
    expect(planted[0]!.interval.lower).toBeGreaterThan(0.3);
    const none = compareKeys(invent(400, 0, 3), { authors: TRUE_KEY }).keys[0]!.gaps[0]!;
    expect(none.interval.lower).toBeLessThan(0);
    expect(none.interval.upper).toBeGreaterThan(0);
  });

  it('gives the figures of another program', () => {
    const { key, people, closeness, single, reliabilityOfTwelve, gap, gapError } = byNumpy;
    const result = compareKeys(people as unknown as RatingPerson[], { key }, { people: 12, group: 6 });
    const [found] = result.keys;
    expect(found!.closeness).toBeCloseTo(closeness, 10);
    expect(found!.single).toBeCloseTo(single, 10);
    expect(found!.reliability).toBeCloseTo(reliabilityOfTwelve, 10);
    expect(found!.gaps[0]!.gap).toBeCloseTo(gap, 10);
    expect(found!.gaps[0]!.interval.upper).toBeCloseTo(gap + 1.959963984540054 * gapError, 8);
  });

  it('tells no reliability of people who all answer alike', () => {
    const alike: RatingPerson = { ratings: { s: { a: 1, b: 1 }, t: { a: 1, b: 5 } }, groups: {} };
    const result = compareKeys([alike, alike], { k: { s: { a: 1, b: 1 }, t: { a: 1, b: 5 } } }, { people: 2 });
    expect(result.keys[0]!.single).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toEqual(['no-groups']);
  });

  it('leaves groups of fewer than ten out, and needs thirty people', () => {
    const some = invent(40, 0, 4).map((person, at) => ({ ...person, groups: { role: at < 9 ? 'small' : 'large' } }));
    expect(compareKeys(some, { authors: TRUE_KEY }).keys[0]!.gaps).toEqual([]);
    const few = compareKeys(invent(29, 0, 5), { authors: TRUE_KEY });
    expect(few).toMatchObject({ status: 'not-estimable', people: 29, keys: [] });
  });

  it('compares only scenarios that every key covers', () => {
    const half = Object.fromEntries(Object.entries(TRUE_KEY).slice(0, 8));
    expect(compareKeys(invent(60, 0, 6), { authors: TRUE_KEY, panel: half }).scenarios).toBe(8);
  });

  it('is the same whatever the order of people', () => {
    const people = invent(60, 0.2, 7);
    const [one, two] = [people, people.toReversed()].map((list) => compareKeys(list, { authors: TRUE_KEY }).keys[0]!);
    expect(two!.reliability).toBeCloseTo(one!.reliability!, 12);
    expect(two!.gaps[0]!.gap).toBeCloseTo(one!.gaps[0]!.gap, 12);
  });

  it('refuses what is no key', () => {
    expect(() => compareKeys([], {})).toThrow(/at least one key/);
    expect(() => compareKeys([], { k: { s: { a: 0 } } })).toThrow(/1 to 5/);
    expect(() => compareKeys([{ ratings: { s: { a: 9 } }, groups: {} }], { k: { s: { a: 1 } } })).toThrow(/people, 1/);
    expect(() => compareKeys([], { k: { s: { a: 1 } } }, { group: 1 })).toThrow(/group/);
  });
});
