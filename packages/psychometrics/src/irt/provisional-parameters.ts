// Item parameters before any data: a stated rule from the level an item was written for.
import { thetaFromLevel } from '../levels/level-scale.ts';

/** Median slope of the 15 personality items of the reference figures (graded model, D = 1); page provisional-parameters. */
export const PROVISIONAL_DISCRIMINATION = 1.5;

/** Thresholds of a five-category statement around its location. */
export const PROVISIONAL_STEPS: readonly number[] = [-1.2, -0.4, 0.4, 1.2];

export interface ProvisionalStatementParameters {
  discrimination: number;
  thresholds: number[];
  reverse: boolean;
}

/**
 * Provisional parameters of a statement.
 * @param level the level (1-4) whose behaviour the statement describes
 * @param reverse true when the statement describes the costly habit of that level
 */
export function provisionalParameters(level: 1 | 2 | 3 | 4, reverse = false): ProvisionalStatementParameters {
  const location = locationOfLevel(level);
  return {
    discrimination: PROVISIONAL_DISCRIMINATION,
    thresholds: PROVISIONAL_STEPS.map((step) => location + step),
    reverse,
  };
}

/** Theta at the middle of a level: -1.5, -0.5, 0.5, 1.5. */
export function locationOfLevel(level: 1 | 2 | 3 | 4): number {
  if (![1, 2, 3, 4].includes(level)) throw new RangeError(`level must be 1, 2, 3 or 4, not ${level}`);
  return thetaFromLevel(level);
}
