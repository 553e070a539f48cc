import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradedInformation, gradedLogProbability, gradedProbabilities } from './graded-response.ts';

const item = fc
  .record({
    discrimination: fc.double({ min: 0.3, max: 3, noNaN: true }),
    start: fc.double({ min: -2.5, max: 1, noNaN: true }),
    steps: fc.array(fc.double({ min: 0.1, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ discrimination, start, steps }) => {
    const thresholds = [start];
    for (const step of steps) thresholds.push(thresholds.at(-1)! + step);
    return { discrimination, thresholds };
  });
const theta = fc.double({ min: -4, max: 4, noNaN: true });

describe('the graded response model, for any item', () => {
  it('spreads probability one over its categories', () => {
    fc.assert(
      fc.property(item, theta, (item, theta) => {
        const probabilities = gradedProbabilities(theta, item);
        expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const [k, p] of probabilities.entries()) {
          expect(p).toBeGreaterThan(0);
          expect(Math.exp(gradedLogProbability(theta, item, k))).toBeCloseTo(p, 12);
        }
      }),
    );
  });

  it('has as information the expected squared slope of its log-likelihood', () => {
    fc.assert(
      fc.property(item, theta, (item, theta) => {
        const h = 1e-5;
        const numeric = gradedProbabilities(theta, item).reduce((sum, p, k) => {
          const slope = (gradedLogProbability(theta + h, item, k) - gradedLogProbability(theta - h, item, k)) / (2 * h);
          return sum + p * slope * slope;
        }, 0);
        expect(gradedInformation(theta, item)).toBeCloseTo(numeric, 6);
      }),
    );
  });

  it('mirrors: reversed thresholds and a reversed theta give the categories in reverse', () => {
    fc.assert(
      fc.property(item, theta, (item, theta) => {
        const mirrored = { ...item, thresholds: item.thresholds.map((b) => -b).reverse() };
        const there = gradedProbabilities(theta, item);
        const back = gradedProbabilities(-theta, mirrored).reverse();
        for (const [k, p] of there.entries()) expect(back[k]).toBeCloseTo(p, 12);
      }),
    );
  });
});
