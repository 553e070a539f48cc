// Moments of item scores under the model, and how far the observed correlations are from them (SRMSR).
// Source: A. Maydeu-Olivares (2013), Measurement 11 (standardised root mean square residual).
import { type FitData, tabulateItem } from './fit-data.ts';

/** Conditional means of an item at the nodes: probabilities by category, score, squared score. */
export interface ItemMeans {
  p: Float64Array;
  score: Float64Array;
  square: Float64Array;
  slopes: Float64Array;
  categories: number;
  size: number;
}

export function itemMeans(data: FitData): ItemMeans[] {
  const Q = data.nodes.length;
  return data.items.map((item) => {
    const { p, slopes } = tabulateItem(item, data.nodes);
    const score = new Float64Array(Q);
    const square = new Float64Array(Q);
    for (let c = 1; c < item.curve.categories; c += 1) {
      for (let q = 0; q < Q; q += 1) {
        score[q]! += c * p[c * Q + q]!;
        square[q]! += c * c * p[c * Q + q]!;
      }
    }
    return { p, score, square, slopes, categories: item.curve.categories, size: item.curve.size };
  });
}

/** SRMSR of item scores over the persons who answered both items. */
export function residualSize(data: FitData): number | null {
  const k = data.items.length;
  const means = itemMeans(data);
  const expectation = (values: Float64Array): number => values.reduce((sum, x, q) => sum + x * data.weights[q]!, 0);
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const observed = pairCorrelation(data, i, j);
      if (observed === null) continue;
      const [one, two] = [means[i]!, means[j]!];
      const [m1, m2] = [expectation(one.score), expectation(two.score)];
      const joint = one.score.reduce((total, x, q) => total + x * two.score[q]! * data.weights[q]!, 0);
      const spread = Math.sqrt((expectation(one.square) - m1 * m1) * (expectation(two.square) - m2 * m2));
      sum += (observed - (joint - m1 * m2) / spread) ** 2;
      pairs += 1;
    }
  }
  return pairs > 0 ? Math.sqrt(sum / pairs) : null;
}

function pairCorrelation(data: FitData, i: number, j: number): number | null {
  const k = data.items.length;
  const m = new Float64Array(6);
  for (let r = 0; r < data.rows; r += 1) {
    const x = data.codes[r * k + i]!;
    const y = data.codes[r * k + j]!;
    if (x < 0 || y < 0) continue;
    for (const [at, value] of [1, x, y, x * x, y * y, x * y].entries()) m[at]! += value;
  }
  const n = m[0]!;
  const xx = m[3]! - (m[1]! * m[1]!) / n;
  const yy = m[4]! - (m[2]! * m[2]!) / n;
  return xx > 0 && yy > 0 ? (m[5]! - (m[1]! * m[2]!) / n) / Math.sqrt(xx * yy) : null;
}
