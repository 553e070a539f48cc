import { describe, expect, it } from 'vitest';
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';
import { expectedAPosteriori } from './expected-a-posteriori.ts';
import { expectedPosteriorVariance, gridMean, normalGridWeights } from './expected-posterior-variance.ts';
import { gradedLogProbability, gradedProbabilities } from './graded-response.ts';

const item = { discrimination: 1.5, thresholds: [-1.7, -0.9, -0.1, 0.7] };
const probability = Float64Array.from({ length: 5 * GRID_SIZE }, (_, at) => {
  const category = Math.floor(at / GRID_SIZE);
  return gradedProbabilities(THETA_GRID[at % GRID_SIZE]!, item)[category]!;
});

describe('the expected posterior variance', () => {
  it('is the mean over the possible answers of the variance that each leaves', () => {
    const prior = { mean: 0.3, sd: 0.8 };
    const weights = normalGridWeights(prior.mean, prior.sd ** 2);
    let byAnswer = 0;
    for (let category = 0; category < 5; category += 1) {
      const logs = THETA_GRID.map((theta) => gradedLogProbability(theta, item, category));
      const { sd } = expectedAPosteriori(logs, THETA_GRID, prior);
      const chance = gridMean(weights, probability.subarray(category * GRID_SIZE, (category + 1) * GRID_SIZE));
      byAnswer += chance * sd ** 2;
    }
    expect(expectedPosteriorVariance(weights, probability, 5)).toBeCloseTo(byAnswer, 10);
    expect(byAnswer).toBeLessThan(0.64);
  });

  it('stays the variance when the answer says nothing', () => {
    const silent = new Float64Array(2 * GRID_SIZE).fill(0.5);
    expect(expectedPosteriorVariance(normalGridWeights(0, 1), silent, 2)).toBeCloseTo(1, 5);
  });

  it('has weights that keep mean and variance, and survive a posterior narrower than the grid', () => {
    const weights = normalGridWeights(0.7, 0.25);
    expect(gridMean(weights, THETA_GRID)).toBeCloseTo(0.7, 8);
    const narrow = normalGridWeights(0.71, 1e-9);
    expect(narrow.every(Number.isFinite)).toBe(true);
    expect(narrow.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});
