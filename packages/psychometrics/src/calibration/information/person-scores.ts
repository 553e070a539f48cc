// Slopes of each pattern's log-likelihood by every parameter: posterior means of the complete-data slopes.
import type { Design, GroupPlan } from '../design.ts';
import { groupTables, latentScores, type Workspace } from '../evaluate.ts';
import { latentLogWeights } from '../design.ts';
import { fillPairTable, passPosteriors, type StoredPosteriors } from '../posterior-pass.ts';

/** Category of each item in each pattern of a group, -1 for missing: items x patterns. */
export function unpairCodes(group: GroupPlan): Int16Array {
  const { layout } = group;
  const U = layout.patterns;
  const P = layout.pairs.length;
  const categories = new Int16Array(layout.categories.length * U);
  for (const [p, { first, second, stride, offset }] of layout.pairs.entries()) {
    for (let u = 0; u < U; u += 1) {
      const code = layout.codes[u * P + p]! - offset;
      const one = Math.floor(code / stride);
      const two = code % stride;
      categories[first * U + u] = one < layout.categories[first]! ? one : -1;
      if (second >= 0) categories[second * U + u] = two < layout.categories[second]! ? two : -1;
    }
  }
  return categories;
}

/** Posteriors of all patterns of a group at the tabulated parameters. */
export function storePosteriors(
  design: Design,
  g: number,
  parameters: Float64Array,
  work: Workspace,
): StoredPosteriors {
  const group = design.groups[g]!;
  const { layout } = group;
  fillPairTable(layout, groupTables(design, g, work), design.nodes.length, work.pairTable);
  const weights = latentLogWeights(design.nodes, parameters[group.meanAt]!, parameters[group.logSdAt]!);
  // A first pass settles the windows, so that their lengths are known.
  passPosteriors(layout, work.pairTable, weights, {});
  const start = new Int32Array(layout.patterns + 1);
  for (let u = 0; u < layout.patterns; u += 1) start[u + 1] = start[u]! + (layout.high[u]! - layout.low[u]! + 9);
  const values = new Float64Array(start[layout.patterns]!);
  passPosteriors(layout, work.pairTable, weights, {
    visit: (u, low, high, posterior) => {
      const from = start[u]!;
      for (let q = low; q <= high; q += 1) values[from + q - low] = posterior[q]!;
    },
  });
  return { start, values };
}

/**
 * Slopes of the patterns first ... last - 1: patterns x parameters (full vector, zeros for fixed ones).
 */
export function patternScores(
  design: Design,
  g: number,
  parameters: Float64Array,
  work: Workspace,
  posteriors: StoredPosteriors,
  categories: Int16Array,
  first: number,
  last: number,
): Float64Array {
  const { layout, blocks, meanAt, logSdAt } = design.groups[g]!;
  const U = layout.patterns;
  const Q = design.nodes.length;
  const scores = new Float64Array((last - first) * design.size);
  const logWeights = latentLogWeights(design.nodes, parameters[meanAt]!, parameters[logSdAt]!);
  const latent = latentScores(design.nodes, parameters[meanAt]!, parameters[logSdAt]!, logWeights);
  for (let u = first; u < last; u += 1) {
    const from = posteriors.start[u]! - layout.low[u]!;
    const row = (u - first) * design.size;
    for (const [j, b] of blocks.entries()) {
      const c = categories[j * U + u]!;
      if (c < 0 || b < 0) continue;
      const { curve, at } = design.blocks[b]!;
      const { slopes } = work.tables[b]!;
      for (let t = 0; t < curve.size; t += 1) {
        if (!design.isFree[at + t]) continue;
        const cell = (t * curve.categories + c) * Q;
        let sum = 0;
        for (let q = layout.low[u]!; q <= layout.high[u]!; q += 1)
          sum += posteriors.values[from + q]! * slopes[cell + q]!;
        scores[row + at + t]! += sum;
      }
    }
    for (const [t, at] of [meanAt, logSdAt].entries()) {
      if (!design.isFree[at]) continue;
      let sum = 0;
      for (let q = layout.low[u]!; q <= layout.high[u]!; q += 1)
        sum += posteriors.values[from + q]! * latent[t * Q + q]!;
      scores[row + at] = sum;
    }
  }
  return scores;
}
