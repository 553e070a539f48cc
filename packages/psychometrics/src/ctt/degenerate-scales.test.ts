import { describe, expect, it } from 'vitest';
import { findNotPlain } from '../result/testing/find-not-plain.ts';
import { alphaInterval } from './alpha-interval.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { itemAnalysis } from './item-analysis.ts';
import { standardErrorOfMeasurement } from './measurement-error.ts';
import { omega } from './omega.ts';
import { fitOneFactorMinres } from './one-factor-minres.ts';
import { fitOneFactorMl } from './one-factor-ml.ts';
import { reliability } from './reliability.ts';
import { reverseColumns, reverseScore } from './reverse-score.ts';
import type { ScoreRows } from './score-table.ts';
import { allSplitHalves, spearmanBrown, splitHalf } from './split-half.ts';

const ROWS = [
  [1, 2, 1],
  [2, 3, 3],
  [4, 4, 5],
  [5, 3, 4],
  [2, 2, 3],
];

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

describe('scales that ask too much', () => {
  it('a constant column keeps the raw alpha and says what cannot be had', () => {
    const rows = ROWS.map((row) => [...row, 3]);
    const result = reliability(rows);
    expect(result.alpha.alpha).not.toBeNull();
    expect(result.alpha.standardisedAlpha).toBeNull();
    expect(result.alpha.lambdaSix).toBeNull();
    expect(result.omega.ml.status).toBe('not-estimable');
    expect(result.itemAnalysis.items[3]).toMatchObject({ deviation: 0, itemTotal: null, itemRest: null });
    expect(codes(result)).toContain('constant-item');
    expect(findNotPlain(result)).toEqual([]);
  });

  it('answers of one category have no alpha at all', () => {
    const result = reliability([
      [3, 3, 3],
      [3, 3, 3],
      [3, 3, 3],
    ]);
    expect(result.alpha).toMatchObject({ status: 'not-estimable', alpha: null });
    expect(codes(result)).toContain('no-variance');
    expect(findNotPlain(result)).toEqual([]);
  });

  it('a single person gives no figure and a sentence', () => {
    const result = reliability([[1, 2, 3]]);
    expect(result.alpha.status).toBe('not-estimable');
    expect(codes(result.alpha)).toContain('too-few-people');
    expect(result.splitHalf.status).toBe('not-estimable');
    expect(findNotPlain(result)).toEqual([]);
  });

  it('a person without answers is left out and counted', () => {
    const result = cronbachAlpha([...ROWS, [null, undefined, NaN]]);
    expect(result.people).toBe(5);
    expect(codes(result)).toContain('people-without-answers');
    expect(result.alpha).toBe(cronbachAlpha(ROWS).alpha);
  });

  it('listwise leaves incomplete people out, pairwise uses what they answered', () => {
    const rows = [...ROWS, [1, null, 2]];
    const listwise = cronbachAlpha(rows, { missing: 'listwise' });
    expect(listwise.alpha).toBe(cronbachAlpha(ROWS).alpha);
    expect(listwise.method.parameters['missing']).toBe('listwise');
    expect(codes(listwise)).toContain('people-left-out');
    const pairwise = cronbachAlpha(rows);
    expect(pairwise.method.parameters['missing']).toBe('pairwise');
    expect(codes(pairwise)).toContain('missing-answers');
    expect(pairwise.alpha).not.toBe(listwise.alpha);
  });

  it('a pair of items nobody answered together gives no figure', () => {
    const result = cronbachAlpha([
      [1, null],
      [2, null],
      [null, 3],
      [null, 5],
    ]);
    expect(result.status).toBe('not-estimable');
    expect(codes(result)).toContain('too-few-people');
  });

  it('fewer people than items warns and gives neither lambda 6 nor omega', () => {
    const result = reliability([
      [1, 2, 1, 4],
      [2, 3, 3, 1],
      [4, 4, 5, 2],
    ]);
    expect(codes(result)).toEqual(expect.arrayContaining(['few-people', 'singular-correlations', 'too-few-people']));
    expect(result.alpha.lambdaSix).toBeNull();
    expect(result.omega.ml.omega).toBeNull();
    expect(findNotPlain(result)).toEqual([]);
  });

  it('two identical items are singular, and said to be', () => {
    const result = cronbachAlpha(ROWS.map((row) => [...row, row[0]!]));
    expect(result.lambdaSix).toBeNull();
    expect(codes(result)).toContain('singular-correlations');
  });

  it('two items have an alpha but no omega', () => {
    const rows = ROWS.map((row) => row.slice(0, 2));
    expect(cronbachAlpha(rows).status).toBe('estimated');
    expect(codes(omega(rows))).toContain('too-few-items');
    expect(itemAnalysis(rows).items[0]?.alphaIfDropped).toBeNull();
  });

  it('an item that was not turned round is pointed out', () => {
    const rows = ROWS.map((row) => [...row, 6 - row[0]!]);
    expect(codes(itemAnalysis(rows))).toContain('negative-item-rest');
    expect(
      codes(
        cronbachAlpha([
          [1, 5],
          [2, 4],
          [5, 1],
          [4, 1],
        ]),
      ),
    ).toContain('negative-alpha');
  });

  it('a loading that would exceed one is held and named', () => {
    // r12 r13 / r23 > 1: the first item would need a negative unique variance.
    const correlations = Float64Array.from([1, 0.9, 0.9, 0.9, 1, 0.5, 0.9, 0.5, 1]);
    for (const solution of [fitOneFactorMl(correlations, 3), fitOneFactorMinres(correlations, 3)]) {
      expect(solution.heywood).toEqual([0]);
      expect([...solution.loadings, ...solution.uniquenesses].every(Number.isFinite)).toBe(true);
      expect(solution.uniquenesses[0]).toBeGreaterThan(0);
    }
  });

  it('wrong input is named by row and column', () => {
    expect(() =>
      cronbachAlpha(
        [
          [1, 2],
          [1, 'x' as unknown as number],
        ],
        { items: ['a', 'b'] },
      ),
    ).toThrow('row 2, column b: "x" is not a number');
    expect(() => cronbachAlpha([[1, 2], [1]])).toThrow('row 2 has 1 cells where the first row has 2');
    expect(() => cronbachAlpha([[1, Infinity]])).toThrow('row 1, column item 2');
    expect(() => cronbachAlpha([])).toThrow(RangeError);
    expect(() => cronbachAlpha([[1], [2]])).toThrow(RangeError);
    expect(() => cronbachAlpha('rows' as unknown as ScoreRows)).toThrow(TypeError);
    expect(() => cronbachAlpha(ROWS, { items: ['a', 'a', 'b'] })).toThrow(/twice/);
    expect(() => cronbachAlpha(ROWS, { missing: 'drop' as 'listwise' })).toThrow(/missing/);
    expect(() => cronbachAlpha(ROWS, { level: 95 })).toThrow(/level/);
    expect(() => omega(ROWS, { estimator: 'pca' as 'ml' })).toThrow(/estimator/);
    expect(() => splitHalf(ROWS, { split: ['item 9'] })).toThrow(/item 9/);
    expect(() => splitHalf(ROWS, { split: ['item 1', 'item 2', 'item 3'] })).toThrow(/halves/);
  });

  it('reverse scoring takes the scale, not the data, and refuses what lies outside', () => {
    expect(reverseScore(2, { max: 6 })).toBe(5);
    expect(reverseScore(0, { min: 0, max: 4 })).toBe(4);
    expect(reverseScore(null, { max: 6 })).toBeNull();
    expect(() => reverseScore(7, { max: 6 })).toThrow(RangeError);
    expect(() => reverseColumns([[1, 7]], ['a', 'b'], ['b'], { max: 6 })).toThrow(
      'row 1, column b: 7 lies outside 1 to 6',
    );
    expect(() => reverseColumns([[1, 7]], ['a', 'b'], ['c'], { max: 6 })).toThrow(/no column "c"/);
  });
});

