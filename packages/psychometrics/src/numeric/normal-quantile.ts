// Quantile of the standard normal: a rational start, then one Halley step on the exact distribution function.
// Source of the start: P. J. Acklam (2003), relative error 1.15e-9 before the step.
import { INVERSE_SQRT_TWO_PI, upperTail } from './normal-cdf.ts';

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
  const exponential = Math.exp(-0.5 * start * start);
  const density = INVERSE_SQRT_TWO_PI * exponential;
  // Below about 1e-300 the density leaves no digits to correct with.
  if (density < 1e-300) return start;
  const reached = start < -37 ? 0 : upperTail(-start, exponential);
  const step = (reached - p) / density;
  return start - step / (1 + (start * step) / 2);
}

// Written out: simulations ask for hundreds of thousands of these, and a loop over the coefficients takes four times as long.
function rationalStart(p: number): number {
  if (p < TAIL_FROM) {
    const q = Math.sqrt(-2 * Math.log(p));
    let top = -7.784894002430293e-3 * q - 3.223964580411365e-1;
    top = top * q - 2.400758277161838;
    top = top * q - 2.549732539343734;
    top = top * q + 4.374664141464968;
    top = top * q + 2.938163982698783;
    let bottom = 7.784695709041462e-3 * q + 3.224671290700398e-1;
    bottom = bottom * q + 2.445134137142996;
    bottom = bottom * q + 3.754408661907416;
    bottom = bottom * q + 1;
    return top / bottom;
  }
  const q = p - 0.5;
  const r = q * q;
  let top = -3.969683028665376e1 * r + 2.209460984245205e2;
  top = top * r - 2.759285104469687e2;
  top = top * r + 1.38357751867269e2;
  top = top * r - 3.066479806614716e1;
  top = top * r + 2.506628277459239;
  let bottom = -5.447609879822406e1 * r + 1.615858368580409e2;
  bottom = bottom * r - 1.556989798598866e2;
  bottom = bottom * r + 6.680131188771972e1;
  bottom = bottom * r - 1.328068155288572e1;
  bottom = bottom * r + 1;
  return (top * q) / bottom;
}
