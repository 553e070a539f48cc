// Item-total correlation corrected for overlap and for the scale's unreliability: the item's own variance is replaced by its
// squared multiple correlation in item and total. Source: E. E. Cureton (1966).
import { squaredMultipleCorrelations } from './guttman-lambda-six.ts';

/**
 * One corrected correlation per item, or null when the correlation matrix is not positive definite.
 * @param correlations row-major k x k
 * @example correctedItemTotals(Float64Array.from([1, 0.5, 0.5, 1]), 2)
 */
export function correctedItemTotals(correlations: Float64Array, k: number): Float64Array | null {
  const explained = squaredMultipleCorrelations(correlations, k);
  if (explained === null) return null;
  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) sums[i]! += i === j ? explained[i]! : correlations[i * k + j]!;
    total += sums[i]!;
  }
  if (!(total > 0)) return null;
  return sums.map((sum) => sum / Math.sqrt(total));
}
