import { describe, expect, it } from 'vitest';
import { calibrate } from '../calibration/calibrate.ts';
import { syntheticItems, syntheticThetas } from '../calibration/testing/simulate-answers.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { calibrateRaters } from './calibrate-raters.ts';
import { evaluateRatings, planRatings } from './rating-likelihood.ts';
import type { RaterOptions, FacetRating } from './rating-types.ts';
import { readRatings } from './read-ratings.ts';
import { equalNodes } from '../calibration/design.ts';
import { curveFor } from '../calibration/curves/curve-for.ts';

const SEVERITIES = [-0.8, -0.3, 0, 0.2, 0.9];

/** Synthetic ratings: each person is rated on every item by some of the raters. */
function ratingsOf(
  model: RaterOptions['model'],
  persons: number,
  items: number,
  seed: string,
  perPerson = 3,
): FacetRating[] {
  const random = createRandom(`${seed}/ratings`);
  const bank = syntheticItems(model, items, 4, seed);
  const curve = curveFor(model, 4);
  return Array.from(syntheticThetas(persons, seed)).flatMap((theta, p) =>
    bank.flatMap(({ parameters }, item) =>
      Array.from({ length: perPerson }, (_, i): FacetRating => {
        const rater = (p + i * (1 + (p % 2))) % SEVERITIES.length;
        const logP = new Float64Array(4);
        curve.tabulate(Float64Array.from(parameters), 0, Float64Array.of(theta - SEVERITIES[rater]!), logP);
        const draw = random.next();
        let category = 0;
        let sum = Math.exp(logP[0]!);
        while (draw > sum && category < 3) {
          category += 1;
          sum += Math.exp(logP[category]!);
        }
        return { person: `p${p}`, item: `i${item}`, rater: `r${rater}`, value: category };
      }),
    ),
  );
}

