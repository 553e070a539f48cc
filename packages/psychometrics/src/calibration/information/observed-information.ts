// Observed information of a calibration by Oakes's identity, evaluated without differencing the E-step.
// I = -d2Q/dx dx - d2Q/dx dx': the first part is the curvature of the expected log-likelihood, the second the posterior
// covariance of the complete-data slopes, which needs only expected counts of pairs of categories at each node.
// Source: D. Oakes (1999), Journal of the Royal Statistical Society B 61, equation 3; T. A. Louis (1982), ibid. 44.
import type { Design } from '../design.ts';
import { latentLogWeights } from '../design.ts';
import { blockSlopes, type Evaluation, latentScores, tabulateBlocks, type Workspace } from '../evaluate.ts';
import type { StoredPosteriors } from '../posterior-pass.ts';
import { logPriorOfItem } from '../priors.ts';
import { patternScores, storePosteriors, unpairCodes } from './person-scores.ts';

/** Patterns whose slopes are held at a time. */
const BLOCK = 2048;

export interface InformationParts {
  /** Observed information of the objective (priors included), full size x full size. */
  observed: Float64Array;
  /** Sum over persons of the outer products of their slopes, full size x full size. */
  crossProduct: Float64Array;
}

/**
 * Both matrices in one go.
 * @param withObserved false leaves `observed` zero: the cross-product alone needs no pair counts
 */
export function informationParts(
  design: Design,
  evaluation: Evaluation,
  work: Workspace,
  withObserved: boolean,
): InformationParts {
  const n = design.size;
  const { parameters } = evaluation;
  const observed = new Float64Array(n * n);
  const crossProduct = new Float64Array(n * n);
  tabulateBlocks(design, parameters, work);
  for (let g = 0; g < design.groups.length; g += 1) {
    const posteriors = storePosteriors(design, g, parameters, work);
    const categories = unpairCodes(design.groups[g]!);
    const { patterns, weights } = design.groups[g]!.layout;
    // In blocks: all patterns at once would fill the memory on a large file.
    for (let first = 0; first < patterns; first += BLOCK) {
      const last = Math.min(patterns, first + BLOCK);
      const scores = patternScores(design, g, parameters, work, posteriors, categories, first, last);
      addOuterProducts(scores, weights.subarray(first, last), n, crossProduct);
    }
    if (withObserved) subtractCrossMoments(design, g, evaluation, work, posteriors, categories, observed);
  }
  mirror(crossProduct, n);
  if (!withObserved) return { observed, crossProduct };
  // Minus the posterior covariance of the slopes is minus their second moment plus the product of their means.
  for (let i = 0; i < n * n; i += 1) observed[i]! += crossProduct[i]!;
  addCompleteCurvature(design, evaluation, work, observed);
  clearFixed(design, observed);
  return { observed, crossProduct };
}

function addOuterProducts(scores: Float64Array, weights: Float64Array, n: number, into: Float64Array): void {
  const used = new Int32Array(n);
  for (let u = 0; u < weights.length; u += 1) {
    const row = u * n;
    let count = 0;
    for (let i = 0; i < n; i += 1) {
      if (scores[row + i] !== 0) {
        used[count] = i;
        count += 1;
      }
    }
    for (let i = 0; i < count; i += 1) {
      const one = used[i]!;
      const value = weights[u]! * scores[row + one]!;
      for (let j = 0; j <= i; j += 1) into[one * n + used[j]!]! += value * scores[row + used[j]!]!;
    }
  }
}

function mirror(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) matrix[j * n + i] = matrix[i * n + j]!;
}

