// Regularised incomplete gamma functions: power series below, continued fraction above.
// Source: NIST Digital Library of Mathematical Functions (2010), 8.7.1 and 8.9.2.
import { logGamma } from './log-gamma.ts';

const MOST_STEPS = 100_000;

/**
 * Upper regularised incomplete gamma function Q(a, x) = Gamma(a, x) / Gamma(a).
 * @param a above zero
 * @param x at least zero
 * @throws RangeError when an argument lies outside
 * @example upperIncompleteGamma(1, 2) // exp(-2)
 */
export function upperIncompleteGamma(a: number, x: number): number {
  assertArguments(a, x);
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

/**
 * Lower regularised incomplete gamma function P(a, x) = 1 - Q(a, x), exact in its own tail.
 * @throws RangeError when a is not above zero or x below zero
 */
export function lowerIncompleteGamma(a: number, x: number): number {
  assertArguments(a, x);
  if (x === Infinity) return 1;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

function assertArguments(a: number, x: number): void {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`incomplete gamma: a is a finite number above zero, not ${a}`);
  if (!(x >= 0)) throw new RangeError(`incomplete gamma: x is at least zero, not ${x}`);
}

function front(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

function series(a: number, x: number): number {
  if (x === 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum * front(a, x);
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return result * front(a, x);
}
