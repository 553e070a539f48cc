// The pass over all answer patterns: posterior weights on nodes, marginal log-likelihood, expected counts.
// Items are read two at a time from tables of pairs, and a pattern visits only the nodes that carry its posterior.
// Source of the algorithm: R. D. Bock and M. Aitkin (1981), Psychometrika 46.
import { MISSING } from './read-responses.ts';

/** Two items read together; the second is -1 for the last of an odd number. */
interface ItemPair {
  first: number;
  second: number;
  /** Codes of the second item, its missing code included. */
  stride: number;
  /** Where the pair's rows begin in the table, in rows of nodes. */
  offset: number;
}

export interface PairLayout {
  pairs: readonly ItemPair[];
  /** Rows of nodes over all pairs. */
  rows: number;
  categories: Int32Array;
  /** patterns x pairs: row of the table. */
  codes: Int32Array;
  patterns: number;
  weights: Float64Array;
  /** First and last node that a pattern visits. */
  low: Uint16Array;
  high: Uint16Array;
}

/** Posterior weights of all patterns, packed. */
export interface StoredPosteriors {
  /** Where a pattern's weights begin. */
  start: Int32Array;
  values: Float64Array;
}

/** Nodes below exp(-30) of the mode are left out: they change nothing in thirteen digits. */
const DEPTH = 30;

export function layOutPairs(
  codes: Uint8Array,
  patterns: number,
  weights: Float64Array,
  categories: Int32Array,
  nodes: number,
): PairLayout {
  const k = categories.length;
  const pairs: ItemPair[] = [];
  let rows = 0;
  for (let first = 0; first < k; first += 2) {
    const second = first + 1 < k ? first + 1 : -1;
    const stride = second < 0 ? 1 : categories[second]! + 1;
    pairs.push({ first, second, stride, offset: rows });
    rows += (categories[first]! + 1) * stride;
  }
  const paired = new Int32Array(patterns * pairs.length);
  for (let u = 0; u < patterns; u += 1) {
    for (const [p, { first, second, stride, offset }] of pairs.entries()) {
      const one = codes[u * k + first]!;
      const two = second < 0 ? 0 : codes[u * k + second]!;
      const oneCode = one === MISSING ? categories[first]! : one;
      const twoCode = second >= 0 && two === MISSING ? categories[second]! : two;
      paired[u * pairs.length + p] = offset + oneCode * stride + twoCode;
    }
  }
  return {
    pairs,
    rows,
    categories,
    codes: paired,
    patterns,
    weights,
    low: new Uint16Array(patterns),
    high: new Uint16Array(patterns).fill(nodes - 1),
  };
}

/** Sums of log-probabilities for every pair of codes; a missing answer adds nothing. */
export function fillPairTable(layout: PairLayout, logP: readonly Float64Array[], Q: number, table: Float64Array): void {
  for (const { first, second, stride, offset } of layout.pairs) {
    const one = logP[first]!;
    const oneCount = layout.categories[first]!;
    const twoCount = second < 0 ? 0 : layout.categories[second]!;
    for (let c = 0; c <= oneCount; c += 1) {
      for (let d = 0; d < stride; d += 1) {
        const to = (offset + c * stride + d) * Q;
        for (let q = 0; q < Q; q += 1) {
          table[to + q] = (c < oneCount ? one[c * Q + q]! : 0) + (d < twoCount ? logP[second]![d * Q + q]! : 0);
        }
      }
    }
  }
}

/** Adds the pair counts to item counts (categories x nodes each). */
export function addItemCounts(
  layout: PairLayout,
  pairCounts: Float64Array,
  Q: number,
  counts: readonly Float64Array[],
): void {
  for (const { first, second, stride, offset } of layout.pairs) {
    const oneCount = layout.categories[first]!;
    const twoCount = second < 0 ? 0 : layout.categories[second]!;
    for (let c = 0; c <= oneCount; c += 1) {
      for (let d = 0; d < stride; d += 1) {
        const from = (offset + c * stride + d) * Q;
        for (let q = 0; q < Q; q += 1) {
          const count = pairCounts[from + q]!;
          if (count === 0) continue;
          if (c < oneCount) counts[first]![c * Q + q]! += count;
          if (d < twoCount) counts[second]![d * Q + q]! += count;
        }
      }
    }
  }
}

