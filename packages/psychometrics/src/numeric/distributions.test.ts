import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail } from './chi-square.ts';
import { fCdf, fQuantile, fUpperTail } from './f-distribution.ts';
import { findRoot } from './find-root.ts';
import reference from './fixtures/distributions.json' with { type: 'json' };
import { incompleteBeta } from './incomplete-beta.ts';
import { lowerIncompleteGamma, upperIncompleteGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { noncentralityAt, noncentralTCdf } from './noncentral-t.ts';
import { studentCdf, studentQuantile, studentTwoSided } from './student-t.ts';

const { figures } = reference;
const CHI_HIGH = 9.348403604496147;
const CHI_LOW = 0.21579528262389797;

function expectRelative(value: number, figure: number, tolerance: number): void {
  expect(Math.abs(value - figure)).toBeLessThan(tolerance * Math.max(Math.abs(figure), 1e-300));
}

describe('the distributions behind tests and intervals', () => {
  it('give the logarithm of the gamma function to thirteen digits', () => {
    for (const [x, figure] of figures.logGamma) {
      expect(Math.abs(logGamma(x!) - figure!)).toBeLessThan(1e-13 * (1 + Math.abs(figure!)));
    }
  });

  it('give the incomplete beta function to eleven digits', () => {
    for (const [x, a, b, figure] of figures.incompleteBeta) expectRelative(incompleteBeta(x!, a!, b!), figure!, 1e-11);
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });

  it('give the incomplete gamma function to eleven digits in its own tail', () => {
    for (const [a, x, figure] of figures.upperIncompleteGamma) {
      expectRelative(upperIncompleteGamma(a!, x!), figure!, 1e-11);
      expect(upperIncompleteGamma(a!, x!) + lowerIncompleteGamma(a!, x!)).toBeCloseTo(1, 13);
    }
    expect(chiSquareUpperTail(3.841458820694124, 1)).toBeCloseTo(0.05, 13);
    expect(chiSquareUpperTail(0, 4)).toBe(1);
  });

  it('give Student probabilities in both tails and the quantile back', () => {
    for (const [t, df, figure] of figures.studentCdf) {
      expectRelative(studentCdf(t!, df!), figure!, 1e-11);
      // The upper tail of a probability next to 1 has lost its digits; the lower one has not.
      expectRelative(studentQuantile(studentCdf(-Math.abs(t!), df!), df!), -Math.abs(t!), 1e-9);
    }
    expect(studentQuantile(0.5, 4)).toBe(0);
    expect(studentQuantile(1e-12, 2)).toBeLessThan(-1e5);
    expect(studentTwoSided(-2.2281388519862744, 10)).toBeCloseTo(0.05, 12);
  });

  it('give F as the square of t, and its quantile back', () => {
    for (const [t, df] of figures.studentCdf) {
      expectRelative(fUpperTail(t! * t!, 1, df!), studentTwoSided(t!, df!), 1e-10);
    }
    for (const [p, df1, df2] of [
      [0.95, 5, 18],
      [0.025, 15, 5],
      [0.975, 2.37, 0.8],
      [1e-6, 3, 9],
    ] as const) {
      expectRelative(fCdf(fQuantile(p, df1, df2), df1, df2), p, 1e-10);
    }
    expect(fQuantile(0.95, 1, 10)).toBeCloseTo(4.964602743730711, 11);
  });

  it('keep their digits where degrees of freedom are huge, and pass into chi-square', () => {
    // scipy 1.17.1: chi2.isf(.025, 3) / 3 and 3 / chi2.isf(.975, 3)
    for (const df of [1e6, 1e7, 1e9, 1e20]) {
      expect(Math.abs(fQuantile(0.975, 3, df) - CHI_HIGH / 3)).toBeLessThan(20 / df + 1e-12);
      expect(Math.abs(fQuantile(0.975, df, 3) - 3 / CHI_LOW)).toBeLessThan(20 / df + 1e-11);
    }
    expect(fQuantile(0.975, 1e12, 1e12)).toBeCloseTo(1, 5);
    expect(fQuantile(0.975, 3, 1e-6)).toBe(Infinity);
  });

  it('give the noncentral t to ten decimals, also for a large noncentrality', () => {
    for (const [t, df, delta, figure] of figures.noncentralTCdf) {
      expect(Math.abs(noncentralTCdf(t!, df!, delta!) - figure!)).toBeLessThan(1e-10);
    }
    for (const delta of [-1, 0, 0.4, 2, 5]) {
      expect(noncentralityAt(1.3, 12, noncentralTCdf(1.3, 12, delta))).toBeCloseTo(delta, 6);
    }
  });

  it('refuse arguments outside their domain by name', () => {
    expect(() => logGamma(0)).toThrow(/above zero/);
    expect(() => incompleteBeta(1.2, 1, 1)).toThrow(/\[0, 1\]/);
    expect(() => incompleteBeta(0.2, 0, 1)).toThrow(RangeError);
    expect(() => upperIncompleteGamma(1, -1)).toThrow(/at least zero/);
    expect(() => studentCdf(NaN, 3)).toThrow(/not a number/);
    expect(() => studentQuantile(1, 3)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 0, 3)).toThrow(/df1/);
    expect(() => noncentralTCdf(Infinity, 3, 1)).toThrow(/finite/);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(/change of sign/);
  });
});
