// The rule of the disclosure gate in numbers, and its rounding. What a campaign sets is checked here and nowhere else.

/** A score needs this many people unless a campaign says more. */
export const DEFAULT_THRESHOLD = 10;
/** No setting goes below. */
export const LOWEST_THRESHOLD = 5;
/** Words of people need this many who wrote. */
export const TEXT_THRESHOLD = 10;
export const MOST_FILTERS = 2;
/** Counts and percentages are shown in steps of this. */
export const STEP = 5;
/** One contributor with more than this share of the weight would be seen through the mean. */
export const DOMINANT_SHARE = 0.5;
/** Sets one snapshot may show. Each further one costs time in the audit and gives less. */
export const MOST_SETS = 400;

/** Throws for a threshold below the lowest or not whole: a setting that asks for it was let through by a fault. */
export function checkThreshold(threshold: number): number {
  if (!Number.isInteger(threshold) || threshold < LOWEST_THRESHOLD) {
    throw new RangeError(`A group needs at least ${LOWEST_THRESHOLD} people; ${threshold} were asked for.`);
  }
  return threshold;
}

/** To the nearest step; a group that is shown has never "0 people". */
export function roundCount(count: number): number {
  return count === 0 ? 0 : Math.max(STEP, Math.round(count / STEP) * STEP);
}

/** A share of one, to the nearest five percent. */
export function roundShare(share: number): number {
  return (Math.round((share * 100) / STEP) * STEP) / 100;
}

export function roundMean(mean: number): number {
  return Math.round(mean * 10) / 10;
}
