// Expected variance of theta after one more answer, averaged over the answers the item may get.
// Source: W. J. van der Linden (1998), Psychometrika 63 (minimum expected posterior variance).
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';

/** Weights of a normal on the theta grid, summing to 1, kept finite for narrow posteriors. */
export function normalGridWeights(mean: number, variance: number): Float64Array {
  const weights = new Float64Array(GRID_SIZE);
  let mass = 0;
  let nearest = Infinity;
  for (let q = 0; q < GRID_SIZE; q += 1) nearest = Math.min(nearest, (THETA_GRID[q]! - mean) ** 2);
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const weight = Math.exp((nearest - (THETA_GRID[q]! - mean) ** 2) / (2 * variance));
    weights[q] = weight;
    mass += weight;
  }
  for (let q = 0; q < GRID_SIZE; q += 1) weights[q]! /= mass;
  return weights;
}

/**
 * Expected posterior variance.
 * @param weights posterior weights on the theta grid, summing to 1
 * @param probability categories x nodes, row by row
 */
export function expectedPosteriorVariance(
  weights: Float64Array,
  probability: Float64Array,
  categories: number,
): number {
  let expected = 0;
  for (let category = 0; category < categories; category += 1) {
    const row = category * GRID_SIZE;
    let mass = 0;
    let first = 0;
    let second = 0;
    for (let q = 0; q < GRID_SIZE; q += 1) {
      const weight = weights[q]! * probability[row + q]!;
      const moment = weight * THETA_GRID[q]!;
      mass += weight;
      first += moment;
      second += moment * THETA_GRID[q]!;
    }
    if (mass > 0) expected += second - (first * first) / mass;
  }
  return expected;
}

/** Mean of a tabulated function under grid weights. */
export function gridMean(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let q = 0; q < GRID_SIZE; q += 1) sum += weights[q]! * values[q]!;
  return sum;
}
