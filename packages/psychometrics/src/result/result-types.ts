// What every statistic hands back beside its number: interval, warnings, and whether it could be computed at all.

/** Two limits and the confidence they are made for. */
export interface Interval {
  /** Confidence, for example 0.95. */
  level: number;
  lower: number;
  upper: number;
}

/** Something the reader of a number has to know. */
export interface ResultWarning {
  /** Stable, kebab-case. */
  code: string;
  message: string;
}

/** `not-estimable`: the value is null and a warning says why. */
export type ResultStatus = 'estimated' | 'not-estimable';

/** @throws RangeError when a confidence is not between 0 and 1 */
export function assertConfidence(level: number, place: string): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`${place}: level lies between 0 and 1, not ${level}`);
}
