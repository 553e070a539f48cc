// Student's t distribution: distribution function and quantile by the incomplete beta function.
// Source: M. Abramowitz and I. A. Stegun (1964), 26.7.1.
import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * P(T <= t) with df degrees of freedom, exact in the lower tail.
 * @param df above zero, not necessarily whole
 * @throws RangeError when df is not above zero or t is NaN
 * @example studentCdf(2.0, 10) // 0.9633059826146299
 */
export function studentCdf(t: number, df: number): number {
  assertDegrees(df);
  if (Number.isNaN(t)) throw new RangeError('studentCdf: t is not a number');
  if (t === 0) return 0.5;
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
  const square = t * t;
  const tail = incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square)) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * Two-sided p value of a t statistic.
 * @example studentTwoSided(2.228138852, 10) // 0.05
 */
export function studentTwoSided(t: number, df: number): number {
  return 2 * studentCdf(-Math.abs(t), df);
}

/**
 * t with P(T <= t) = p.
 * @throws RangeError when p lies outside (0, 1) or df is not above zero
 * @example studentQuantile(0.975, 10) // 2.2281388519862744
 */
export function studentQuantile(p: number, df: number): number {
  assertDegrees(df);
  if (!(p > 0 && p < 1)) throw new RangeError(`studentQuantile: p lies in (0, 1), not ${p}`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  let low = 2 * normalQuantile(p) - 1;
  while (studentCdf(low, df) > p) low *= 4;
  // In the logarithm, so that a far tail is found as exactly as the middle.
  return findRoot((t) => Math.log(studentCdf(t, df) / p), low, 0);
}

function assertDegrees(df: number): void {
  if (!(df > 0 && df < Infinity)) throw new RangeError(`Student's t: df is a finite number above zero, not ${df}`);
}
