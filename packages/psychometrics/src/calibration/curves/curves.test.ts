import { describe, expect, it } from 'vitest';
import { gradedLogProbability } from '../../irt/graded-response.ts';
import { partialCreditLogProbability } from '../../irt/generalised-partial-credit.ts';
import { curveFor } from './curve-for.ts';
import type { ItemModel } from './item-curve.ts';

const nodes = Float64Array.of(-5, -1.3, 0, 0.4, 2.2, 6);
const cases: [ItemModel, number, number[]][] = [
  ['2pl', 2, [1.3, -0.4]],
  ['grm', 4, [1.1, 1.5, 0.2, -1.4]],
  ['grm', 3, [-0.8, 0.9, -0.3]],
  ['gpcm', 4, [0.9, 0.5, -0.2, -1.6]],
  ['3pl', 2, [1.4, 0.3, -1.5]],
  ['4pl', 2, [1.4, 0.3, -1.5, 2.6]],
];

describe('the response curves', () => {
  for (const [model, categories, list] of cases) {
    const curve = curveFor(model, categories);
    const parameters = Float64Array.from(list);
    const Q = nodes.length;

    it(`of ${model} spread probability one and have the slopes that differences give`, () => {
      const logP = new Float64Array(categories * Q);
      const slopes = new Float64Array(curve.size * categories * Q);
      curve.tabulate(parameters, 0, nodes, logP, slopes);
      for (let q = 0; q < Q; q += 1) {
        let sum = 0;
        for (let c = 0; c < categories; c += 1) sum += Math.exp(logP[c * Q + q]!);
        expect(sum).toBeCloseTo(1, 12);
      }
      const h = 1e-6;
      const up = new Float64Array(categories * Q);
      const down = new Float64Array(categories * Q);
      for (let t = 0; t < curve.size; t += 1) {
        curve.tabulate(parameters.with(t, parameters[t]! + h), 0, nodes, up);
        curve.tabulate(parameters.with(t, parameters[t]! - h), 0, nodes, down);
        for (let i = 0; i < categories * Q; i += 1) {
          expect(Math.abs((up[i]! - down[i]!) / (2 * h) - slopes[t * categories * Q + i]!)).toBeLessThan(1e-7);
        }
      }
      const byTheta = new Float64Array(categories * Q);
      curve.thetaSlopes(parameters, 0, nodes, byTheta);
      curve.tabulate(
        parameters,
        0,
        nodes.map((x) => x + h),
        up,
      );
      curve.tabulate(
        parameters,
        0,
        nodes.map((x) => x - h),
        down,
      );
      for (let i = 0; i < categories * Q; i += 1) {
        expect(Math.abs((up[i]! - down[i]!) / (2 * h) - byTheta[i]!)).toBeLessThan(1e-7);
      }
    });
  }

  it('are those of the item functions', () => {
    const logP = new Float64Array(4 * nodes.length);
    curveFor('grm', 4).tabulate(Float64Array.of(1.1, 1.5, 0.2, -1.4), 0, nodes, logP);
    const graded = { discrimination: 1.1, thresholds: [-1.5 / 1.1, -0.2 / 1.1, 1.4 / 1.1] };
    for (const [q, theta] of nodes.entries()) {
      for (let c = 0; c < 4; c += 1)
        expect(logP[c * nodes.length + q]).toBeCloseTo(gradedLogProbability(theta, graded, c), 10);
    }
    curveFor('gpcm', 4).tabulate(Float64Array.of(0.9, 0.5, -0.2, -1.6), 0, nodes, logP);
    const credit = { discrimination: 0.9, steps: [-0.5 / 0.9, 0.7 / 0.9, 1.4 / 0.9] };
    for (const [q, theta] of nodes.entries()) {
      for (let c = 0; c < 4; c += 1) {
        expect(logP[c * nodes.length + q]).toBeCloseTo(partialCreditLogProbability(theta, credit, c), 10);
      }
    }
  });

  it('refuse parameters without probabilities', () => {
    expect(curveFor('grm', 3).isAdmissible(Float64Array.of(1, -1, 1), 0)).toBe(false);
    expect(curveFor('2pl', 2).isAdmissible(Float64Array.of(40, 0), 0)).toBe(false);
    expect(curveFor('4pl', 2).isAdmissible(Float64Array.of(1, 0, 2, 1), 0)).toBe(false);
  });
});
