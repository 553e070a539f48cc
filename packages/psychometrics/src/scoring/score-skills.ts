// Scores of several skills at once under a correlated normal prior: what is known of one skill informs the others.
// The likelihood of each skill is replaced by a normal with the moments it has in the context of the rest.
// Sources: T. P. Minka (2001), Uncertainty in Artificial Intelligence (expectation propagation); D. O. Segall (1996),
// Psychometrika 61 (correlated prior in testing).
import type { MethodRecord } from '../bank/bank.ts';
import { invert } from '../calibration/information/covariance.ts';
import { MISSING, readResponses, type ResponseMatrix } from '../calibration/read-responses.ts';
import { type PreparedScorable, prepareScorables, type ScorableItem } from './scorable-items.ts';

export interface SkillPrior {
  skills: readonly string[];
  mean: readonly number[];
  /** skills x skills, positive definite. */
  covariance: readonly (readonly number[])[];
}

export interface SkillScores {
  skills: string[];
  /** persons x skills. */
  theta: number[][];
  /** persons x skills: SD of the joint posterior. */
  standardError: number[][];
  /** Answers of each person to items of each skill. */
  answered: number[][];
  status: ('estimated' | 'no-answers' | 'not-converged')[];
  method: MethodRecord;
}

const NODES = 61;
const MOST_ROUNDS = 60;

/**
 * Posterior means and SDs of several skills; each item belongs to one skill.
 * @param items in the order of the columns, each with its skill
 * @throws RangeError for an unknown skill, a prior of the wrong shape or one that is not positive definite
 * @example
 * const items = ['x', 'y'].map((skill) => ({ name: skill, skill, model: '2pl' as const, discrimination: 1, difficulty: 0 }));
 * const prior = { skills: ['x', 'y'], mean: [0, 0], covariance: [[1, 0.6], [0.6, 1]] };
 * scoreSkills([[1, null]], items, prior).theta[0]; // the second skill rises with the first
 */
export function scoreSkills(
  responses: ResponseMatrix,
  items: readonly (ScorableItem & { skill: string })[],
  prior: SkillPrior,
): SkillScores {
  const prepared = prepareScorables(items);
  const d = prior.skills.length;
  const precision = precisionOf(prior);
  const skillOf = items.map((item) => {
    const skill = prior.skills.indexOf(item.skill);
    if (skill < 0) throw new RangeError(`item ${item.name}: the prior does not know the skill "${item.skill}"`);
    return skill;
  });
  const categories = Object.fromEntries(prepared.map((item) => [item.name, item.labels]));
  const coded = readResponses(
    responses,
    prepared.map((item) => item.name),
    categories,
    prepared.map((item) => item.model),
  );
  const result: SkillScores = {
    skills: [...prior.skills],
    theta: [],
    standardError: [],
    answered: [],
    status: [],
    method: {
      name: 'theta-several-skills',
      version: '1',
      page: 'scoring',
      parameters: { skills: d, approximation: 'expectation propagation' },
    },
  };
  for (let r = 0; r < coded.rows; r += 1) {
    const answers = prepared.map((_, j) => coded.codes[r * coded.columns + j]!);
    const answered = prior.skills.map(
      (_, s) => answers.filter((code, j) => code !== MISSING && skillOf[j] === s).length,
    );
    const fit = propagate(prepared, skillOf, answers, answered, prior.mean, precision);
    result.theta.push([...fit.mean]);
    result.standardError.push(prior.skills.map((_, s) => Math.sqrt(fit.covariance[s * d + s]!)));
    result.answered.push(answered);
    result.status.push(
      answered.every((count) => count === 0) ? 'no-answers' : fit.converged ? 'estimated' : 'not-converged',
    );
  }
  return result;
}

function precisionOf({ skills, mean, covariance }: SkillPrior): Float64Array {
  const d = skills.length;
  if (d === 0 || mean.length !== d || covariance.length !== d || covariance.some((row) => row.length !== d)) {
    throw new RangeError('prior: one mean and one row of covariances per skill are needed');
  }
  const matrix = Float64Array.from(covariance.flat());
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (!(Math.abs(matrix[i * d + j]! - matrix[j * d + i]!) < 1e-9))
        throw new RangeError('prior: the covariance is not symmetric');
    }
  }
  const inverse =
    mean.every((x) => Number.isFinite(x)) && matrix.every((x) => Number.isFinite(x)) ? invert(matrix, d) : null;
  if (!inverse) throw new RangeError('prior: the covariance must be finite and positive definite');
  return inverse;
}

