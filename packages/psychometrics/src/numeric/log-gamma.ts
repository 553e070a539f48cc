// Logarithm of the gamma function by the asymptotic series of Stirling, after a shift upwards.
// Source: M. Abramowitz and I. A. Stegun (1964), 6.1.40 and 6.1.15.

const HALF_LOG_TWO_PI = 0.9189385332046727;

// Bernoulli numbers B_2j / (2j (2j - 1)); with x >= 12 the first neglected term is below 1e-17.
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

const SERIES_FROM = 12;

/**
 * ln Gamma(x) for x > 0; absolute error below 1e-13 (1 + |result|).
 * @throws RangeError when x is not a finite number above zero
 * @example logGamma(5) // ln 24 = 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`logGamma: x is a finite number above zero, not ${x}`);
  let product = 1;
  let shifted = x;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingTail(shifted) - Math.log(product);
}

/**
 * ln Gamma(a + b) - ln Gamma(a) without the cancellation that a large a would bring.
 * @throws RangeError when a is not above zero or b below zero
 * @example logGammaRatio(5, 1) // ln 5
 */
export function logGammaRatio(a: number, b: number): number {
  if (a < SERIES_FROM) return logGamma(a + b) - logGamma(a);
  if (!(b >= 0 && a + b < Infinity)) throw new RangeError(`logGammaRatio: a and b are finite and b at least zero`);
  return (a - 0.5) * Math.log1p(b / a) + b * (Math.log(a + b) - 1) + stirlingTail(a + b) - stirlingTail(a);
}

function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let j = STIRLING.length - 1; j >= 0; j -= 1) sum = sum * square + STIRLING[j]!;
  return sum * inverse;
}
