// Information of a scenario about theta, used to choose scenarios and to state what a test of some length can do.
import { concentration, distanceMoments } from './distance-model.ts';
import { SLIP_PROBABILITY } from './rating-style.ts';
import { testletInformation } from './testlet-effect.ts';

/** A mixed set of keys: alternately four and five options. */
export const TYPICAL_KEYS: readonly (readonly number[])[] = [
  [5, 4, 2, 1],
  [5, 4, 3, 2, 1],
];

/**
 * Approximate Fisher information about theta for a person of neutral rating style; a slip dilutes the mean distance's
 * response to theta, and so the information, by the square of the share of ratings that are none.
 */
export function scenarioInformation(
  theta: number,
  item: { discrimination: number; location: number; keys: readonly number[] },
): number {
  const g = concentration(theta, item);
  const variance = item.keys.reduce((sum, key) => sum + distanceMoments(key, g).variance, 0);
  return ((1 - SLIP_PROBABILITY) * item.discrimination) ** 2 * testletInformation(variance);
}
