// Corrected p values of items of which some were not tested.
import { adjustHolm } from '../change/holm.ts';

/**
 * Holm's adjusted p values; null stays null and counts as no test.
 * @example holmAdjusted([0.01, null, 0.03]) // [0.02, null, 0.03]
 */
export function holmAdjusted(values: readonly (number | null)[]): (number | null)[] {
  const { adjusted } = adjustHolm(values.filter((p) => p !== null));
  let at = 0;
  return values.map((p) => (p === null ? null : adjusted[at++]!));
}
