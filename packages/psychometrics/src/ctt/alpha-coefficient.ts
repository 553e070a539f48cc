// Coefficient alpha of a covariance or correlation matrix. Source: L. J. Cronbach (1951), equation 2.
import { totalOf, traceOf } from './covariance-matrix.ts';

/**
 * k / (k - 1) (1 - trace / total), or null when the total score does not vary.
 * @param matrix row-major k x k; covariances give the raw alpha, correlations the standardised one
 * @throws RangeError for fewer than two items
 * @example alphaCoefficient(Float64Array.from([1, 0.5, 0.5, 1]), 2) // 0.6667
 */
export function alphaCoefficient(matrix: Float64Array, k: number): number | null {
  if (k < 2) throw new RangeError('alphaCoefficient: at least two items are needed');
  const total = totalOf(matrix);
  return total > 0 ? (k / (k - 1)) * (1 - traceOf(matrix, k) / total) : null;
}
