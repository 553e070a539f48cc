// Distribution of the noncentral chi-square and the noncentrality that gives a wanted probability.
// Source: N. L. Johnson and S. Kotz (1970), chapter 28: a Poisson mixture of central chi-squares.
import { chiSquareUpperTail } from '../numeric/chi-square.ts';

/** P(X <= x). */
export function noncentralChiSquareCdf(x: number, df: number, noncentrality: number): number {
  const half = noncentrality / 2;
  const centre = Math.floor(half);
  const logWeight = (k: number): number =>
    half === 0 ? (k === 0 ? 0 : -Infinity) : -half + k * Math.log(half) - logFactorial(k);
  let sum = 0;
  const span = Math.ceil(12 * Math.sqrt(half + 1)) + 30;
  for (let k = Math.max(0, centre - span); k <= centre + span; k += 1) {
    sum += Math.exp(logWeight(k)) * (1 - chiSquareUpperTail(x, df + 2 * k));
  }
  return Math.min(1, Math.max(0, sum));
}

/** Noncentrality with P(X <= x) = p; 0 when even the central distribution lies above. */
export function noncentralityFor(x: number, df: number, p: number): number {
  if (noncentralChiSquareCdf(x, df, 0) <= p) return 0;
  let low = 0;
  let high = Math.max(1, x);
  while (noncentralChiSquareCdf(x, df, high) > p) high *= 2;
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    if (noncentralChiSquareCdf(x, df, middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i += 1) sum += Math.log(i);
  return sum;
}
