// Interval of a share counted in a small panel: the score interval, which stays within 0 and 1 and has width at unanimity.
// Source: E. B. Wilson (1927); L. D. Brown, T. T. Cai and A. DasGupta (2001) for its use with few observations.
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval } from '../result/result-types.ts';

/**
 * Score interval of `hits` among `count`.
 * @param level 0.95 when absent
 * @returns null when nobody was counted
 * @throws RangeError when the counts do not fit
 * @example shareInterval(8, 8)?.lower // 0.676
 */
export function shareInterval(hits: number, count: number, level = 0.95): Interval | null {
  assertConfidence(level, 'shareInterval');
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`count: a whole number, not ${count}`);
  if (!(Number.isInteger(hits) && hits >= 0 && hits <= count)) {
    throw new RangeError(`hits: a whole number from 0 to ${count}, not ${hits}`);
  }
  if (count === 0) return null;
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = hits / count;
  const scale = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  // At the ends the limit is the share itself; without this, rounding leaves 1 - 1e-16.
  const lower = hits === 0 ? 0 : middle - reach;
  const upper = hits === count ? 1 : middle + reach;
  return { level, lower, upper };
}
