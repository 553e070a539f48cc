// Reliability that a scenario test of given length has under the distance model and its testlet power.
import { concentration, distanceMoments } from './distance-model.ts';
import { testletPower } from './testlet-tempering.ts';

/** A mixed set of keys: alternately four and five options. */
export const TYPICAL_KEYS: readonly (readonly number[])[] = [
  [5, 4, 2, 1],
  [5, 4, 3, 2, 1],
];

/** Fisher information of one scenario about theta, after the testlet power. */
export function scenarioInformation(
  theta: number,
  item: { discrimination: number; location: number; keys: readonly number[] },
): number {
  const g = concentration(theta, item);
  const variance = item.keys.reduce((sum, key) => sum + distanceMoments(key, g).variance, 0);
  return testletPower(item.keys.length) * item.discrimination ** 2 * variance;
}

/**
 * Reliability I / (I + 1) of a test of typical scenarios, their locations spread over the four levels,
 * with the information taken at the population mean.
 */
export function scenarioTestReliability(scenarios: number, discrimination: number): number {
  let information = 0;
  for (let i = 0; i < scenarios; i += 1) {
    const location = [-1.5, -0.5, 0.5, 1.5][i % 4]!;
    const keys = TYPICAL_KEYS[i % 2]!;
    information += scenarioInformation(0, { discrimination, location, keys });
  }
  return information / (information + 1);
}
