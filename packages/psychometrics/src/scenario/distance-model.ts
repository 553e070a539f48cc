// One rated option as a partial-credit item: a rating is the likelier the nearer it is to the key.
// P(r | theta) is proportional to exp(-g |r - key|), g = base + a (theta - location): the generalised partial credit
// form with minus the distance as category score, so the sum of distances is all that the ratings say about theta.

/** Ratings run from 1 to 5. */
export const RATINGS: readonly number[] = [1, 2, 3, 4, 5];

/** Concentration on the key at theta = location; page scenario-scoring gives the mean distance it implies. */
export const BASE_CONCENTRATION = 0.8;

export interface DistanceItem {
  discrimination: number;
  location: number;
}

/** g at theta. */
export function concentration(theta: number, item: DistanceItem): number {
  return BASE_CONCENTRATION + item.discrimination * (theta - item.location);
}

export interface DistanceMoments {
  logNormaliser: number;
  mean: number;
  variance: number;
}

/** Log normaliser, mean and variance of the distance for one key at concentration g. */
export function distanceMoments(key: number, g: number): DistanceMoments {
  let total = 0;
  let first = 0;
  let second = 0;
  for (const rating of RATINGS) {
    const distance = Math.abs(rating - key);
    const weight = Math.exp(-g * distance);
    total += weight;
    first += weight * distance;
    second += weight * distance * distance;
  }
  const mean = first / total;
  return { logNormaliser: Math.log(total), mean, variance: second / total - mean * mean };
}

/** Probability of each rating 1-5. */
export function ratingProbabilities(key: number, g: number): number[] {
  const weights = RATINGS.map((rating) => Math.exp(-g * Math.abs(rating - key)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
