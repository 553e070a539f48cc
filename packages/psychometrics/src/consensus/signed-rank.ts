// Wilcoxon's signed rank test of paired values, exact or by the normal approximation.
// Sources: F. Wilcoxon (1945); M. Hollander and D. A. Wolfe (1973), section 3.1, for ties and the continuity correction.
import { averageRanks } from '../numeric/average-ranks.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';

export type SignedRankMethod = 'exact' | 'normal';

export interface SignedRank {
  /** Pairs that differ. */
  pairs: number;
  /** Pairs without a difference, which are left out. */
  zeros: number;
  /** Sum of the ranks of the rises; null without a differing pair. */
  statistic: number | null;
  /** Two-sided. */
  p: number | null;
  /** Matched-pairs rank-biserial correlation: share of rank sum for rises minus that for falls. */
  effect: number | null;
  method: SignedRankMethod;
}

/** Pairs up to which `auto` enumerates the exact distribution (ties included). */
export const MOST_EXACT_PAIRS = 50;

/**
 * Signed rank test of second against first.
 * @param differences second minus first, finite numbers; zeros are dropped
 * @param method `auto`: exact up to 50 differing pairs, else normal; the result says which
 * @throws RangeError when a difference is not finite, or exact is asked for beyond 200 pairs
 * @example signedRank([1, 2, 3, -4, 5]).p // 0.4375
 */
export function signedRank(differences: readonly number[], method: SignedRankMethod | 'auto' = 'auto'): SignedRank {
  for (const [index, value] of differences.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`signedRank: difference ${index + 1} is not a finite number`);
  }
  const moved = differences.filter((value) => value !== 0);
  const pairs = moved.length;
  const zeros = differences.length - pairs;
  const chosen = method === 'auto' ? (pairs <= MOST_EXACT_PAIRS ? 'exact' : 'normal') : method;
  if (chosen === 'exact' && pairs > 200)
    throw new RangeError('signedRank: exact is available up to 200 differing pairs');
  if (pairs === 0) return { pairs, zeros, statistic: null, p: null, effect: null, method: chosen };
  const { ranks, tieSizes } = averageRanks(moved.map(Math.abs));
  let statistic = 0;
  for (const [i, value] of moved.entries()) if (value > 0) statistic += ranks[i]!;
  const total = (pairs * (pairs + 1)) / 2;
  const p = chosen === 'exact' ? exactP(ranks, statistic) : normalP(pairs, tieSizes, statistic);
  return { pairs, zeros, statistic, p, effect: (2 * statistic - total) / total, method: chosen };
}

/** Share of all sign patterns at least as far out; half ranks from ties are doubled into whole numbers. */
function exactP(ranks: Float64Array, statistic: number): number {
  const doubled = Array.from(ranks, (rank) => Math.round(2 * rank));
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  let shares = new Float64Array(total + 1);
  shares[0] = 1;
  let reach = 0;
  for (const rank of doubled) {
    const next = new Float64Array(total + 1);
    for (let sum = 0; sum <= reach; sum += 1) {
      const half = shares[sum]! / 2;
      next[sum]! += half;
      next[sum + rank]! += half;
    }
    reach += rank;
    shares = next;
  }
  const observed = Math.round(2 * statistic);
  let lower = 0;
  let upper = 0;
  for (let sum = 0; sum <= total; sum += 1) {
    if (sum <= observed) lower += shares[sum]!;
    if (sum >= observed) upper += shares[sum]!;
  }
  return Math.min(1, 2 * Math.min(lower, upper));
}

function normalP(pairs: number, tieSizes: readonly number[], statistic: number): number {
  const mean = (pairs * (pairs + 1)) / 4;
  const ties = tieSizes.reduce((sum, size) => sum + size ** 3 - size, 0);
  const variance = (pairs * (pairs + 1) * (2 * pairs + 1)) / 24 - ties / 48;
  const distance = Math.max(0, Math.abs(statistic - mean) - 0.5);
  return Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance)));
}
