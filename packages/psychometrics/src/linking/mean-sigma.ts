// Scale transformation from means and standard deviations of the shared locations.
// Source: G. L. Marco (1977), Journal of Educational Measurement 14.
import type { CommonItem } from './common-items.ts';

/** theta on the reference scale = slope times theta on the fresh scale + intercept. */
export interface ScaleTransformation {
  slope: number;
  intercept: number;
}

/**
 * slope = SD of the reference locations over SD of the fresh ones; intercept joins the means. Every threshold counts.
 * @param weights how often each item counts
 * @param isSlopeFree false holds the slope at 1 (scales of the Rasch family: mean-mean)
 * @returns null when the fresh or the reference locations do not vary
 */
export function meanSigma(
  items: readonly CommonItem[],
  weights: ArrayLike<number>,
  isSlopeFree = true,
): ScaleTransformation | null {
  const reference = momentsOf(items, weights, 'referenceLocations');
  const fresh = momentsOf(items, weights, 'freshLocations');
  if (!(fresh.count > 0)) return null;
  if (isSlopeFree && !(fresh.sd > 1e-12 && reference.sd > 1e-12)) return null;
  const slope = isSlopeFree ? reference.sd / fresh.sd : 1;
  return { slope, intercept: reference.mean - slope * fresh.mean };
}

function momentsOf(
  items: readonly CommonItem[],
  weights: ArrayLike<number>,
  side: 'referenceLocations' | 'freshLocations',
): { count: number; mean: number; sd: number } {
  let count = 0;
  let sum = 0;
  for (const [j, item] of items.entries()) {
    for (const b of item[side]) {
      count += weights[j]!;
      sum += weights[j]! * b;
    }
  }
  const mean = sum / count;
  let squares = 0;
  for (const [j, item] of items.entries()) for (const b of item[side]) squares += weights[j]! * (b - mean) ** 2;
  return { count, mean, sd: Math.sqrt(squares / count) };
}
