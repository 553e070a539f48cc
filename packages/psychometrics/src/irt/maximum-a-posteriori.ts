// Maximum a posteriori estimate of theta for graded items, by Newton steps kept inside a bracket.
import { assertGradedItem, type GradedItem } from './graded-response.ts';
import type { NormalPrior } from './expected-a-posteriori.ts';
import { logistic } from './logistic.ts';

export interface ModalEstimate {
  mode: number;
  /** 1 / sqrt of the observed information of the log posterior at its mode. */
  sd: number;
  iterations: number;
  converged: boolean;
}

const BRACKET = 12;

/**
 * MAP of theta under a normal prior. The log posterior of graded items is concave, so the mode is single.
 * @param categories one 0-based category per item
 */
export function maximumAPosteriori(
  items: readonly GradedItem[],
  categories: readonly number[],
  prior: NormalPrior = { mean: 0, sd: 1 },
): ModalEstimate {
  if (items.length !== categories.length) throw new RangeError('one category per item is needed');
  for (const [index, item] of items.entries()) assertGradedItem(item, `item ${index}`);
  const precision = 1 / prior.sd ** 2;
  let low = prior.mean - BRACKET;
  let high = prior.mean + BRACKET;
  let theta = prior.mean;
  for (let iteration = 1; iteration <= 100; iteration += 1) {
    let slope = -(theta - prior.mean) * precision;
    let curvature = precision;
    for (const [index, item] of items.entries()) {
      const part = gradedScore(theta, item, categories[index]!);
      slope += part.slope;
      curvature += part.curvature;
    }
    if (slope > 0) low = theta;
    else high = theta;
    const step = theta + slope / curvature;
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - theta) < 1e-12 * (1 + Math.abs(theta))) {
      return { mode: next, sd: 1 / Math.sqrt(curvature), iterations: iteration, converged: true };
    }
    theta = next;
  }
  return { mode: theta, sd: NaN, iterations: 100, converged: false };
}

/** First derivative and minus the second of one graded log-probability. */
function gradedScore(theta: number, item: GradedItem, category: number): { slope: number; curvature: number } {
  const { discrimination: a, thresholds } = item;
  const upper = category === 0 ? 1 : logistic(a * (theta - thresholds[category - 1]!));
  const lower = category === thresholds.length ? 0 : logistic(a * (theta - thresholds[category]!));
  return { slope: a * (1 - upper - lower), curvature: a * a * (upper * (1 - upper) + lower * (1 - lower)) };
}
