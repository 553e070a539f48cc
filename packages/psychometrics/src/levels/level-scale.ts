// The four levels on the theta scale: level = 2.5 + theta, provisional until a panel has set the cuts.
import { normalCdf } from '../numeric/normal-cdf.ts';

/** Level 2.5 sits at the population mean; one level is one population SD. */
export const LEVEL_ORIGIN = 2.5;

/** Cuts between levels 1|2, 2|3 and 3|4 on the theta scale (provisional). */
export const LEVEL_CUTS: readonly number[] = [-1, 0, 1];

/** Probabilities of levels 1 to 4; they sum to 1. */
export type LevelProbabilities = readonly [number, number, number, number];

/** Theta to the level scale; unclipped, so that intervals keep their width. */
export function levelFromTheta(theta: number): number {
  return LEVEL_ORIGIN + theta;
}

/** The level scale back to theta. */
export function thetaFromLevel(level: number): number {
  return level - LEVEL_ORIGIN;
}

/**
 * Probabilities of the four levels for a normal posterior.
 * @param mean posterior mean on the theta scale
 * @param sd posterior SD, above zero
 * @param cuts ascending cut points between the levels; the framework's own when absent
 * @throws RangeError when mean or sd is not finite, sd is not above zero or the cuts do not ascend
 * @example levelProbabilities(0, 1) // [0.159, 0.341, 0.341, 0.159]
 */
export function levelProbabilities(mean: number, sd: number, cuts: readonly number[] = LEVEL_CUTS): LevelProbabilities {
  if (!Number.isFinite(mean) || !Number.isFinite(sd) || sd <= 0) {
    throw new RangeError('levelProbabilities needs a finite mean and an sd above zero');
  }
  if (cuts.length !== 3 || !(cuts[0]! < cuts[1]! && cuts[1]! < cuts[2]!)) {
    throw new RangeError('levelProbabilities needs three cuts that ascend');
  }
  const [low, middle, high] = cuts.map((cut) => normalCdf((cut - mean) / sd)) as [number, number, number];
  // Upper tail from the mirrored argument: 1 - cdf loses digits for a far cut.
  const top = normalCdf((mean - cuts[2]!) / sd);
  return [low, middle - low, high - middle, top];
}
