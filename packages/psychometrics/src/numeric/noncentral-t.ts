// Distribution function of the noncentral t as a Poisson mixture of incomplete beta functions.
// Source: R. V. Lenth (1989), Algorithm AS 243, equation for P(T <= t); summed here outwards from the largest weight,
// so that a large noncentrality does not underflow.
import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf } from './normal-cdf.ts';

const ENOUGH = 1e-18;

/**
 * P(T <= t) for a noncentral t variable; absolute error below 1e-12 for |noncentrality| up to 100.
 * @param t any finite number
 * @param df degrees of freedom, above zero
 * @param noncentrality any finite number
 * @throws RangeError when an argument lies outside
 * @example noncentralTCdf(2, 10, 1) // 0.8076115625303754
 */
export function noncentralTCdf(t: number, df: number, noncentrality: number): number {
  if (!(df > 0 && df < Infinity)) throw new RangeError(`noncentralTCdf: df is a finite number above zero, not ${df}`);
  if (!Number.isFinite(t) || !Number.isFinite(noncentrality)) {
    throw new RangeError(`noncentralTCdf: t and noncentrality are finite numbers, not ${t} and ${noncentrality}`);
  }
  const value = t >= 0 ? upperHalf(t, df, noncentrality) : 1 - upperHalf(-t, df, -noncentrality);
  return Math.min(1, Math.max(0, value));
}

function upperHalf(t: number, df: number, delta: number): number {
  const start = normalCdf(-delta);
  if (t === 0) return start;
  const square = t * t;
  const x = square / (df + square);
  const rest = df / (df + square);
  const lambda = (delta * delta) / 2;
  if (lambda === 0) return 0.5 + incompleteBeta(x, 0.5, df / 2, rest) / 2;
  const logLambda = Math.log(lambda);
  const sign = Math.sign(delta);
  // Even terms weigh by Poisson(lambda), odd ones by its half-step shift.
  const term = (j: number): number => {
    const even = Math.exp(-lambda + j * logLambda - logGamma(j + 1));
    const odd = sign * Math.exp(-lambda + (j + 0.5) * logLambda - logGamma(j + 1.5));
    return even * incompleteBeta(x, j + 0.5, df / 2, rest) + odd * incompleteBeta(x, j + 1, df / 2, rest);
  };
  const mode = Math.floor(lambda);
  const spread = 12 + 10 * Math.sqrt(lambda + 1);
  let sum = 0;
  for (let j = mode; j >= 0; j -= 1) {
    const part = term(j);
    sum += part;
    if (mode - j > spread && Math.abs(part) < ENOUGH) break;
  }
  for (let j = mode + 1; ; j += 1) {
    const part = term(j);
    sum += part;
    if (Math.abs(part) < ENOUGH && (j - mode > spread || j > lambda + 5)) break;
  }
  return start + sum / 2;
}

/**
 * Noncentrality whose distribution puts probability p at or below t: the limits of an interval for a standardised mean.
 * @param p in (0, 1)
 * @throws RangeError when an argument lies outside
 * @example noncentralityAt(2, 10, 0.025) // upper 95 % limit of the noncentrality
 */
export function noncentralityAt(t: number, df: number, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`noncentralityAt: p lies in (0, 1), not ${p}`);
  let width = 4 + Math.abs(t);
  // The distribution function falls as the noncentrality rises.
  while (noncentralTCdf(t, df, t - width) < p) width *= 2;
  let reach = 4 + Math.abs(t);
  while (noncentralTCdf(t, df, t + reach) > p) reach *= 2;
  return findRoot((delta) => noncentralTCdf(t, df, delta) - p, t - width, t + reach, 1e-13);
}
