// The generalised partial credit model, D = 1. Source: E. Muraki (1992), Applied Psychological Measurement 16.

export interface PartialCreditItem {
  /** Slope a, above zero. */
  discrimination: number;
  /** Step difficulties b_1 ... b_m, in any order; the item has m + 1 categories. */
  steps: readonly number[];
}

/** Probability of each category, lowest first: proportional to exp(sum over steps up to k of a (theta - b_v)). */
export function partialCreditProbabilities(theta: number, item: PartialCreditItem): number[] {
  const logits = partialCreditLogits(theta, item);
  const top = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Log-probability of one category. */
export function partialCreditLogProbability(theta: number, item: PartialCreditItem, category: number): number {
  const logits = partialCreditLogits(theta, item);
  const top = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
  return logits[category]! - top - Math.log(total);
}

/** Fisher information: a squared times the variance of the category score (Muraki 1993). */
export function partialCreditInformation(theta: number, item: PartialCreditItem): number {
  const probabilities = partialCreditProbabilities(theta, item);
  const mean = probabilities.reduce((sum, p, k) => sum + p * k, 0);
  const variance = probabilities.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0);
  return item.discrimination ** 2 * variance;
}

function partialCreditLogits(theta: number, item: PartialCreditItem): number[] {
  const logits = [0];
  for (const [index, step] of item.steps.entries()) {
    logits.push(logits[index]! + item.discrimination * (theta - step));
  }
  return logits;
}
