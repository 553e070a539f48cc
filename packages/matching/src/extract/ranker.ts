// The ranker: a weighted sum of features, fitted so that the right skills come first in each list (softmax over the list).
import { FEATURE_COUNT } from './features.ts';

export interface Ranker {
  id: string;
  /** By feature. */
  weights: readonly number[];
}

export interface RankedList {
  /** candidates x FEATURES. */
  features: Float32Array;
  /** Candidates that are right; a list without one teaches nothing. */
  right: readonly number[];
  /** How much the list counts; 1 when absent. */
  weight?: number;
}

export interface RankerTraining {
  /** Pull towards the weights one starts from, in units of a feature's standard deviation. */
  pull: number;
  iterations: number;
  rate: number;
}

export const DEFAULT_RANKER_TRAINING: RankerTraining = { pull: 0.02, iterations: 400, rate: 0.05 };

export function rankerScore(weights: readonly number[], features: Float32Array, row: number): number {
  let sum = 0;
  for (let k = 0, at = row * FEATURE_COUNT; k < FEATURE_COUNT; k += 1, at += 1) sum += weights[k]! * features[at]!;
  return sum;
}

/** Standard deviation of every feature over all candidates; 1 where a feature never changes. */
export function featureScales(lists: readonly RankedList[]): number[] {
  const sums = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT);
  let rows = 0;
  for (const { features } of lists) {
    for (let at = 0; at < features.length; at += FEATURE_COUNT, rows += 1) {
      for (let k = 0; k < FEATURE_COUNT; k += 1) {
        sums[k]! += features[at + k]!;
        squares[k]! += features[at + k]! ** 2;
      }
    }
  }
  return Array.from(sums, (sum, k) => {
    const variance = rows === 0 ? 0 : squares[k]! / rows - (sum / rows) ** 2;
    return variance > 1e-9 ? Math.sqrt(variance) : 1;
  });
}

/** Weights that minimise the mean loss of the lists plus the pull towards `from` (Adam on the whole data each time). */
export function trainRanker(
  lists: readonly RankedList[],
  from: readonly number[],
  settings: RankerTraining = DEFAULT_RANKER_TRAINING,
  scales: readonly number[] = featureScales(lists),
): number[] {
  const usable = lists.filter(({ right }) => right.length > 0);
  if (usable.length === 0) return [...from];
  const start = Float64Array.from(from, (weight, k) => weight * scales[k]!);
  const weights = start.slice();
  const first = new Float64Array(FEATURE_COUNT);
  const second = new Float64Array(FEATURE_COUNT);
  for (let step = 1; step <= settings.iterations; step += 1) {
    const gradient = gradientOf(usable, weights, scales);
    for (let k = 0; k < FEATURE_COUNT; k += 1) {
      const g = gradient[k]! + settings.pull * (weights[k]! - start[k]!);
      first[k] = 0.9 * first[k]! + 0.1 * g;
      second[k] = 0.999 * second[k]! + 0.001 * g * g;
      const size = first[k]! / (1 - 0.9 ** step) / (Math.sqrt(second[k]! / (1 - 0.999 ** step)) + 1e-9);
      // More evidence never lowers a skill: weights stay at zero or above.
      weights[k] = Math.max(0, weights[k]! - settings.rate * (1 - (0.9 * step) / settings.iterations) * size);
    }
  }
  return Array.from(weights, (weight, k) => weight / scales[k]!);
}

function gradientOf(lists: readonly RankedList[], weights: Float64Array, scales: readonly number[]): Float64Array {
  const gradient = new Float64Array(FEATURE_COUNT);
  const raw = Array.from(weights, (weight, k) => weight / scales[k]!);
  const total = lists.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const { features, right, weight = 1 } of lists) {
    const size = features.length / FEATURE_COUNT;
    const shares = new Float64Array(size);
    let most = -Infinity;
    for (let row = 0; row < size; row += 1) most = Math.max(most, (shares[row] = rankerScore(raw, features, row)));
    let sum = 0;
    for (let row = 0; row < size; row += 1) sum += shares[row] = Math.exp(shares[row]! - most);
    for (let row = 0; row < size; row += 1) shares[row]! /= sum;
    for (const row of right) shares[row]! -= 1 / right.length;
    const counts = weight / total;
    for (let row = 0, at = 0; row < size; row += 1) {
      for (let k = 0; k < FEATURE_COUNT; k += 1, at += 1)
        gradient[k]! += (counts * shares[row]! * features[at]!) / scales[k]!;
    }
  }
  return gradient;
}
