// How a person free of rating style rates one option: a rating is the likelier the nearer it is to the key.
// P(r | theta) is proportional to exp(-g |r - key|), g = base + a (theta - location): the generalised partial credit
// form with minus the distance as category score, so without style the sum of distances is all that ratings tell.

/** Ratings run from 1 to 5. */
export const RATINGS: readonly number[] = [1, 2, 3, 4, 5];

/** Concentration on the key at theta = location; a mean distance of about 0.73 (page scenario-scoring). */
export const BASE_CONCENTRATION = 0.8;

export interface DistanceItem {
  discrimination: number;
  location: number;
}

/** g at theta. */
export function concentration(theta: number, item: DistanceItem): number {
  return BASE_CONCENTRATION + item.discrimination * (theta - item.location);
}

/** Probability of each rating 1-5 at concentration g. */
export function ratingProbabilities(key: number, g: number): number[] {
  const weights = RATINGS.map((rating) => Math.exp(-g * Math.abs(rating - key)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Mean and variance of the distance to the key at concentration g. */
export function distanceMoments(key: number, g: number): { mean: number; variance: number } {
  return momentsOf(ratingProbabilities(key, g), (rating) => Math.abs(rating - key));
}

/** Mean and variance of the rating itself at concentration g. */
export function ratingMoments(key: number, g: number): { mean: number; variance: number } {
  return momentsOf(ratingProbabilities(key, g), (rating) => rating);
}

function momentsOf(probabilities: readonly number[], value: (rating: number) => number) {
  const mean = probabilities.reduce((sum, p, index) => sum + p * value(RATINGS[index]!), 0);
  const variance = probabilities.reduce((sum, p, index) => sum + p * (value(RATINGS[index]!) - mean) ** 2, 0);
  return { mean, variance };
}
