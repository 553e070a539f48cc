// Expected theta of everyone with the same sum score, from the distribution of sum scores at each node.
// Sources: F. M. Lord and M. S. Wingersky (1984), Applied Psychological Measurement 8; D. Thissen, M. Pommerich,
// K. Billeaud and V. S. L. Williams (1995), ibid. 19.
import { type NormalPrior } from '../irt/expected-a-posteriori.ts';
import { type PreparedScorable, prepareScorables, type ScorableItem } from './scorable-items.ts';

export interface SumScoreRow {
  /** Sum of 0-based categories. */
  score: number;
  theta: number;
  standardError: number;
  /** Share of the population expected with this score. */
  probability: number;
}

/**
 * Probability of each sum score at each node.
 * @returns scores x nodes, row by row, scores from 0 to the highest
 */
export function sumScoreLikelihood(items: readonly PreparedScorable[], nodes: Float64Array, skip = -1): Float64Array {
  const Q = nodes.length;
  let current = new Float64Array(Q).fill(1);
  let highest = 0;
  for (const [j, { curve, parameters }] of items.entries()) {
    if (j === skip) continue;
    const C = curve.categories;
    const logP = new Float64Array(C * Q);
    curve.tabulate(parameters, 0, nodes, logP);
    const next = new Float64Array((highest + C) * Q);
    for (let s = 0; s <= highest; s += 1) {
      for (let c = 0; c < C; c += 1) {
        for (let q = 0; q < Q; q += 1) next[(s + c) * Q + q]! += current[s * Q + q]! * Math.exp(logP[c * Q + q]!);
      }
    }
    current = next;
    highest += C - 1;
  }
  return current;
}

/**
 * EAP, posterior SD and expected share of every sum score.
 * @example
 * const items = [{ name: 'a', model: 'rasch', discrimination: 1, difficulty: 0 }] as const;
 * sumScoreTable(items).map((row) => row.theta);
 */
export function sumScoreTable(
  items: readonly ScorableItem[],
  prior: NormalPrior = { mean: 0, sd: 1 },
  nodes: Float64Array = Float64Array.from({ length: 61 }, (_, q) => prior.mean + prior.sd * (q - 30) * 0.2),
): SumScoreRow[] {
  const likelihood = sumScoreLikelihood(prepareScorables(items), nodes);
  const Q = nodes.length;
  const weights = nodes.map((theta) => Math.exp(-0.5 * ((theta - prior.mean) / prior.sd) ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: likelihood.length / Q }, (_, score) => {
    let mass = 0;
    let first = 0;
    let second = 0;
    for (let q = 0; q < Q; q += 1) {
      const weight = (likelihood[score * Q + q]! * weights[q]!) / total;
      mass += weight;
      first += weight * nodes[q]!;
      second += weight * nodes[q]! ** 2;
    }
    const theta = first / mass;
    return { score, theta, standardError: Math.sqrt(Math.max(0, second / mass - theta * theta)), probability: mass };
  });
}
