// Expected variance of a view after one more item.
import { expectedPosteriorVariance, gridMean } from '../irt/expected-posterior-variance.ts';
import type { PreparedItem } from './prepare-bank.ts';

/**
 * Expected variance after an item: exact over the categories of a statement; for a scenario, whose ratings are too
 * many to list, the normal form 1 / (1 / variance + expected information).
 * @param weights normal posterior of the view on the theta grid
 * @param variance its variance
 */
export function reducedVariance(item: PreparedItem, weights: Float64Array, variance: number): number {
  if (item.kind === 'scenario') return 1 / (1 / variance + gridMean(weights, item.information));
  return expectedPosteriorVariance(weights, item.probability, item.categories);
}
