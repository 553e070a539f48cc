// Expected rise of the plan's hit rate from each cheap next observation.
import type { Evidence, FusionModel } from '../fusion/fusion-types.ts';
import { type JointPosterior, posteriorOf } from '../fusion/joint-posterior.ts';
import { evidenceModel } from '../fusion/condition-model.ts';
import { personState } from '../fusion/person-state.ts';
import { type PreparedModel } from '../fusion/prepare-model.ts';
import { skillPosteriorOf } from '../fusion/skill-posterior.ts';
import { LEVEL_ORIGIN } from '../levels/level-scale.ts';
import { LATTICE_POINTS, type LatticeNormals, latticeNormals, replicateSummary } from '../numeric/lattice-normals.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { defaultCandidates, informCandidates, type InformedCandidate } from './candidate-information.ts';
import { hitShare, planOf, replicatesFor } from './plan-hit-rate.ts';
import type {
  CandidateObservation,
  DrawOptions,
  NextObservationValues,
  ObservationValue,
  PlanQuestion,
} from './plan-types.ts';
import { type OrderedQuestion, readQuestion } from './read-question.ts';
import { markTrueNeeds, posteriorFactor, type TrueNeeds } from './true-needs.ts';
import { greatestMask, MOST_SKILLS, weightedNeed } from './weighted-need.ts';

const DEFAULT_DRAWS = 12 * LATTICE_POINTS;
const DEFAULT_SEED = 'next-observation';

/** Half a percentage point: below it a candidate "would change little". */
export const WORTHWHILE_RISE = 0.005;

/**
 * Value of each candidate; by default one statement, one scenario and one peer for every skill.
 * The answer is averaged out exactly given each draw of the truth, so that only the truth is simulated.
 * @throws RangeError for unknown skills, a missing target or malformed answers
 */
export function valueOfNextObservation(
  evidence: Evidence,
  model: FusionModel | PreparedModel,
  question: PlanQuestion,
  options: DrawOptions & { candidates?: readonly CandidateObservation[]; threshold?: number } = {},
): NextObservationValues {
  const prepared = evidenceModel(evidence, model);
  const ordered = readQuestion(question, evidence.skills);
  const threshold = options.threshold ?? WORTHWHILE_RISE;
  const seed = options.seed ?? DEFAULT_SEED;
  const { fitted } = personState(evidence, prepared);
  const joint = posteriorOf(
    prepared,
    fitted,
    Int32Array.from({ length: prepared.size }, (_, i) => i),
  );
  const decision = decisionOf(prepared, joint, ordered, replicatesFor(options.draws ?? DEFAULT_DRAWS), seed);
  const candidates = options.candidates ?? defaultCandidates(evidence.skills);
  const values = informCandidates(candidates, evidence, prepared, joint)
    .map((candidate) => valueOf(candidate, decision, joint, threshold))
    .sort((a, b) => b.rise.value - a.rise.value);
  return {
    values,
    hitRate: hitShare(decision.needs, decision.plan),
    wouldChangeLittle: values.every((value) => value.verdict === 'would-change-little'),
    threshold,
    method: {
      name: 'next-observation',
      version: '1',
      page: 'next-observation',
      parameters: { seed, draws: decision.normals.replicates * LATTICE_POINTS, threshold, size: ordered.size },
    },
  };
}

/** The plan as it stands, with the draws that judge it. */
interface Decision {
  question: OrderedQuestion;
  plan: readonly number[];
  mean: readonly number[];
  factor: Float64Array;
  normals: LatticeNormals;
  needs: TrueNeeds;
}

function decisionOf(
  model: PreparedModel,
  joint: JointPosterior,
  question: OrderedQuestion,
  replicates: number,
  seed: number | string,
): Decision {
  const n = model.skills.length;
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    covariance.set(joint.covariance.subarray(i * model.size, i * model.size + n), i * n);
  }
  const truth = { dimensions: joint.dimensions.subarray(0, n), mean: joint.mean.subarray(0, n), covariance };
  const posterior = skillPosteriorOf(model.skills, truth);
  const factor = posteriorFactor(posterior);
  const normals = latticeNormals(n, replicates, seed);
  const needs = markTrueNeeds(posterior, factor, question, normals);
  return { question, plan: planOf(posterior.mean, question), mean: posterior.mean, factor, normals, needs };
}