export interface PassOutput {
  /** Expected counts by pair code and node; added to. */
  pairCounts?: Float64Array;
  /** Expected persons at each node; added to. */
  nodeCounts?: Float64Array;
  /** Called with each pattern's normalised posterior on nodes low ... high. */
  visit?: (pattern: number, low: number, high: number, posterior: Float64Array) => void;
}

/**
 * One pass. Returns the marginal log-likelihood, NaN when some pattern has no probability at all.
 * @param logWeights log of the latent density at each node, summing to 1 over the nodes
 */
export function passPosteriors(
  layout: PairLayout,
  table: Float64Array,
  logWeights: Float64Array,
  output: PassOutput,
): number {
  const Q = logWeights.length;
  const P = layout.pairs.length;
  const { codes, weights, low, high, patterns } = layout;
  const { pairCounts, nodeCounts, visit } = output;
  const work = new Float64Array(Q);
  const rows = new Int32Array(P);
  let logLik = 0;
  for (let u = 0; u < patterns; u += 1) {
    for (let p = 0; p < P; p += 1) rows[p] = codes[u * P + p]! * Q;
    let from = low[u]!;
    let to = high[u]!;
    let top = sumLogs(table, rows, logWeights, work, from, to);
    // The window of the last pass may be too narrow after a step: widen until its ends are empty.
    while ((from > 0 && work[from]! > top - DEPTH) || (to < Q - 1 && work[to]! > top - DEPTH)) {
      if (from > 0 && work[from]! > top - DEPTH) from = Math.max(0, from - 4);
      if (to < Q - 1 && work[to]! > top - DEPTH) to = Math.min(Q - 1, to + 4);
      top = sumLogs(table, rows, logWeights, work, from, to);
    }
    if (!(top > -Infinity)) return NaN;
    while (from < to && work[from + 1]! < top - DEPTH) from += 1;
    while (to > from && work[to - 1]! < top - DEPTH) to -= 1;
    low[u] = from;
    high[u] = to;
    let mass = 0;
    for (let q = from; q <= to; q += 1) {
      const value = Math.exp(work[q]! - top);
      work[q] = value;
      mass += value;
    }
    const weight = weights[u]!;
    logLik += weight * (top + Math.log(mass));
    const scale = weight / mass;
    if (pairCounts) {
      for (let q = from; q <= to; q += 1) work[q]! *= scale;
      if (nodeCounts) for (let q = from; q <= to; q += 1) nodeCounts[q]! += work[q]!;
      for (let p = 0; p < P; p += 1) {
        const row = rows[p]!;
        for (let q = from; q <= to; q += 1) pairCounts[row + q]! += work[q]!;
      }
    }
    if (visit) {
      const back = pairCounts ? 1 / weight : 1 / mass;
      for (let q = from; q <= to; q += 1) work[q]! *= back;
      visit(u, from, to, work);
    }
  }
  return logLik;
}

function sumLogs(
  table: Float64Array,
  rows: Int32Array,
  logWeights: Float64Array,
  work: Float64Array,
  from: number,
  to: number,
): number {
  for (let q = from; q <= to; q += 1) work[q] = logWeights[q]!;
  const P = rows.length;
  let p = 0;
  for (; p + 1 < P; p += 2) {
    const one = rows[p]!;
    const two = rows[p + 1]!;
    for (let q = from; q <= to; q += 1) work[q]! += table[one + q]! + table[two + q]!;
  }
  if (p < P) {
    const one = rows[p]!;
    for (let q = from; q <= to; q += 1) work[q]! += table[one + q]!;
  }
  let top = -Infinity;
  for (let q = from; q <= to; q += 1) if (work[q]! > top) top = work[q]!;
  return top;
}
