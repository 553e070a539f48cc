import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibration } from './calibration-types.ts';
import { calibrate } from './calibrate.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from './testing/simulate-answers.ts';

const answers = fc
  .record({ seed: fc.integer({ min: 1, max: 1e6 }), model: fc.constantFrom('grm' as const, 'gpcm' as const) })
  .map(({ seed, model }) => ({
    model,
    rows: syntheticAnswers(syntheticItems(model, 5, 3, String(seed)), syntheticThetas(350, String(seed)), String(seed)),
  }));
const RUNS = { numRuns: 12 };
const categories = [0, 1, 2];

/** Largest difference of log-likelihood and of slopes. */
function difference(one: Calibration, two: Calibration, columns: readonly number[] = [0, 1, 2, 3, 4]): number {
  const slopes = columns.map((from, to) => Math.abs(two.items[to]!.discrimination! - one.items[from]!.discrimination!));
  return Math.max(20 * Math.abs(two.logLik - one.logLik), ...slopes);
}

describe('a calibration of any answers', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(answers, ({ model, rows }) => {
        expect(
          difference(calibrate(rows, { model, categories }), calibrate([...rows].reverse(), { model, categories })),
        ).toBeLessThan(2e-3);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of columns', () => {
    const order = [3, 0, 4, 2, 1];
    fc.assert(
      fc.property(answers, ({ model, rows }) => {
        const moved = rows.map((row) => order.map((j) => row[j]!));
        expect(
          difference(calibrate(rows, { model, categories }), calibrate(moved, { model, categories }), order),
        ).toBeLessThan(2e-3);
      }),
      RUNS,
    );
  });

  it('does not depend on the labels of the categories', () => {
    fc.assert(
      fc.property(answers, ({ model, rows }) => {
        const labels = ['never', 'now and then', 'often'];
        const worded = rows.map((row) => row.map((x) => labels[x]!));
        expect(
          difference(calibrate(rows, { model, categories }), calibrate(worded, { model, categories: labels })),
        ).toBeLessThan(2e-3);
      }),
      RUNS,
    );
  });

  it('mirrors its thresholds when every item is keyed the other way round', () => {
    fc.assert(
      fc.property(answers, ({ model, rows }) => {
        const one = calibrate(rows, { model, categories });
        const two = calibrate(
          rows.map((row) => row.map((x) => 2 - x)),
          { model, categories },
        );
        expect(difference(one, two)).toBeLessThan(2e-3);
        for (const [j, item] of one.items.entries()) {
          const mirrored = [...two.items[j]!.thresholds!].reverse().map((b) => -b);
          for (const [k, b] of item.thresholds!.entries()) expect(Math.abs(mirrored[k]! - b)).toBeLessThan(5e-3);
        }
      }),
      RUNS,
    );
  });

  it('has smaller standard errors when every person is there twice', () => {
    fc.assert(
      fc.property(answers, ({ model, rows }) => {
        const one = calibrate(rows, { model, categories });
        const two = calibrate([...rows, ...rows], { model, categories });
        for (const [j, item] of one.items.entries()) {
          const ratio = item.standardErrors!.slope! / two.items[j]!.standardErrors!.slope!;
          expect(Math.abs(ratio - Math.SQRT2)).toBeLessThan(0.02);
        }
      }),
      RUNS,
    );
  });
});
