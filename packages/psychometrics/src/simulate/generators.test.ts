import { describe, expect, it } from 'vitest';
import { calibrate } from '../calibration/calibrate.ts';
import { ITEM_MODELS } from '../calibration/curves/item-curve.ts';
import { createDerivatives, differentiateItem, prepareScorables } from '../scoring/scorable-items.ts';
import { simulateRatings } from './simulate-ratings.ts';
import { simulateResponses, syntheticThetas } from './simulate-responses.ts';
import { syntheticItems } from './synthetic-items.ts';
import { withMissing } from './with-missing.ts';

describe('synthetic answers', () => {
  for (const model of ITEM_MODELS) {
    it(`of the model ${model} come with the frequencies of its curves and again with the same seed`, () => {
      const items = syntheticItems({ model, items: 3, seed: 'frequencies' });
      const theta = 0.4;
      const rows = simulateResponses(items, new Float64Array(4000).fill(theta), 'frequencies');
      const prepared = prepareScorables(items);
      const work = createDerivatives(prepared);
      for (const [j, item] of prepared.entries()) {
        differentiateItem(item, theta, work);
        for (const [c, label] of item.labels.entries()) {
          const share = rows.filter((row) => row[j] === label).length / rows.length;
          expect(Math.abs(share - work.p[c]!)).toBeLessThan(0.035);
        }
      }
      expect(simulateResponses(items, new Float64Array(4000).fill(theta), 'frequencies')).toEqual(rows);
    });
  }

  it('give their slopes and thresholds back to a calibration', () => {
    const items = syntheticItems({ model: 'grm', items: 6, categories: 4, seed: 'recovery' });
    const rows = simulateResponses(items, syntheticThetas(1500, 'recovery'), 'recovery') as number[][];
    const { items: found } = calibrate(rows, { model: 'grm', standardErrors: 'none' });
    for (const [j, item] of items.entries()) {
      expect(Math.abs(found[j]!.discrimination! / item.discrimination - 1)).toBeLessThan(0.2);
      expect(Math.abs(found[j]!.thresholds![1]! - item.thresholds![1]!)).toBeLessThan(0.2);
    }
  });

  it('refuse what does not fit', () => {
    expect(() => syntheticItems({ model: '2pl', items: 2, categories: 3, seed: 1 })).toThrow(/categories/);
    expect(() => syntheticItems({ model: 'x' as '2pl', items: 2, seed: 1 })).toThrow(/model/);
    expect(() => simulateResponses(syntheticItems({ model: 'grm', items: 1, seed: 1 }), [0, NaN], 1)).toThrow(
      /entry 2/,
    );
    expect(() => syntheticThetas(0, 1)).toThrow(/count/);
  });
});

describe('synthetic ratings', () => {
  const items = syntheticItems({ model: 'pcm', items: 4, categories: 5, seed: 'ratings' });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('are lower from a severe rater than from a lenient one', () => {
    const rows = simulateRatings({ items, thetas: syntheticThetas(300, 'r'), severities: [-1, 0, 1], seed: 'r' });
    expect(rows.length).toBe(300 * 3 * 4);
    const [lenient, middle, severe] = [0, 1, 2].map((rater) =>
      mean(rows.filter((row) => row.rater === rater).map((row) => Number(row.value))),
    );
    expect(lenient! - middle!).toBeGreaterThan(0.3);
    expect(middle! - severe!).toBeGreaterThan(0.3);
  });

  it('come from as many different raters as planned', () => {
    const rows = simulateRatings({ items, thetas: [0, 1, 2], severities: [0, 0, 0, 0], ratersPerRatee: 2, seed: 3 });
    for (const ratee of [0, 1, 2]) {
      expect(new Set(rows.filter((row) => row.ratee === ratee).map((row) => row.rater)).size).toBe(2);
    }
    expect(() => simulateRatings({ items, thetas: [0], severities: [0], ratersPerRatee: 2, seed: 1 })).toThrow(
      /1 to 1/,
    );
    expect(() => simulateRatings({ items, thetas: [0], severities: [NaN], seed: 1 })).toThrow(/severities/);
  });
});

describe('missing answers', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => [i, i, i, i, i]);
  const share = (table: readonly (readonly unknown[])[]): number =>
    table.flat().filter((cell) => cell === null).length / table.flat().length;

  it('are as many as stated, completely at random or by an observed number', () => {
    expect(share(withMissing(rows, { kind: 'completely-at-random', share: 0.2 }, 1))).toBeCloseTo(0.2, 1);
    const by = rows.map((_, i) => i);
    const biased = withMissing(rows, { kind: 'at-random', share: 0.2, by, strength: 2 }, 1);
    expect(share(biased)).toBeCloseTo(0.2, 1);
    expect(share(biased.slice(1000))).toBeGreaterThan(share(biased.slice(0, 1000)) + 0.15);
  });

  it('follow a break-off to the end, or the planned blocks', () => {
    for (const row of withMissing(rows, { kind: 'break-off', share: 0.5 }, 1)) {
      const first = row.indexOf(null);
      if (first < 0) continue;
      expect(first).toBeGreaterThan(0);
      expect(row.slice(first).every((cell) => cell === null)).toBe(true);
    }
    expect(
      withMissing(
        [
          [1, 2],
          [3, 4],
        ],
        { kind: 'planned', blocks: 2 },
        1,
      ),
    ).toEqual([
      [1, null],
      [null, 4],
    ]);
  });

  it('are refused for shares, blocks and numbers that do not fit', () => {
    expect(() => withMissing(rows, { kind: 'completely-at-random', share: 1 }, 1)).toThrow(/share/);
    expect(() => withMissing(rows, { kind: 'planned', blocks: 9 }, 1)).toThrow(/blocks/);
    expect(() => withMissing(rows, { kind: 'at-random', share: 0.1, by: [1] }, 1)).toThrow(/by/);
  });
});
