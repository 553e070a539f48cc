// Upper tail of the chi-square distribution by the incomplete gamma function.
// Source: M. Abramowitz and I. A. Stegun (1964), 26.4.19.
import { upperIncompleteGamma } from './incomplete-gamma.ts';

/**
 * P(X > x) for a chi-square variable: the p value of a chi-square test.
 * @param x at least zero
 * @param df above zero
 * @throws RangeError when an argument lies outside
 * @example chiSquareUpperTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(df > 0 && df < Infinity)) throw new RangeError(`chi-square: df is a finite number above zero, not ${df}`);
  if (!(x >= 0)) throw new RangeError(`chi-square: x is at least zero, not ${x}`);
  return upperIncompleteGamma(df / 2, x / 2);
}