describe('the calibration of raters', () => {
  for (const model of ['grm', 'pcm'] as const) {
    it(`recovers severities within their standard errors under ${model}`, () => {
      const fit = calibrateRaters(ratingsOf(model, 250, 4, `recover-${model}`), { model });
      expect(fit).toMatchObject({ converged: true, warnings: [] });
      expect(fit.raters.reduce((sum, { severity }) => sum + severity, 0)).toBeCloseTo(0, 12);
      for (const [r, { severity, standardError }] of fit.raters.entries()) {
        expect(standardError!).toBeGreaterThan(0.01);
        expect(standardError!).toBeLessThan(0.15);
        expect(Math.abs(severity - SEVERITIES[r]!)).toBeLessThan(3.5 * standardError!);
      }
      expect(fit.equalSeverity!.df).toBe(4);
      expect(fit.equalSeverity!.p).toBeLessThan(1e-10);
      expect(JSON.stringify(fit)).not.toMatch(/NaN|Infinity|null,"severity/);
    });
  }

  it('has smaller standard errors of severity with more items and more persons', () => {
    const errorOf = (ratings: FacetRating[]): number =>
      calibrateRaters(ratings, { model: 'pcm' }).raters[0]!.standardError!;
    const all = ratingsOf('pcm', 100, 4, 'shrink');
    const fewItems = all.filter((rating) => rating.item === 'i0' || rating.item === 'i1');
    const fewPersons = all.filter((rating) => Number(String(rating.person).slice(1)) < 40);
    expect(errorOf(all)).toBeLessThan(errorOf(fewItems));
    expect(errorOf(all)).toBeLessThan(errorOf(fewPersons));
  });

  it('does not depend on the order of ratings, and turns with the keying', () => {
    const ratings = ratingsOf('grm', 120, 3, 'turn');
    const one = calibrateRaters(ratings, { model: 'grm' });
    const mixed = calibrateRaters([...ratings].reverse(), { model: 'grm' });
    const words = ['poor', 'fair', 'good', 'best'];
    const named = calibrateRaters(
      ratings.map((rating) => ({ ...rating, value: words[rating.value as number]! })),
      { model: 'grm', categories: words },
    );
    const turned = calibrateRaters(
      ratings.map((rating) => ({ ...rating, value: 3 - (rating.value as number) })),
      { model: 'grm' },
    );
    for (const [r, { severity }] of one.raters.entries()) {
      expect(mixed.raters[r]!.severity).toBeCloseTo(severity, 6);
      expect(named.raters[r]!.severity).toBeCloseTo(severity, 6);
      expect(turned.raters[r]!.severity).toBeCloseTo(-severity, 3);
    }
  });

  it('is the plain calibration when all raters are equally severe', () => {
    const ratings = ratingsOf('grm', 200, 5, 'plain', 1).map((rating) => ({ ...rating }));
    const table = readRatings(ratings, { model: 'grm' });
    const plan = planRatings(table, 'grm', equalNodes(61, -6, 6), null, false);
    const rows = Array.from({ length: 200 }, () => Array.from({ length: 5 }, () => 0));
    for (const { person, item, value } of ratings)
      rows[Number(String(person).slice(1))]![Number(String(item).slice(1))] = value as number;
    const fit = calibrate(rows, { model: 'grm', categories: [0, 1, 2, 3], standardErrors: 'none' });
    const parameters = new Float64Array(plan.size);
    for (const [j, { slopeIntercept }] of fit.items.entries())
      parameters.set([slopeIntercept!.slope, ...slopeIntercept!.intercepts], j * 4);
    expect(evaluateRatings(plan, parameters, false)!.logLik).toBeCloseTo(fit.logLik, 6);
  });

  it('has slopes that differences of the objective give', () => {
    const table = readRatings(ratingsOf('gpcm', 40, 3, 'slopes'), { model: 'gpcm', categories: [0, 1, 2, 3, 4] });
    const plan = planRatings(table, 'gpcm', equalNodes(61, -6, 6), 0.7, true);
    const at = new Float64Array(plan.size).map((_, i) => 0.9 - 0.1 * (i % 5));
    const { gradient } = evaluateRatings(plan, at, false)!;
    for (const i of plan.free) {
      const h = 1e-6;
      const up = evaluateRatings(plan, at.with(i, at[i]! + h), false)!.objective;
      const down = evaluateRatings(plan, at.with(i, at[i]! - h), false)!.objective;
      expect(Math.abs((up - down) / (2 * h) - gradient[i]!)).toBeLessThan(1e-4);
    }
  });

  it('shrinks severities under a stated prior', () => {
    const ratings = ratingsOf('pcm', 60, 3, 'prior');
    const free = calibrateRaters(ratings, { model: 'pcm' });
    const held = calibrateRaters(ratings, { model: 'pcm', severityPrior: { sd: 0.1 } });
    expect(held.equalSeverity).toBeNull();
    expect(Math.abs(held.raters[4]!.severity)).toBeLessThan(Math.abs(free.raters[4]!.severity));
  });
});

describe('ratings in odd shapes', () => {
  const ratings = ratingsOf('pcm', 40, 2, 'odd');

  it('keep a category nobody used, and say so', () => {
    const fit = calibrateRaters(ratings, { model: 'pcm', categories: [0, 1, 2, 3, 4] });
    expect(fit.warnings.filter((warning) => warning.code === 'empty-category')).toHaveLength(2);
    expect(fit.items[0]!.thresholds).toHaveLength(4);
    expect(fit.converged).toBe(true);
  });

  it('tell of raters who rated nobody in common, of few ratings, of missing values', () => {
    const apart: FacetRating[] = [
      ...ratings,
      ...ratings.slice(0, 3).map((rating, i) => ({ ...rating, person: `alone${i}`, rater: 'stranger' })),
      { ...ratings[0]!, value: null },
    ];
    const codes = calibrateRaters(apart, { model: 'pcm' }).warnings.map((warning) => warning.code);
    expect(codes).toEqual(expect.arrayContaining(['missing-values', 'not-connected', 'few-ratings']));
  });

  it('are refused in a sentence', () => {
    expect(() => calibrateRaters([], { model: 'pcm' })).toThrow(/there are none/);
    expect(() =>
      calibrateRaters(
        ratings.map((x) => ({ ...x, rater: 'one' })),
        { model: 'pcm' },
      ),
    ).toThrow(/two raters/);
    expect(() =>
      calibrateRaters(
        ratings.map((x) => ({ ...x, value: 2 })),
        { model: 'pcm' },
      ),
    ).toThrow(/two or more different labels/);
    expect(() => calibrateRaters([{ ...ratings[0]!, value: 'good' }], { model: 'pcm' })).toThrow(
      /rating 1: "good" is text/,
    );
    expect(() => calibrateRaters([{ ...ratings[0]!, value: -1 }], { model: 'pcm' })).toThrow(/rating 1: -1/);
    expect(() =>
      calibrateRaters(
        ratings.map((x) => (x.item === 'i0' ? { ...x, value: 1 } : x)),
        { model: 'pcm' },
      ),
    ).toThrow(/item i0/);
    expect(() => calibrateRaters(ratings, { model: '2pl' as 'grm' })).toThrow(/model/);
    expect(() => calibrateRaters(ratings, { model: 'pcm', severityPrior: { sd: 0 } })).toThrow(/severityPrior/);
  });
});
