// Regularised incomplete beta function by its continued fraction (modified Lentz steps).
// Source: NIST Digital Library of Mathematical Functions (2010), 8.17.22; W. J. Lentz (1976).
import { logGamma, logGammaRatio } from './log-gamma.ts';

const TINY = 1e-300;
const MOST_STEPS = 10_000;

/**
 * I_x(a, b), the distribution function of a beta variable.
 * @param x in [0, 1]
 * @param a above zero
 * @param b above zero
 * @param upper 1 - x when the caller knows it more exactly than the subtraction gives
 * @throws RangeError when an argument lies outside
 * @example incompleteBeta(0.5, 2, 3) // 0.6875
 */
export function incompleteBeta(x: number, a: number, b: number, upper = 1 - x): number {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) {
    throw new RangeError(`incompleteBeta: a and b are finite numbers above zero, not ${a} and ${b}`);
  }
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta: x lies in [0, 1], not ${x}`);
  if (x === 0) return 0;
  if (upper === 0) return 1;
  // The larger parameter goes into the ratio, and logarithms next to 1 through the complement: no digits are cancelled.
  const logX = x > 0.5 ? Math.log1p(-upper) : Math.log(x);
  const logUpper = upper > 0.5 ? Math.log1p(-x) : Math.log(upper);
  const constant = a > b ? logGammaRatio(a, b) - logGamma(b) : logGammaRatio(b, a) - logGamma(a);
  const front = Math.exp(a * logX + b * logUpper + constant);
  // The fraction converges fast below the mean of the distribution; the mirrored one above it.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(upper, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let result = d;
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return result;
}
