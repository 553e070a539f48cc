// Guttman's lambda 6 and the squared multiple correlations it rests on. Source: L. Guttman (1945), equation for L6.
import { invertPositiveDefinite } from '../numeric/invert-positive-definite.ts';
import { totalOf } from './covariance-matrix.ts';

const SINGULAR = 1e-10;

/**
 * Squared multiple correlation of each item with all others, or null when the matrix is not positive definite.
 * @param correlations row-major k x k
 */
export function squaredMultipleCorrelations(correlations: Float64Array, k: number): Float64Array | null {
  const inverse = invertPositiveDefinite(correlations, k, SINGULAR);
  return inverse && Float64Array.from({ length: k }, (_, i) => 1 - 1 / inverse[i * k + i]!);
}

/**
 * 1 - sum of the items' unexplained variance / variance of the total of standardised items; null when not estimable.
 * @param correlations row-major k x k
 * @example guttmanLambdaSix(Float64Array.from([1, 0.5, 0.5, 1]), 2) // 0.5
 */
export function guttmanLambdaSix(correlations: Float64Array, k: number): number | null {
  const explained = squaredMultipleCorrelations(correlations, k);
  const total = totalOf(correlations);
  if (explained === null || !(total > 0)) return null;
  return 1 - explained.reduce((sum, value) => sum + 1 - value, 0) / total;
}
