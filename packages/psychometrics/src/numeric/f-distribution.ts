// The F distribution: upper tail and quantile by the incomplete beta function.
// Source: M. Abramowitz and I. A. Stegun (1964), 26.6.2.
import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { lowerIncompleteGamma, upperIncompleteGamma } from './incomplete-gamma.ts';
import { normalCdf } from './normal-cdf.ts';

// Beyond this many degrees of freedom a mean square is its expectation, to within 1e-7.
const ENDLESS = 1e8;

/**
 * P(F > f) with df1 and df2 degrees of freedom: the p value of an F test.
 * @throws RangeError when f is below zero or a df is not above zero
 * @example fUpperTail(4.964602743730711, 1, 10) // 0.05
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  assertDegrees(df1, df2);
  if (!(f >= 0)) throw new RangeError(`F distribution: f is at least zero, not ${f}`);
  if (f === Infinity) return 0;
  if (f === 0) return 1;
  if (df1 > ENDLESS || df2 > ENDLESS) return limitTail(f, df1, df2);
  const total = df2 + df1 * f;
  return incompleteBeta(df2 / total, df2 / 2, df1 / 2, (df1 * f) / total);
}

/** P(F <= f), exact in the lower tail. */
export function fCdf(f: number, df1: number, df2: number): number {
  assertDegrees(df1, df2);
  if (!(f >= 0)) throw new RangeError(`F distribution: f is at least zero, not ${f}`);
  if (f === Infinity) return 1;
  if (f === 0) return 0;
  if (df1 > ENDLESS || df2 > ENDLESS) return limitTail(1 / f, df2, df1);
  const total = df2 + df1 * f;
  return incompleteBeta((df1 * f) / total, df1 / 2, df2 / 2, df2 / total);
}

/**
 * f with P(F <= f) = p.
 * @throws RangeError when p lies outside (0, 1) or a df is not above zero
 * @example fQuantile(0.95, 1, 10) // 4.964602743730711
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  assertDegrees(df1, df2);
  if (!(p > 0 && p < 1)) throw new RangeError(`fQuantile: p lies in (0, 1), not ${p}`);
  // Searched in ln f: the density may pile up at 0 or reach far out.
  const miss = (logF: number): number => {
    const f = Math.exp(logF);
    return p < 0.5 ? Math.log(fCdf(f, df1, df2) / p) : Math.log((1 - p) / fUpperTail(f, df1, df2));
  };
  let low = -1;
  let high = 1;
  // exp of 700 is the edge of the numbers: a quantile beyond it is said to lie there.
  while (miss(low) > 0 && low > -700) low = Math.max(-700, 2 * low);
  while (miss(high) < 0 && high < 700) high = Math.min(700, 2 * high);
  if (miss(low) > 0) return 0;
  if (miss(high) < 0) return Infinity;
  return Math.exp(findRoot(miss, low, high));
}

/** Upper tail when at least one number of degrees is endless: a chi-square, or a normal in ln F when both are. */
function limitTail(f: number, df1: number, df2: number): number {
  if (df1 > ENDLESS && df2 > ENDLESS) return normalCdf(-Math.log(f) / Math.sqrt(2 / df1 + 2 / df2));
  return df2 > ENDLESS ? upperIncompleteGamma(df1 / 2, (df1 * f) / 2) : lowerIncompleteGamma(df2 / 2, df2 / (2 * f));
}

function assertDegrees(df1: number, df2: number): void {
  if (!(df1 > 0 && df2 > 0 && df1 < Infinity && df2 < Infinity)) {
    throw new RangeError(`F distribution: df1 and df2 are finite numbers above zero, not ${df1} and ${df2}`);
  }
}
