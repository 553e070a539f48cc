// Expectation-maximisation with guarded squared extrapolation.
// Sources: R. D. Bock and M. Aitkin (1981), Psychometrika 46; R. Varadhan and C. Roland (2008), Scandinavian Journal
// of Statistics 35 (SQUAREM, step length S3), kept only when the objective does not fall.
import type { Design, ItemBlock } from './design.ts';
import { blockSlopes, type Evaluation, evaluate, isAdmissible, precondition, type Workspace } from './evaluate.ts';
import { logPriorOfItem } from './priors.ts';

/** Scoring steps of one item within one cycle. */
const INNER_STEPS = 3;

/** Longest move of one parameter in one inner step. */
const LONGEST_STEP = 1;

export interface CycleRecord {
  evaluation: Evaluation;
  /** Passes over the data. */
  passes: number;
}

/** Parameters after one maximisation step, from the expected counts of an evaluation. */
export function maximiseCounts(design: Design, evaluation: Evaluation, work: Workspace): Float64Array {
  const next = evaluation.parameters.slice();
  const Q = design.nodes.length;
  for (const [b, block] of design.blocks.entries()) {
    let information = evaluation.information[b]!;
    let gradient = evaluation.gradient.slice(block.at, block.at + block.curve.size);
    let value = countsObjective(design, block, next, evaluation.counts[b]!, work, b);
    for (let step = 0; step < INNER_STEPS; step += 1) {
      const direction = blockDirection(design, b, evaluation, information, gradient);
      const moved = moveBlock(design, block, next, direction, value, evaluation.counts[b]!, work, b);
      if (!moved) break;
      const gain = moved - value;
      value = moved;
      if (gain < 1e-4) break;
      information = new Float64Array(block.curve.size ** 2);
      gradient = new Float64Array(block.curve.size);
      block.curve.tabulate(next, block.at, design.nodes, work.tables[b]!.logP, work.tables[b]!.slopes);
      blockSlopes(block, work.tables[b]!, evaluation.counts[b]!, Q, gradient, information);
      logPriorOfItem(block.priors, block.model, next, block.at, block.curve.size, gradient, information);
      for (let t = 0; t < block.curve.size; t += 1) if (!design.isFree[block.at + t]) gradient[t] = 0;
    }
  }
  moveLatent(design, evaluation, next);
  return next;
}

function blockDirection(
  design: Design,
  b: number,
  evaluation: Evaluation,
  information: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const block = design.blocks[b]!;
  const full = new Float64Array(design.size);
  full.set(gradient, block.at);
  const only = { ...evaluation, information: [...evaluation.information] };
  only.information[b] = information;
  const narrowed = { ...design, blocks: [block], groups: [] };
  const direction = precondition(narrowed, { ...only, information: [information] }, full);
  return direction.slice(block.at, block.at + block.curve.size);
}

/** Moves along a direction, halving until the expected log-likelihood rises; the new value, or 0 for no move. */
function moveBlock(
  design: Design,
  block: ItemBlock,
  parameters: Float64Array,
  direction: Float64Array,
  value: number,
  counts: Float64Array,
  work: Workspace,
  b: number,
): number {
  const before = parameters.slice(block.at, block.at + block.curve.size);
  let longest = 0;
  for (const d of direction) longest = Math.max(longest, Math.abs(d));
  if (longest === 0) return 0;
  let scale = Math.min(1, LONGEST_STEP / longest);
  for (let half = 0; half < 12; half += 1) {
    for (let t = 0; t < before.length; t += 1) parameters[block.at + t] = before[t]! + scale * direction[t]!;
    if (block.curve.isAdmissible(parameters, block.at)) {
      const moved = countsObjective(design, block, parameters, counts, work, b);
      if (moved >= value) return moved;
    }
    scale /= 2;
  }
  parameters.set(before, block.at);
  return 0;
}

function countsObjective(
  design: Design,
  block: ItemBlock,
  parameters: Float64Array,
  counts: Float64Array,
  work: Workspace,
  b: number,
): number {
  const { size } = block.curve;
  const { logP } = work.tables[b]!;
  block.curve.tabulate(parameters, block.at, design.nodes, logP);
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) if (counts[i]! > 0) sum += counts[i]! * logP[i]!;
  const scrap = new Float64Array(size);
  return (
    sum + logPriorOfItem(block.priors, block.model, parameters, block.at, size, scrap, new Float64Array(size * size))
  );
}

/** Mean and SD of the latent density from the expected persons at the nodes. */
function moveLatent(design: Design, evaluation: Evaluation, next: Float64Array): void {
  for (const [g, { meanAt, logSdAt }] of design.groups.entries()) {
    const isMeanFree = design.isFree[meanAt] === 1;
    const isSdFree = design.isFree[logSdAt] === 1;
    if (!isMeanFree && !isSdFree) continue;
    let mass = 0;
    let first = 0;
    let second = 0;
    for (const [q, count] of evaluation.nodeCounts[g]!.entries()) {
      mass += count;
      first += count * design.nodes[q]!;
      second += count * design.nodes[q]! ** 2;
    }
    const mean = isMeanFree ? first / mass : next[meanAt]!;
    next[meanAt] = mean;
    if (isSdFree) next[logSdAt] = 0.5 * Math.log(Math.max(1e-6, (second - 2 * mean * first) / mass + mean * mean));
  }
}

/**
 * Cycles of two maximisation steps and one extrapolation.
 * @param cycles at most this many
 * @param enough stops when a cycle gains less than this
 */
export function accelerate(
  design: Design,
  start: Evaluation,
  work: Workspace,
  cycles: number,
  enough: number,
): CycleRecord {
  let current = start;
  let passes = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const first = evaluate(design, maximiseCounts(design, current, work), work);
    if (!(first.objective >= current.objective)) return { evaluation: current, passes: passes + 1 };
    const second = maximiseCounts(design, first, work);
    passes += 2;
    const jump = extrapolate(current.parameters, first.parameters, second);
    const tried = isAdmissible(design, jump) ? evaluate(design, jump, work) : null;
    const before = current.objective;
    if (tried && tried.objective >= first.objective) current = tried;
    else {
      current = evaluate(design, second, work);
      passes += 1;
      if (!(current.objective >= first.objective)) current = first;
    }
    if (current.objective - before < enough) break;
  }
  return { evaluation: current, passes };
}

function extrapolate(zero: Float64Array, one: Float64Array, two: Float64Array): Float64Array {
  let rr = 0;
  let vv = 0;
  for (let i = 0; i < zero.length; i += 1) {
    const r = one[i]! - zero[i]!;
    const v = two[i]! - one[i]! - r;
    rr += r * r;
    vv += v * v;
  }
  const alpha = vv > 0 ? -Math.max(1, Math.sqrt(rr / vv)) : -1;
  return Float64Array.from(zero, (x, i) => {
    const r = one[i]! - x;
    const v = two[i]! - one[i]! - r;
    return x - 2 * alpha * r + alpha * alpha * v;
  });
}
