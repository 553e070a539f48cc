// Quantile of the standard normal: a rational start, then one Halley step on the exact distribution function.
// Source of the start: P. J. Acklam (2003), relative error 1.15e-9 before the step.
import { normalCdf, normalDensity } from './normal-cdf.ts';

const CENTRE_TOP = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
] as const;
const CENTRE_BOTTOM = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
] as const;
const TAIL_TOP = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const TAIL_BOTTOM = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1] as const;
const TAIL_FROM = 0.02425;

/**
 * z with P(Z <= z) = p.
 * @param p probability; 0 gives -Infinity and 1 gives Infinity
 * @throws RangeError outside [0, 1]
 * @example normalQuantile(0.95) // 1.6448536269514722
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies in [0, 1], not ${p}`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  // The lower half only: its tail is exact where 1 - p would lose digits.
  if (p > 0.5) return -normalQuantile(1 - p);
  const start = rationalStart(p);
  const density = normalDensity(start);
  // Below about 1e-300 the density leaves no digits to correct with.
  if (density < 1e-300) return start;
  const step = (normalCdf(start) - p) / density;
  return start - step / (1 + (start * step) / 2);
}

function rationalStart(p: number): number {
  if (p < TAIL_FROM) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q);
  }
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(CENTRE_TOP, r) * q) / polynomial(CENTRE_BOTTOM, r);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
