// Objective of a calibration, its exact slopes and a block-diagonal curvature, from one pass over the patterns.
// The slope of the marginal log-likelihood is the slope of the expected complete one (R. A. Fisher's identity, as in
// T. A. Louis 1982, Journal of the Royal Statistical Society B 44).
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { type Design, type ItemBlock, latentLogWeights } from './design.ts';
import { addItemCounts, fillPairTable, passPosteriors } from './posterior-pass.ts';
import { logPriorOfItem } from './priors.ts';

export interface BlockTables {
  logP: Float64Array;
  slopes: Float64Array;
}

export interface Evaluation {
  parameters: Float64Array;
  /** Log-likelihood plus log prior plus the pull of pseudo-persons: what is maximised. */
  objective: number;
  logLik: number;
  logPrior: number;
  gradient: Float64Array;
  /** Expected complete-data information of each block, then of each group's mean and log SD (2 x 2). */
  information: readonly Float64Array[];
  /** Expected counts of each block, categories x nodes. */
  counts: readonly Float64Array[];
  /** Expected persons at each node, per group. */
  nodeCounts: readonly Float64Array[];
}

/** Persons added to a category that nobody used. */
export const PSEUDO_PERSONS = 0.5;

/** Everything that one calibration allocates once. */
export interface Workspace {
  tables: readonly BlockTables[];
  pairTable: Float64Array;
  pairCounts: Float64Array;
  nothing: Float64Array;
}

export function createWorkspace(design: Design): Workspace {
  const Q = design.nodes.length;
  const rows = Math.max(...design.groups.map((group) => group.layout.rows));
  const widest = Math.max(...design.groups.flatMap((group) => [...group.layout.categories]));
  return {
    tables: design.blocks.map(({ curve }) => ({
      logP: new Float64Array(curve.categories * Q),
      slopes: new Float64Array(curve.size * curve.categories * Q),
    })),
    pairTable: new Float64Array(rows * Q),
    pairCounts: new Float64Array(rows * Q),
    nothing: new Float64Array(widest * Q),
  };
}

/** False where some probability would not exist. */
export function isAdmissible(design: Design, parameters: Float64Array): boolean {
  for (const { curve, at } of design.blocks) if (!curve.isAdmissible(parameters, at)) return false;
  for (const { meanAt, logSdAt } of design.groups) {
    if (!(Math.abs(parameters[meanAt]!) < 20) || !(Math.abs(parameters[logSdAt]!) < 4)) return false;
  }
  return true;
}

/** Fills the tables of all blocks at these parameters. */
export function tabulateBlocks(design: Design, parameters: Float64Array, work: Workspace, withSlopes = true): void {
  for (const [b, { curve, at }] of design.blocks.entries()) {
    const { logP, slopes } = work.tables[b]!;
    curve.tabulate(parameters, at, design.nodes, logP, withSlopes ? slopes : undefined);
  }
}

/** Log-probability tables of a group's items, zeros where the group did not answer. */
export function groupTables(design: Design, g: number, work: Workspace): Float64Array[] {
  return Array.from(design.groups[g]!.blocks, (b) => (b < 0 ? work.nothing : work.tables[b]!.logP));
}

/** Marginal log-likelihood alone. */
export function logLikelihood(design: Design, parameters: Float64Array, work: Workspace): number {
  tabulateBlocks(design, parameters, work, false);
  let logLik = 0;
  for (const [g, group] of design.groups.entries()) {
    fillPairTable(group.layout, groupTables(design, g, work), design.nodes.length, work.pairTable);
    const weights = latentLogWeights(design.nodes, parameters[group.meanAt]!, parameters[group.logSdAt]!);
    logLik += passPosteriors(group.layout, work.pairTable, weights, {});
  }
  return logLik;
}

