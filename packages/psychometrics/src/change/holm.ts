// Correction of several p values so that the chance of any false alarm stays below alpha. Source: S. Holm (1979).

export interface HolmResult {
  /** In the order given. */
  adjusted: readonly number[];
  rejected: readonly boolean[];
  alpha: number;
}

/**
 * Holm's step-down adjustment.
 * @param pValues in any order, each in [0, 1]
 * @throws RangeError when a p value lies outside [0, 1] or alpha outside (0, 1)
 * @example adjustHolm([0.01, 0.04, 0.03]).adjusted // 0.03, 0.06, 0.06
 */
export function adjustHolm(pValues: readonly number[], alpha = 0.05): HolmResult {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies in (0, 1), not ${alpha}`);
  for (const [index, p] of pValues.entries()) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues, ${index + 1}: ${p} lies outside [0, 1]`);
  }
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = Array.from(pValues, () => 0);
  let running = 0;
  for (const [place, i] of order.entries()) {
    running = Math.max(running, Math.min(1, (pValues.length - place) * pValues[i]!));
    adjusted[i] = running;
  }
  return { adjusted, rejected: adjusted.map((p) => p <= alpha), alpha };
}
