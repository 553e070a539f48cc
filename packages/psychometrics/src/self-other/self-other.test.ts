import { describe, expect, it } from 'vitest';
import type { AgreementRating } from '../agreement/ratings.ts';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import { calibrationIndex } from './calibration-index.ts';
import reference from './fixtures/response-surface.json' with { type: 'json' };
import { profileAgreement } from './profile-agreement.ts';
import { responseSurface } from './response-surface.ts';

const { figures } = reference;

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

/** Ratings by skill, one column per rater. */
function ratingsOf(table: Readonly<Record<string, readonly (number | null)[]>>): AgreementRating[] {
  return Object.entries(table).flatMap(([subject, values]) =>
    values.map((value, g) => ({ subject, rater: `r${g + 1}`, value })),
  );
}

describe('agreement of two profiles', () => {
  const self = { a: 3, b: 2, c: 4, d: 1, e: 3, f: 2 };

  it('tells height, spread and shape apart', () => {
    const higher = profileAgreement(self, { a: 2, b: 1, c: 3, d: 0, e: 2, f: 1 });
    expect(higher).toMatchObject({ elevation: 1, distance: 1 });
    expect(higher.shape).toBeCloseTo(1, 12);
    expect(higher.scatter).toBeCloseTo(1, 12);
    expect(higher.doubleEntry).toBeLessThan(1);
    const turned = profileAgreement(self, { a: 2, b: 3, c: 1, d: 4, e: 2, f: 3 });
    expect(turned.shape).toBeCloseTo(-1, 12);
    expect(profileAgreement(self, self)).toMatchObject({ elevation: 0, distance: 0 });
    expect(profileAgreement(self, self).doubleEntry).toBeCloseTo(1, 12);
  });

  it('does not depend on the order of skills or on who is called self, but for the sign of the height', () => {
    const others = { f: 3, e: 1, d: 2, c: 3, b: 2, a: 4 };
    const one = profileAgreement(self, others);
    const two = profileAgreement(others, self);
    expect(two.elevation).toBeCloseTo(-one.elevation!, 12);
    expect(two.shape).toBeCloseTo(one.shape!, 12);
    expect(two.doubleEntry).toBeCloseTo(one.doubleEntry!, 12);
  });

  it('says what a flat or short profile cannot tell', () => {
    const flat = profileAgreement({ a: 2, b: 2, c: 2 }, { a: 1, b: 2, c: 3 });
    expect(flat.shape).toBeNull();
    expect(codes(flat)).toEqual(['flat-profile']);
    const same = profileAgreement({ a: 2, b: 2 }, { a: 2, b: 2 });
    expect(same).toMatchObject({ doubleEntry: null, scatter: null, distance: 0 });
    const short = profileAgreement({ a: 2, b: null }, { a: 1, c: 3 });
    expect(short.status).toBe('not-estimable');
    expect(codes(short)).toEqual(['skills-left-out', 'too-few-skills']);
    expect(findNotPlain([flat, same, short])).toEqual([]);
    expect(() => profileAgreement({ a: '2' as unknown as number }, { a: 1 })).toThrow('self, a: "2" is not a number');
    expect(() => profileAgreement({ a: 1 }, { a: Infinity })).toThrow('others, a');
  });
});

