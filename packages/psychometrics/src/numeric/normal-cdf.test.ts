import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity } from './normal-cdf.ts';

/** Power series of the distribution function around 0, an independent route. */
function seriesCdf(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; k < 200; k += 1) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + sum * normalDensity(x);
}

describe('the normal distribution function', () => {
  it('agrees with its power series to fourteen digits', () => {
    for (let x = -5; x <= 5; x += 0.01) expect(Math.abs(normalCdf(x) - seriesCdf(x))).toBeLessThan(1e-14);
  });

  it('agrees with R 4.2 pnorm far in the tail', () => {
    // The short continued fraction keeps eight digits of a tail below 1e-12.
    expect(Math.abs(normalCdf(-8) / 6.22096057427178e-16 - 1)).toBeLessThan(2e-8);
    expect(Math.abs(normalCdf(-20) / 2.75362411860623e-89 - 1)).toBeLessThan(2e-8);
  });

  it('gives the ends and passes NaN on', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(0)).toBeCloseTo(0.5, 15);
    expect(normalCdf(NaN)).toBeNaN();
  });
});