/** Takes off sum of weight x posterior x slope_i x slope_j, for items of one pattern and for the latent density. */
function subtractCrossMoments(
  design: Design,
  g: number,
  evaluation: Evaluation,
  work: Workspace,
  posteriors: StoredPosteriors,
  categories: Int16Array,
  into: Float64Array,
): void {
  const { layout, blocks } = design.groups[g]!;
  const k = blocks.length;
  const Q = design.nodes.length;
  const U = layout.patterns;
  const maximum = Math.max(...layout.categories);
  const own = Array.from(blocks, () => new Float64Array(maximum * Q));
  const tables = Array.from(blocks, () => new Float64Array(maximum * maximum * Q));
  for (let i = 0; i < k; i += 1) {
    if (blocks[i]! < 0) continue;
    for (let j = i + 1; j < k; j += 1) tables[j]!.fill(0);
    for (let u = 0; u < U; u += 1) {
      const c = categories[i * U + u]!;
      if (c < 0) continue;
      const low = layout.low[u]!;
      const high = layout.high[u]!;
      const from = posteriors.start[u]! - low;
      const weight = layout.weights[u]!;
      const ownRow = own[i]!;
      for (let q = low; q <= high; q += 1) ownRow[c * Q + q]! += weight * posteriors.values[from + q]!;
      for (let j = i + 1; j < k; j += 1) {
        const d = categories[j * U + u]!;
        if (d < 0) continue;
        const table = tables[j]!;
        const cell = (c * maximum + d) * Q;
        if (weight === 1) for (let q = low; q <= high; q += 1) table[cell + q]! += posteriors.values[from + q]!;
        else for (let q = low; q <= high; q += 1) table[cell + q]! += weight * posteriors.values[from + q]!;
      }
    }
    subtractOwn(design, blocks[i]!, work, own[i]!, into);
    for (let j = i + 1; j < k; j += 1) {
      if (blocks[j]! >= 0) subtractPair(design, blocks[i]!, blocks[j]!, work, tables[j]!, maximum, into);
    }
  }
  subtractLatent(design, g, evaluation, work, own, into);
}

function subtractOwn(design: Design, b: number, work: Workspace, counts: Float64Array, into: Float64Array): void {
  const Q = design.nodes.length;
  const { curve, at } = design.blocks[b]!;
  const { slopes } = work.tables[b]!;
  const row = curve.categories * Q;
  for (let t = 0; t < curve.size; t += 1) {
    for (let s = 0; s < curve.size; s += 1) {
      let sum = 0;
      for (let i = 0; i < row; i += 1) sum += counts[i]! * slopes[t * row + i]! * slopes[s * row + i]!;
      into[(at + t) * design.size + at + s]! -= sum;
    }
  }
}

function subtractPair(
  design: Design,
  b1: number,
  b2: number,
  work: Workspace,
  table: Float64Array,
  stride: number,
  into: Float64Array,
): void {
  const Q = design.nodes.length;
  const n = design.size;
  const one = design.blocks[b1]!;
  const two = design.blocks[b2]!;
  const rowOne = one.curve.categories * Q;
  const rowTwo = two.curve.categories * Q;
  const mixed = new Float64Array(rowTwo);
  for (let t = 0; t < one.curve.size; t += 1) {
    if (!design.isFree[one.at + t]) continue;
    mixed.fill(0);
    const slopes = work.tables[b1]!.slopes;
    for (let c = 0; c < one.curve.categories; c += 1) {
      const s = t * rowOne + c * Q;
      // A graded category knows only its own two boundaries: most rows are zero.
      if (slopes[s] === 0 && slopes[s + Q - 1] === 0 && slopes[s + (Q >> 1)] === 0) continue;
      for (let d = 0; d < two.curve.categories; d += 1) {
        const from = (c * stride + d) * Q;
        for (let q = 0; q < Q; q += 1) mixed[d * Q + q]! += table[from + q]! * slopes[s + q]!;
      }
    }
    for (let s = 0; s < two.curve.size; s += 1) {
      if (!design.isFree[two.at + s]) continue;
      const slopesTwo = work.tables[b2]!.slopes;
      let sum = 0;
      for (let i = 0; i < rowTwo; i += 1) sum += mixed[i]! * slopesTwo[s * rowTwo + i]!;
      into[(one.at + t) * n + two.at + s]! -= sum;
      into[(two.at + s) * n + one.at + t]! -= sum;
    }
  }
}

