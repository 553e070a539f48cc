// Expected rise of the hit rate if some more people rate every skill: the invitation a person can really send.
import type { Evidence, FusionModel } from '../fusion/fusion-types.ts';
import { posteriorOf } from '../fusion/joint-posterior.ts';
import { evidenceModel } from '../fusion/condition-model.ts';
import { personState } from '../fusion/person-state.ts';
import { dimensionOf, type PreparedModel, VIEWS } from '../fusion/prepare-model.ts';
import { raterErrorVariance } from '../fusion/rater-error.ts';
import { LEVEL_ORIGIN } from '../levels/level-scale.ts';
import { choleskyFactor, semidefiniteFactor, solveLower } from '../numeric/cholesky.ts';
import { LATTICE_POINTS, latticeNormals, replicateSummary } from '../numeric/lattice-normals.ts';
import { planOf, replicatesFor } from './plan-hit-rate.ts';
import type { DrawOptions, PlanQuestion, RaterValue } from './plan-types.ts';
import { type OrderedQuestion, readQuestion } from './read-question.ts';
import { WORTHWHILE_RISE } from './value-of-next-observation.ts';
import { greatestMask, weightedNeed } from './weighted-need.ts';

const DEFAULT_DRAWS = 12 * LATTICE_POINTS;
const DEFAULT_SEED = 'value-of-raters';

/**
 * Value of `raters` more peers or supervisors who each rate every skill, their errors independent.
 * @throws RangeError when the number of raters is not a whole number above zero
 * @example valueOfRaters(evidence, model, question, { source: 'peers', raters: 4 }).rise.value
 */
export function valueOfRaters(
  evidence: Evidence,
  model: FusionModel | PreparedModel,
  question: PlanQuestion,
  invitation: { source: 'peers' | 'supervisor'; raters: number },
  options: DrawOptions & { threshold?: number } = {},
): RaterValue {
  const { source, raters } = invitation;
  if (!(Number.isInteger(raters) && raters > 0)) throw new RangeError('raters is a whole number above zero');
  const prepared = evidenceModel(evidence, model);
  const ordered = readQuestion(question, evidence.skills);
  const threshold = options.threshold ?? WORTHWHILE_RISE;
  const replicates = replicatesFor(options.draws ?? DEFAULT_DRAWS);
  const seed = options.seed ?? DEFAULT_SEED;
  const normals = latticeNormals(2 * evidence.skills.length, replicates, seed);
  const prospect = ratingProspect(evidence, prepared, source, raterErrorVariance(prepared.model, source) / raters);
  const plan = planOf(prospect.mean, ordered);
  const now: number[] = [];
  const after: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const at = replicate * normals.pointsPerReplicate * normals.dimensions;
    const points = normals.values.subarray(at, at + normals.pointsPerReplicate * normals.dimensions);
    const hits = replicateHits(prospect, ordered, plan, points);
    now.push(hits.now);
    after.push(hits.after);
  }
  const rise = replicateSummary(after.map((value, replicate) => value - now[replicate]!));
  const worthwhile = rise.value >= threshold && rise.value > 2 * rise.monteCarloError;
  return {
    source,
    raters,
    rise,
    hitRate: replicateSummary(now),
    hitRateAfter: replicateSummary(after),
    verdict: worthwhile ? 'worthwhile' : 'would-change-little',
    method: {
      name: 'next-observation',
      version: '1',
      page: 'next-observation',
      parameters: { seed, draws: replicates * LATTICE_POINTS, threshold, size: ordered.size, source, raters },
    },
  };
}

/** The truth given the mean rating y: mean + gain z with y = centre + (root) z, and what y leaves open. */
interface RatingProspect {
  skills: number;
  mean: Float64Array;
  /** Row k: shift of skill k's posterior mean per standard normal of the ratings. */
  gain: Float64Array;
  /** Lower factor of the truth's covariance after the ratings. */
  residual: Float64Array;
}

function ratingProspect(
  evidence: Evidence,
  model: PreparedModel,
  source: 'peers' | 'supervisor',
  errorVariance: number,
): RatingProspect {
  const n = model.skills.length;
  const view = VIEWS.indexOf(source);
  const asked = Array.from({ length: 2 * n }, (_, i) => (i < n ? i : dimensionOf(view, i - n, n)));
  const joint = posteriorOf(model, personState(evidence, model).fitted, asked);
  const at = (i: number, j: number): number => joint.covariance[i * 2 * n + j]!;
  const ratings = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) ratings[i * n + j] = at(n + i, n + j) + (i === j ? errorVariance : 0);
  }
  const factor = choleskyFactor(ratings, n);
  if (!factor) throw new RangeError('the ratings must carry some error');
  const gain = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1) {
    const row = Float64Array.from({ length: n }, (_, j) => at(k, n + j));
    solveLower(factor, n, row);
    gain.set(row, k * n);
  }
  const left = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let value = at(i, j);
      for (let l = 0; l < n; l += 1) value -= gain[i * n + l]! * gain[j * n + l]!;
      left[i * n + j] = value;
    }
  }
  return { skills: n, mean: joint.mean.slice(0, n), gain, residual: semidefiniteFactor(left, n) };
}

/** Hit share of the present plan and of the plan drawn up after the ratings, over one replicate's points. */
function replicateHits(
  prospect: RatingProspect,
  question: OrderedQuestion,
  plan: readonly number[],
  points: Float64Array,
): { now: number; after: number } {
  const { skills: n, mean, gain, residual } = prospect;
  const estimate = new Float64Array(n);
  const truth = new Float64Array(n);
  const count = points.length / (2 * n);
  let now = 0;
  let after = 0;
  for (let point = 0; point < count; point += 1) {
    const at = point * 2 * n;
    for (let k = 0; k < n; k += 1) {
      let expected = mean[k]!;
      for (let l = 0; l < n; l += 1) expected += gain[k * n + l]! * points[at + l]!;
      let value = expected;
      for (let l = 0; l <= k; l += 1) value += residual[k * n + l]! * points[at + n + l]!;
      estimate[k] = weightedNeed(question.targets[k]!, LEVEL_ORIGIN + expected, question.weights[k]!);
      truth[k] = weightedNeed(question.targets[k]!, LEVEL_ORIGIN + value, question.weights[k]!);
    }
    const greatest = greatestMask(truth, question.size);
    const revised = greatestMask(estimate, question.size);
    for (const k of plan) if (greatest & (1 << k)) now += 1;
    for (let k = 0; k < n; k += 1) if (greatest & revised & (1 << k)) after += 1;
  }
  return { now: now / (count * plan.length), after: after / (count * plan.length) };
}