interface Joint {
  mean: Float64Array;
  covariance: Float64Array;
  converged: boolean;
}

/** One normal site a skill, each fitted in the context of the others until nothing moves. */
function propagate(
  items: readonly PreparedScorable[],
  skillOf: readonly number[],
  answers: readonly number[],
  answered: readonly number[],
  priorMean: readonly number[],
  priorPrecision: Float64Array,
): Joint {
  const d = priorMean.length;
  const sitePrecision = new Float64Array(d);
  const siteShift = new Float64Array(d);
  const base = Float64Array.from(priorMean, (_, i) =>
    priorMean.reduce((sum, x, j) => sum + priorPrecision[i * d + j]! * x, 0),
  );
  let joint = combine(priorPrecision, base, sitePrecision, siteShift);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moved = 0;
    for (let s = 0; s < d; s += 1) {
      if (answered[s] === 0) continue;
      const variance = joint.covariance[s * d + s]!;
      const cavity = 1 / (1 / variance - sitePrecision[s]!);
      const centre = cavity * (joint.mean[s]! / variance - siteShift[s]!);
      const tilted = tiltedMoments(items, skillOf, answers, s, centre, Math.sqrt(cavity));
      // A likelihood with guessing may widen the posterior; a site below zero could break the joint precision.
      const precision = Math.max(1e-8, 1 / tilted.variance - 1 / cavity);
      const shift = (1 / cavity + precision) * tilted.mean - centre / cavity;
      moved = Math.max(moved, Math.abs(tilted.mean - joint.mean[s]!), Math.abs(tilted.variance - variance));
      sitePrecision[s] = precision;
      siteShift[s] = shift;
      joint = combine(priorPrecision, base, sitePrecision, siteShift);
    }
    if (moved < 1e-8) return { ...joint, converged: true };
  }
  return { ...joint, converged: false };
}

function combine(
  priorPrecision: Float64Array,
  base: Float64Array,
  sitePrecision: Float64Array,
  siteShift: Float64Array,
): Joint {
  const d = base.length;
  const precision = priorPrecision.slice();
  for (let i = 0; i < d; i += 1) precision[i * d + i]! += sitePrecision[i]!;
  const covariance = invert(precision, d)!;
  const mean = new Float64Array(d);
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j < d; j += 1) mean[i]! += covariance[i * d + j]! * (base[j]! + siteShift[j]!);
  }
  return { mean, covariance, converged: false };
}

/** Mean and variance of a skill's likelihood times its cavity normal. */
function tiltedMoments(
  items: readonly PreparedScorable[],
  skillOf: readonly number[],
  answers: readonly number[],
  skill: number,
  centre: number,
  sd: number,
): { mean: number; variance: number } {
  const nodes = Float64Array.from({ length: NODES }, (_, q) => centre + sd * (q - 30) * 0.2);
  const logs = Float64Array.from(nodes, (theta) => -0.5 * ((theta - centre) / sd) ** 2);
  for (const [j, { curve, parameters }] of items.entries()) {
    const code = answers[j]!;
    if (skillOf[j] !== skill || code === MISSING) continue;
    const logP = new Float64Array(curve.categories * NODES);
    curve.tabulate(parameters, 0, nodes, logP);
    for (let q = 0; q < NODES; q += 1) logs[q]! += logP[code * NODES + q]!;
  }
  const top = Math.max(...logs);
  let mass = 0;
  let first = 0;
  for (let q = 0; q < NODES; q += 1) {
    logs[q] = Math.exp(logs[q]! - top);
    mass += logs[q]!;
    first += logs[q]! * nodes[q]!;
  }
  const mean = first / mass;
  let second = 0;
  for (let q = 0; q < NODES; q += 1) second += logs[q]! * (nodes[q]! - mean) ** 2;
  return { mean, variance: second / mass };
}
