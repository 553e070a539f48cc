// Sample quantiles by linear interpolation between order statistics.
// Source: R. J. Hyndman and Y. Fan (1996), types 6 and 7.

export type QuantileType = 6 | 7;

/**
 * Quantile of a sample.
 * @param values at least one finite number, in any order
 * @param p in [0, 1]
 * @param type 7: position 1 + (n - 1) p; 6: position (n + 1) p, kept within the sample
 * @throws RangeError for an empty sample, a value that is not finite or p outside [0, 1]
 * @example sampleQuantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function sampleQuantile(values: ArrayLike<number>, p: number, type: QuantileType = 7): number {
  const sorted = Float64Array.from(values);
  if (sorted.length === 0) throw new RangeError('sampleQuantile: at least one value is needed');
  if (!sorted.every(Number.isFinite)) throw new RangeError('sampleQuantile: every value is a finite number');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`sampleQuantile: p lies in [0, 1], not ${p}`);
  sorted.sort();
  const n = sorted.length;
  const position = type === 7 ? (n - 1) * p : Math.min(Math.max((n + 1) * p - 1, 0), n - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, n - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