describe('closed forms and examples', () => {
  it('parallel items give alpha, lambda 6, omega and Spearman-Brown one value', () => {
    const k = 4;
    const correlations = Float64Array.from({ length: k * k }, (_, at) => (at % (k + 1) === 0 ? 1 : 0.36));
    const stepped = spearmanBrown(0.36, k);
    const { loadings } = fitOneFactorMl(correlations, k);
    for (const loading of loadings) expect(loading).toBeCloseTo(0.6, 9);
    const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
    expect(common / correlations.reduce((sum, value) => sum + value, 0)).toBeCloseTo(stepped, 9);
  });

  it('the examples of the docstrings run', () => {
    expect(standardErrorOfMeasurement(10, 0.84)).toBeCloseTo(4, 12);
    expect(() => standardErrorOfMeasurement(-1, 0.5)).toThrow(RangeError);
    expect(() => standardErrorOfMeasurement(1, 1.2)).toThrow(RangeError);
    const feldt = alphaInterval({ alpha: 0.8, standardError: 0.03, people: 100, items: 5 }, 'feldt')!;
    expect(feldt.lower).toBeLessThan(0.8);
    expect(feldt.upper).toBeGreaterThan(0.8);
    const example = [1, 0.48, 0.4, 0.48, 1, 0.3, 0.4, 0.3, 1];
    for (const solution of [
      fitOneFactorMl(Float64Array.from(example), 3),
      fitOneFactorMinres(Float64Array.from(example), 3),
    ]) {
      for (const [j, loading] of [0.8, 0.6, 0.5].entries()) expect(solution.loadings[j]).toBeCloseTo(loading, 8);
    }
    expect(omega(ROWS, { estimator: 'ml' }).omega).not.toBeNull();
    expect(spearmanBrown(0.6, 2)).toBeCloseTo(0.75, 12);
    expect(allSplitHalves(ROWS).splits).toBe(3);
  });

  it('many items are split by lot, the same lot for the same seed', () => {
    const rows = Array.from({ length: 30 }, (_, p) =>
      Array.from({ length: 18 }, (_, j) => ((p * 7 + j * 5 + p * j) % 6) + p / 10),
    );
    const one = allSplitHalves(rows, { seed: 1 });
    expect(one.splits).toBe(10_000);
    expect(codes(one)).toContain('splits-drawn');
    expect(allSplitHalves(rows, { seed: 1 }).mean).toBe(one.mean);
  });
});