function subtractLatent(
  design: Design,
  g: number,
  evaluation: Evaluation,
  work: Workspace,
  own: readonly Float64Array[],
  into: Float64Array,
): void {
  const { blocks, meanAt, logSdAt } = design.groups[g]!;
  if (!design.isFree[meanAt] && !design.isFree[logSdAt]) return;
  const Q = design.nodes.length;
  const n = design.size;
  const { parameters, nodeCounts } = evaluation;
  const logWeights = latentLogWeights(design.nodes, parameters[meanAt]!, parameters[logSdAt]!);
  const scores = latentScores(design.nodes, parameters[meanAt]!, parameters[logSdAt]!, logWeights);
  const places = [meanAt, logSdAt];
  for (const [l, at] of places.entries()) {
    for (const [m, other] of places.entries()) {
      let sum = 0;
      for (let q = 0; q < Q; q += 1) sum += nodeCounts[g]![q]! * scores[l * Q + q]! * scores[m * Q + q]!;
      into[at * n + other]! -= sum;
    }
    for (const [j, b] of blocks.entries()) {
      if (b < 0) continue;
      const { curve, at: itemAt } = design.blocks[b]!;
      for (let t = 0; t < curve.size; t += 1) {
        let sum = 0;
        for (let c = 0; c < curve.categories; c += 1) {
          const s = (t * curve.categories + c) * Q;
          for (let q = 0; q < Q; q += 1) {
            sum += own[j]![c * Q + q]! * work.tables[b]!.slopes[s + q]! * scores[l * Q + q]!;
          }
        }
        into[at * n + itemAt + t]! -= sum;
        into[(itemAt + t) * n + at]! -= sum;
      }
    }
  }
}

/** Minus the second derivatives of the expected log-likelihood and the priors, by central differences per item. */
function addCompleteCurvature(design: Design, evaluation: Evaluation, work: Workspace, into: Float64Array): void {
  const n = design.size;
  const Q = design.nodes.length;
  const parameters = evaluation.parameters.slice();
  for (const [b, block] of design.blocks.entries()) {
    const { size } = block.curve;
    const tables = { logP: work.tables[b]!.logP.slice(), slopes: work.tables[b]!.slopes.slice() };
    const slopeAt = (t: number, value: number): Float64Array => {
      const kept = parameters[block.at + t]!;
      parameters[block.at + t] = value;
      const slope = new Float64Array(size);
      block.curve.tabulate(parameters, block.at, design.nodes, tables.logP, tables.slopes);
      blockSlopes(block, tables, evaluation.counts[b]!, Q, slope);
      logPriorOfItem(block.priors, block.model, parameters, block.at, size, slope, new Float64Array(size * size));
      parameters[block.at + t] = kept;
      return slope;
    };
    for (let t = 0; t < size; t += 1) {
      const x = parameters[block.at + t]!;
      const h = 1e-5 * Math.max(1, Math.abs(x));
      const up = slopeAt(t, x + h);
      const down = slopeAt(t, x - h);
      for (let s = 0; s < size; s += 1) {
        const half = -(up[s]! - down[s]!) / (4 * h);
        into[(block.at + t) * n + block.at + s]! += half;
        into[(block.at + s) * n + block.at + t]! += half;
      }
    }
  }
  for (const [g, { meanAt, logSdAt }] of design.groups.entries())
    addLatentCurvature(design, g, meanAt, logSdAt, evaluation, into);
}

function addLatentCurvature(
  design: Design,
  g: number,
  meanAt: number,
  logSdAt: number,
  evaluation: Evaluation,
  into: Float64Array,
): void {
  const places = [meanAt, logSdAt];
  const base = [evaluation.parameters[meanAt]!, evaluation.parameters[logSdAt]!];
  const slopeAt = (mean: number, logSd: number): [number, number] => {
    const logWeights = latentLogWeights(design.nodes, mean, logSd);
    const scores = latentScores(design.nodes, mean, logSd, logWeights);
    const Q = design.nodes.length;
    let first = 0;
    let second = 0;
    for (let q = 0; q < Q; q += 1) {
      first += evaluation.nodeCounts[g]![q]! * scores[q]!;
      second += evaluation.nodeCounts[g]![q]! * scores[Q + q]!;
    }
    return [first, second];
  };
  const h = 1e-5;
  for (let t = 0; t < 2; t += 1) {
    const up = slopeAt(base[0]! + (t === 0 ? h : 0), base[1]! + (t === 1 ? h : 0));
    const down = slopeAt(base[0]! - (t === 0 ? h : 0), base[1]! - (t === 1 ? h : 0));
    for (let s = 0; s < 2; s += 1) {
      const half = -(up[s]! - down[s]!) / (4 * h);
      into[places[t]! * design.size + places[s]!]! += half;
      into[places[s]! * design.size + places[t]!]! += half;
    }
  }
}

function clearFixed(design: Design, matrix: Float64Array): void {
  const n = design.size;
  for (let i = 0; i < n; i += 1) {
    if (design.isFree[i]) continue;
    for (let j = 0; j < n; j += 1) {
      matrix[i * n + j] = 0;
      matrix[j * n + i] = 0;
    }
  }
}