describe('the calibration index', () => {
  const self = { listening: 4, planning: 3 };

  it('is the mean of the raters, with Student interval, when every rater rated every skill', () => {
    // Means of the raters' own gaps: 1.5, 1, 1.5, 2.
    const result = calibrationIndex(self, ratingsOf({ listening: [2, 3, 3, 2], planning: [2, 2, 1, 1] }));
    expect(result.index).toBeCloseTo(1.5, 12);
    // SD of 1.5, 1, 1.5, 2 over sqrt(4), t(3) = 3.182446
    const error = Math.sqrt(0.5 / 3) / 2;
    expect(result.standardError).toBeCloseTo(error, 12);
    expect(result.interval!.lower).toBeCloseTo(1.5 - 3.182446305 * error, 7);
    expect(result).toMatchObject({ verdict: 'over-rates', raters: 4 });
    expect(findNotPlain(result)).toEqual([]);
  });

  it('takes the leniency of the group out, and needs certainty for a verdict', () => {
    const ratings = ratingsOf({ listening: [2, 3, 3, 2], planning: [2, 2, 1, 1] });
    expect(calibrationIndex(self, ratings, { leniency: 1.5 })).toMatchObject({ index: 0, verdict: 'in tune' });
    expect(calibrationIndex(self, ratings, { leniency: 1.05 }).verdict).toBe('cannot tell yet');
    expect(calibrationIndex(self, ratings, { leniency: 3 }).verdict).toBe('under-rates');
  });

  it('widens for one rater who is lenient throughout more than for scattered ratings of the same spread', () => {
    const halo = calibrationIndex({ a: 3, b: 3 }, ratingsOf({ a: [1, 1, 3, 3], b: [1, 1, 3, 3] }));
    const mixed = calibrationIndex({ a: 3, b: 3 }, ratingsOf({ a: [1, 1, 3, 3], b: [3, 3, 1, 1] }));
    expect(halo.index).toBe(mixed.index);
    expect(halo.standardError!).toBeGreaterThan(mixed.standardError!);
  });

  it('gives no interval for one rater or a skill that hangs on one', () => {
    const one = calibrationIndex(self, ratingsOf({ listening: [2], planning: [2] }));
    expect(one).toMatchObject({ index: 1.5, interval: null, verdict: 'cannot tell yet' });
    expect(codes(one)).toEqual(['too-few-raters']);
    const hanging = calibrationIndex(self, ratingsOf({ listening: [2, 3, 3], planning: [2, null, null] }));
    expect(codes(hanging)).toEqual(['single-rater-skill']);
    const gaps = calibrationIndex(
      { listening: 4, planning: null, writing: 2 },
      ratingsOf({ listening: [2, 3], planning: [1, 1], extra: [1, 1] }),
    );
    expect(codes(gaps)).toEqual(['skills-left-out', 'few-raters']);
    expect(gaps.skills).toHaveLength(1);
    const unanimous = calibrationIndex({ a: 3 }, ratingsOf({ a: [2, 2, 2, 2] }));
    expect(unanimous).toMatchObject({ standardError: 0, probabilityAbove: 1, verdict: 'over-rates' });
    expect(findNotPlain([one, hanging, gaps, unanimous])).toEqual([]);
  });

  it('refuses what does not fit', () => {
    const ratings = ratingsOf({ a: [1, 2] });
    expect(() => calibrationIndex({ b: 1 }, ratings)).toThrow(/no skill/);
    expect(() => calibrationIndex({ a: 'x' as unknown as number }, ratings)).toThrow('self, a');
    expect(() => calibrationIndex({ a: 1 }, ratings, { certainty: 0.4 })).toThrow(/certainty/);
    expect(() => calibrationIndex({ a: 1 }, ratings, { threshold: -1 })).toThrow(/threshold/);
    expect(() => calibrationIndex({ a: 1 }, ratings, { leniency: NaN })).toThrow(/leniency/);
  });
});

describe('the response surface', () => {
  const data = { self: figures.self, others: figures.others, outcome: figures.outcome };

  it('has the coefficients, slopes, curvatures and both kinds of errors of another program', () => {
    for (const [errors, expected] of [
      ['classical', figures.classicalErrors],
      ['hc3', figures.robustErrors],
    ] as const) {
      const result = responseSurface(data, { centre: figures.centre, errors });
      for (const [i, { value }] of Object.values(result.coefficients!).entries()) {
        expect(value).toBeCloseTo(figures.coefficients[i]!, 9);
      }
      for (const [i, { value, standardError }] of Object.values(result.surface!).entries()) {
        expect(value).toBeCloseTo(figures.surface[i]!, 9);
        expect(standardError).toBeCloseTo(expected[i]!, 9);
      }
      expect(result.rSquared).toBeCloseTo(figures.rSquared, 10);
      expect(result.stationary!.self).toBeCloseTo(figures.stationary[0]!, 7);
      expect(result.stationary!.others).toBeCloseTo(figures.stationary[1]!, 7);
      expect(codes(result)).toEqual(['few-people']);
      expect(findNotPlain(result)).toEqual([]);
    }
  });

  it('names the kind of its stationary point as the eigenvalues do', () => {
    const kind = figures.eigen.every((value) => value < 0)
      ? 'peak'
      : figures.eigen.every((value) => value > 0)
        ? 'valley'
        : 'saddle';
    expect(responseSurface(data, { centre: figures.centre }).stationary!.kind).toBe(kind);
  });

  it('says what too few people or ratings without spread cannot tell', () => {
    const few = responseSurface({ self: [1, 2], others: [1, 2], outcome: [1, null] }, { centre: 2 });
    expect(codes(few)).toEqual(['people-left-out', 'too-few-people']);
    const flat = { self: figures.self, others: figures.self, outcome: figures.outcome };
    expect(codes(responseSurface(flat, { centre: 2.5 }))).toEqual(['not-identified']);
    expect(findNotPlain(few)).toEqual([]);
    expect(() => responseSurface(data, { centre: NaN })).toThrow(/centre/);
    expect(() => responseSurface({ ...data, others: [1] }, { centre: 2 })).toThrow(
      'others: 1 values where self has 40',
    );
  });
});