/** Objective, slopes and block curvature; the objective is -Infinity where the parameters are not admissible. */
export function evaluate(design: Design, parameters: Float64Array, work: Workspace): Evaluation {
  const Q = design.nodes.length;
  const gradient = new Float64Array(design.size);
  const none = { parameters, objective: -Infinity, logLik: -Infinity, logPrior: 0, gradient };
  if (!isAdmissible(design, parameters)) return { ...none, information: [], counts: [], nodeCounts: [] };
  tabulateBlocks(design, parameters, work);
  const counts = design.blocks.map(({ curve }) => new Float64Array(curve.categories * Q));
  const nodeCounts = design.groups.map(() => new Float64Array(Q));
  const latent: Float64Array[] = [];
  const unused = new Float64Array(work.nothing.length);
  let logLik = 0;
  for (const [g, group] of design.groups.entries()) {
    fillPairTable(group.layout, groupTables(design, g, work), Q, work.pairTable);
    const logWeights = latentLogWeights(design.nodes, parameters[group.meanAt]!, parameters[group.logSdAt]!);
    work.pairCounts.fill(0);
    logLik += passPosteriors(group.layout, work.pairTable, logWeights, {
      pairCounts: work.pairCounts,
      nodeCounts: nodeCounts[g]!,
    });
    addItemCounts(
      group.layout,
      work.pairCounts,
      Q,
      Array.from(group.blocks, (b) => (b < 0 ? unused : counts[b]!)),
    );
    latent.push(latentSlopes(design, g, parameters, logWeights, nodeCounts[g]!, gradient));
  }
  if (!(logLik > -Infinity)) return { ...none, information: [], counts: [], nodeCounts: [] };
  let logPrior = 0;
  const information = design.blocks.map((block, b) => {
    addPseudoPersons(block, Q, counts[b]!);
    const info = new Float64Array(block.curve.size ** 2);
    const slope = gradient.subarray(block.at, block.at + block.curve.size);
    blockSlopes(block, work.tables[b]!, counts[b]!, Q, slope, info);
    logPrior += logPriorOfItem(block.priors, block.model, parameters, block.at, block.curve.size, slope, info);
    logPrior += pseudoPull(block, Q, work.tables[b]!.logP);
    return info;
  });
  for (let i = 0; i < design.size; i += 1) if (!design.isFree[i]) gradient[i] = 0;
  return {
    parameters,
    objective: logLik + logPrior,
    logLik,
    logPrior,
    gradient,
    information: [...information, ...latent],
    counts,
    nodeCounts,
  };
}

/** Slopes and expected information of one item from its expected counts. */
export function blockSlopes(
  block: ItemBlock,
  tables: BlockTables,
  counts: Float64Array,
  Q: number,
  gradient: Float64Array,
  information?: Float64Array,
): void {
  const { size, categories } = block.curve;
  const row = categories * Q;
  for (let t = 0; t < size; t += 1) {
    let sum = 0;
    for (let i = 0; i < row; i += 1) sum += counts[i]! * tables.slopes[t * row + i]!;
    gradient[t]! += sum;
  }
  if (!information) return;
  const expected = new Float64Array(row);
  for (let q = 0; q < Q; q += 1) {
    let persons = 0;
    for (let c = 0; c < categories; c += 1) persons += counts[c * Q + q]!;
    if (persons === 0) continue;
    for (let c = 0; c < categories; c += 1) expected[c * Q + q] = persons * Math.exp(tables.logP[c * Q + q]!);
  }
  for (let t = 0; t < size; t += 1) {
    for (let s = 0; s <= t; s += 1) {
      let sum = 0;
      for (let i = 0; i < row; i += 1) sum += expected[i]! * tables.slopes[t * row + i]! * tables.slopes[s * row + i]!;
      information[t * size + s]! += sum;
      if (s !== t) information[s * size + t]! += sum;
    }
  }
}

