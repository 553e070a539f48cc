// The graded response model, logistic, D = 1. Source: F. Samejima (1969), Psychometrika Monograph 17.
import { logistic, logLogistic } from './logistic.ts';

export interface GradedItem {
  /** Slope a, above zero. */
  discrimination: number;
  /** Ascending thresholds b_1 < ... < b_m; the item has m + 1 categories. */
  thresholds: readonly number[];
}

/** @throws RangeError when the slope is not above zero or the thresholds do not ascend */
export function assertGradedItem(item: GradedItem, name = 'graded item'): void {
  if (!(item.discrimination > 0 && Number.isFinite(item.discrimination))) {
    throw new RangeError(`${name}: the discrimination must be a number above zero`);
  }
  if (item.thresholds.length === 0) throw new RangeError(`${name}: at least one threshold is needed`);
  for (const [index, threshold] of item.thresholds.entries()) {
    const before = index === 0 ? -Infinity : item.thresholds[index - 1]!;
    if (!(Number.isFinite(threshold) && threshold > before)) {
      throw new RangeError(`${name}: thresholds must be finite and ascend`);
    }
  }
}

/**
 * Probability of each category, lowest first.
 * P(X >= k) = 1 / (1 + exp(-a (theta - b_k))); neighbours are subtracted in the product form
 * s(x) s(-y) (1 - exp(y - x)), which keeps its digits where both curves are near 0 or 1.
 */
export function gradedProbabilities(theta: number, item: GradedItem): number[] {
  const { discrimination: a, thresholds } = item;
  const result: number[] = [];
  for (let k = 0; k <= thresholds.length; k += 1) {
    const x = k === 0 ? Infinity : a * (theta - thresholds[k - 1]!);
    const y = k === thresholds.length ? -Infinity : a * (theta - thresholds[k]!);
    result.push(logistic(x) * logistic(-y) * -Math.expm1(y - x));
  }
  return result;
}

/** Log-probability of one category; finite wherever theta is. */
export function gradedLogProbability(theta: number, item: GradedItem, category: number): number {
  const { discrimination: a, thresholds } = item;
  const x = category === 0 ? Infinity : a * (theta - thresholds[category - 1]!);
  const y = category === thresholds.length ? -Infinity : a * (theta - thresholds[category]!);
  const width = y - x === -Infinity ? 0 : Math.log(-Math.expm1(y - x));
  return logLogistic(x) + logLogistic(-y) + width;
}

/**
 * Fisher information, the expected one of this curve: sum of P_k'^2 / P_k.
 * With P_k' = a P_k (1 - s(x) - s(y)) it needs no division by a small probability.
 */
export function gradedInformation(theta: number, item: GradedItem): number {
  const { discrimination: a, thresholds } = item;
  const probabilities = gradedProbabilities(theta, item);
  let sum = 0;
  for (let k = 0; k <= thresholds.length; k += 1) {
    const upper = k === 0 ? 1 : logistic(a * (theta - thresholds[k - 1]!));
    const lower = k === thresholds.length ? 0 : logistic(a * (theta - thresholds[k]!));
    sum += probabilities[k]! * (1 - upper - lower) ** 2;
  }
  return a * a * sum;
}