function valueOf(
  informed: InformedCandidate,
  decision: Decision,
  joint: JointPosterior,
  threshold: number,
): ObservationValue {
  const n = decision.mean.length;
  const size = joint.dimensions.length;
  const at = informed.dimension;
  const spread = Math.sqrt(joint.covariance[at * size + at]! + informed.errorVariance);
  // Shift of the skills' posterior means for an answer one predictive SD above its expectation.
  const shift = Float64Array.from({ length: n }, (_, k) => joint.covariance[k * size + at]! / spread);
  const pieces = planPieces(decision, shift);
  const means = riseByReplicate(decision, shift, pieces);
  const rise = replicateSummary(means);
  const change = pieces.reduce((sum, piece) => sum + normalCdf(piece.high) - normalCdf(piece.low), 0);
  const worthwhile = rise.value >= threshold && rise.value > 2 * rise.monteCarloError;
  return {
    candidate: informed.candidate,
    source: informed.source,
    rise,
    probabilityOfChange: change,
    verdict: worthwhile ? 'worthwhile' : 'would-change-little',
  };
}

/** A range of answers (in predictive SD) over which another plan would be drawn up. */
interface PlanPiece {
  low: number;
  high: number;
  plan: readonly number[];
}

const REACH = 6;
const STEPS = 300;

/** Ranges in which the plan differs from the present one; at their edges two needs are equal, so the step costs nothing. */
function planPieces(decision: Decision, shift: Float64Array): PlanPiece[] {
  const { question, mean } = decision;
  const present = decision.plan.reduce((mask, k) => mask | (1 << k), 0);
  const needs = new Float64Array(shift.length);
  const pieces: PlanPiece[] = [];
  let open = present;
  let low = -Infinity;
  for (let step = -STEPS; step <= STEPS + 1; step += 1) {
    const answer = (step * REACH) / STEPS;
    for (let k = 0; k < shift.length; k += 1) {
      const level = LEVEL_ORIGIN + mean[k]! + shift[k]! * answer;
      needs[k] = weightedNeed(question.targets[k]!, level, question.weights[k]!);
    }
    // The step past the end closes the last range.
    const mask = step > STEPS ? -1 : greatestMask(needs, question.size);
    if (step === -STEPS) open = mask;
    if (mask === open) continue;
    const edge = step > STEPS ? Infinity : answer - REACH / STEPS / 2;
    if (open !== present) pieces.push({ low, high: edge, plan: skillsOf(open) });
    low = edge;
    open = mask;
  }
  return pieces;
}

function skillsOf(mask: number): number[] {
  const skills: number[] = [];
  for (let k = 0; k < MOST_SKILLS; k += 1) if (mask & (1 << k)) skills.push(k);
  return skills;
}

/**
 * Mean rise in each replicate. Given the truth u the answer is normal with mean b'u and variance 1 - b'b, where
 * b = L^-1 shift; so each draw counts every other plan with the probability that the answer leads to it.
 */
function riseByReplicate(decision: Decision, shift: Float64Array, pieces: readonly PlanPiece[]): number[] {
  const { factor, normals, needs, plan } = decision;
  const n = shift.length;
  if (pieces.length === 0) return Array.from({ length: normals.replicates }, () => 0);
  const slope = lowerSolve(factor, shift, n);
  let explained = 0;
  for (const part of slope) explained += part * part;
  const residual = Math.sqrt(Math.max(1 - explained, 1e-12));
  const means: number[] = [];
  for (let replicate = 0; replicate < normals.replicates; replicate += 1) {
    let sum = 0;
    for (let point = 0; point < normals.pointsPerReplicate; point += 1) {
      const at = (replicate * normals.pointsPerReplicate + point) * n;
      let centre = 0;
      for (let k = 0; k < n; k += 1) centre += slope[k]! * normals.values[at + k]!;
      let present = 0;
      for (const k of plan) present += needs.marks[at + k]!;
      for (const piece of pieces) {
        let other = 0;
        for (const k of piece.plan) other += needs.marks[at + k]!;
        if (other === present) continue;
        const chance = normalCdf((piece.high - centre) / residual) - normalCdf((piece.low - centre) / residual);
        sum += (other - present) * chance;
      }
    }
    means.push(sum / (normals.pointsPerReplicate * plan.length));
  }
  return means;
}

/** L^-1 b; a zero column (a truth known exactly) contributes nothing. */
function lowerSolve(factor: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= factor[i * n + k]! * x[k]!;
    const pivot = factor[i * n + i]!;
    x[i] = pivot > 0 ? sum / pivot : 0;
  }
  return x;
}