/** Slopes of a group's latent log density by mean and log SD at each node, centred: 2 x nodes. */
export function latentScores(nodes: Float64Array, mean: number, logSd: number, logWeights: Float64Array): Float64Array {
  const Q = nodes.length;
  const sd = Math.exp(logSd);
  const scores = new Float64Array(2 * Q);
  let first = 0;
  let second = 0;
  for (let q = 0; q < Q; q += 1) {
    const z = (nodes[q]! - mean) / sd;
    scores[q] = z / sd;
    scores[Q + q] = z * z;
    const weight = Math.exp(logWeights[q]!);
    first += weight * scores[q]!;
    second += weight * scores[Q + q]!;
  }
  for (let q = 0; q < Q; q += 1) {
    scores[q]! -= first;
    scores[Q + q]! -= second;
  }
  return scores;
}

function latentSlopes(
  design: Design,
  g: number,
  parameters: Float64Array,
  logWeights: Float64Array,
  nodeCounts: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const { meanAt, logSdAt } = design.groups[g]!;
  const Q = design.nodes.length;
  const scores = latentScores(design.nodes, parameters[meanAt]!, parameters[logSdAt]!, logWeights);
  const info = new Float64Array(4);
  let persons = 0;
  for (let q = 0; q < Q; q += 1) persons += nodeCounts[q]!;
  for (let q = 0; q < Q; q += 1) {
    gradient[meanAt]! += nodeCounts[q]! * scores[q]!;
    gradient[logSdAt]! += nodeCounts[q]! * scores[Q + q]!;
    const expected = persons * Math.exp(logWeights[q]!);
    info[0]! += expected * scores[q]! ** 2;
    info[1]! += expected * scores[q]! * scores[Q + q]!;
    info[3]! += expected * scores[Q + q]! ** 2;
  }
  info[2] = info[1]!;
  return info;
}

function addPseudoPersons(block: ItemBlock, Q: number, counts: Float64Array): void {
  for (const c of block.empty) for (let q = 0; q < Q; q += 1) counts[c * Q + q]! += PSEUDO_PERSONS * pseudoWeight(Q, q);
}

function pseudoPull(block: ItemBlock, Q: number, logP: Float64Array): number {
  let sum = 0;
  for (const c of block.empty) {
    for (let q = 0; q < Q; q += 1) sum += PSEUDO_PERSONS * pseudoWeight(Q, q) * logP[c * Q + q]!;
  }
  return sum;
}

/** Uniform over the middle of the nodes, whatever the latent density is: the pull must not move with it. */
function pseudoWeight(Q: number, q: number): number {
  const from = Math.ceil(Q / 4);
  const to = Q - 1 - from;
  return q >= from && q <= to ? 1 / (to - from + 1) : 0;
}

/** Solves block information times x = v for the free parameters; zeros elsewhere. */
export function precondition(design: Design, evaluation: Evaluation, v: Float64Array): Float64Array {
  const result = new Float64Array(design.size);
  for (const [b, { at, curve }] of design.blocks.entries()) {
    const indices = Array.from({ length: curve.size }, (_, t) => t).filter((t) => design.isFree[at + t]);
    solveFree(evaluation.information[b]!, curve.size, indices, at, v, result);
  }
  for (const [g, { meanAt }] of design.groups.entries()) {
    const indices = [0, 1].filter((t) => design.isFree[meanAt + t]);
    solveFree(evaluation.information[design.blocks.length + g]!, 2, indices, meanAt, v, result);
  }
  return result;
}

function solveFree(
  information: Float64Array,
  size: number,
  indices: readonly number[],
  at: number,
  v: Float64Array,
  result: Float64Array,
): void {
  const n = indices.length;
  if (n === 0) return;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) matrix[i * n + j] = information[indices[i]! * size + indices[j]!]!;
    matrix[i * n + i]! += 1e-8 + 1e-10 * matrix[i * n + i]!;
  }
  const factor = choleskyFactor(matrix, n);
  const x = Float64Array.from(indices, (t) => v[at + t]!);
  if (factor) {
    solveLower(factor, n, x);
    solveLowerTransposed(factor, n, x);
  } else {
    for (let i = 0; i < n; i += 1) x[i] = x[i]! / Math.max(matrix[i * n + i]!, 1e-6);
  }
  for (let i = 0; i < n; i += 1) result[at + indices[i]!] = x[i]!;
}
