// How likely the plan's skills are the person's greatest true needs.
import type { SkillPosterior } from '../fusion/fusion-types.ts';
import { levelFromTheta } from '../levels/level-scale.ts';
import { LATTICE_POINTS, latticeNormals, replicateSummary } from '../numeric/lattice-normals.ts';
import type { DrawOptions, EstimatedShare, PlanHitRate, PlanQuestion } from './plan-types.ts';
import { type OrderedQuestion, readQuestion } from './read-question.ts';
import { markTrueNeeds, posteriorFactor, replicateMeans, type TrueNeeds } from './true-needs.ts';
import { greatestIndices, weightedNeed } from './weighted-need.ts';

const DEFAULT_DRAWS = 8 * LATTICE_POINTS;
const DEFAULT_SEED = 'plan-hit-rate';

/** Independent replicates for a wished number of draws; at least four, so that the error estimate means something. */
export function replicatesFor(draws: number): number {
  if (!(draws > 0 && Number.isFinite(draws))) throw new RangeError('the number of draws must be above zero');
  return Math.max(4, Math.ceil(draws / LATTICE_POINTS));
}

/**
 * Hit rate of the plan that follows from a posterior, beside chance and the role's targets alone.
 * The plan takes the skills with the greatest weighted need at the posterior mean.
 * @param profile a fused profile, or its posterior and prior
 * @throws RangeError for a missing target, a weight not above zero, or a size that does not fit
 * @example planHitRate(fuse(evidence, model), { targets }).hitRate.value // 0.36
 */
export function planHitRate(
  profile: { posterior: SkillPosterior; prior: SkillPosterior },
  question: PlanQuestion,
  options: DrawOptions = {},
): PlanHitRate {
  const { posterior, prior } = profile;
  const { skills } = posterior;
  const ordered = readQuestion(question, skills);
  const seed = options.seed ?? DEFAULT_SEED;
  const normals = latticeNormals(skills.length, replicatesFor(options.draws ?? DEFAULT_DRAWS), seed);
  const now = markTrueNeeds(posterior, posteriorFactor(posterior), ordered, normals);
  const before = markTrueNeeds(prior, posteriorFactor(prior), ordered, normals);
  const plan = planOf(posterior.mean, ordered);
  // Without any answer every skill is open: what is not known well enough is known only afterwards.
  const targetsPlan = planOf(prior.mean, { ...ordered, allowed: new Uint8Array(skills.length).fill(1) });
  return {
    plan: plan.map((k) => skills[k]!),
    needs: skills.map((skill, k) => {
      const level = levelFromTheta(posterior.mean[k]!);
      const target = ordered.targets[k]!;
      const weight = ordered.weights[k]!;
      const among = replicateSummary(replicateMeans(now, (at) => now.marks[at + k]!)).value;
      const need = weightedNeed(target, level, weight);
      return { skill, target, weight, level, need, probabilityAmongGreatest: among, inPlan: plan.includes(k) };
    }),
    hitRate: hitShare(now, plan),
    allRight: allRightShare(now, plan),
    chance: ordered.size / skills.length,
    targetsAlone: {
      plan: targetsPlan.map((k) => skills[k]!),
      hitRate: hitShare(before, targetsPlan),
      allRight: allRightShare(before, targetsPlan),
      hitRateNow: hitShare(now, targetsPlan),
    },
    method: {
      name: 'plan-hit-rate',
      version: '1',
      page: 'plan-hit-rate',
      parameters: { seed, draws: normals.replicates * normals.pointsPerReplicate, size: ordered.size },
    },
  };
}

/** The skills of greatest weighted need at given means, greatest first, among those the plan may take up. */
export function planOf(mean: ArrayLike<number>, question: OrderedQuestion): number[] {
  const needs = Array.from(question.targets, (target, k) =>
    question.allowed[k] === 1 ? weightedNeed(target, levelFromTheta(mean[k]!), question.weights[k]!) : -Infinity,
  );
  return greatestIndices(needs, question.size).filter((k) => question.allowed[k] === 1);
}

/** Expected share of a plan's skills among the greatest true needs. */
export function hitShare(needs: TrueNeeds, plan: readonly number[]): EstimatedShare {
  return replicateSummary(
    replicateMeans(needs, (at) => plan.reduce((sum, k) => sum + needs.marks[at + k]!, 0) / plan.length),
  );
}

function allRightShare(needs: TrueNeeds, plan: readonly number[]): EstimatedShare {
  return replicateSummary(replicateMeans(needs, (at) => (plan.every((k) => needs.marks[at + k] === 1) ? 1 : 0)));
}
