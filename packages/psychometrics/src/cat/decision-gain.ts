// What an observation is expected to do for the decision which skills are the greatest needs.
// The knowledge gradient of a subset choice, one pair of rivals at a time.
// Sources: S. Gupta and K. Miescke (1996); P. Frazier, W. Powell and S. Dayanik (2009).
import { LEVEL_ORIGIN } from '../levels/level-scale.ts';
import { normalCdf, normalDensity } from '../numeric/normal-cdf.ts';
import { hashSeed } from '../numeric/seeded-random.ts';
import { weightedNeed } from '../plan/weighted-need.ts';
import type { AdaptivePolicy } from './cat-types.ts';
import type { RunState } from './run-state.ts';

/** Target level where a policy names none: any equal value gives the same choice. */
const EQUAL_TARGET = 3;

export interface PlanOutlook {
  /** Skills of the present plan, greatest need first. */
  plan: readonly number[];
  needs: Float64Array;
  /** Change of a skill's weighted need per unit of theta (its size). */
  slopes: Float64Array;
  /** For each skill the rival on the other side of the cut. */
  rivals: Int32Array;
}

/** The plan as it stands and who competes with whom at its edge; skills that abstained take no part. */
export function planOutlook(state: RunState): PlanOutlook {
  const { model, policy, joint } = state;
  const count = model.skills.length;
  const needs = new Float64Array(count);
  const slopes = new Float64Array(count);
  for (const [k, skill] of model.skills.entries()) {
    const target = policy.targets?.[skill] ?? EQUAL_TARGET;
    const weight = policy.weights?.[skill] ?? 1;
    const level = LEVEL_ORIGIN + joint.mean[k]!;
    needs[k] = state.precision[k]!.abstained === null ? weightedNeed(target, level, weight) : -Infinity;
    slopes[k] = target >= level ? weight : 1 / weight;
  }
  const ranked = rankedNeeds(needs, policy);
  const plan = ranked.slice(0, policy.planSize);
  const lastIn = plan.at(-1) ?? -1;
  const firstOut = ranked[policy.planSize] ?? -1;
  const rivals = Int32Array.from({ length: count }, (_, k) => (plan.includes(k) ? firstOut : lastIn));
  return { plan, needs, slopes, rivals };
}

/** Active skills by need, greatest first; equal needs (at the start they all are) fall by lot, the lot by the seed. */
function rankedNeeds(needs: Float64Array, policy: AdaptivePolicy): number[] {
  const lots = Array.from(needs, (_, k) => hashSeed(policy.seed, 'need', k));
  return Array.from(needs, (_, k) => k)
    .filter((k) => needs[k]! > -Infinity)
    .sort((a, b) => needs[b]! - needs[a]! || lots[a]! - lots[b]!);
}

/**
 * Expected improvement of the plan's summed need (in levels) from an observation that lowers the variance of one
 * latent dimension from `variance` to `reduced`.
 * @param at position of the dimension in the joint posterior
 */
export function decisionGain(
  state: RunState,
  outlook: PlanOutlook,
  at: number,
  variance: number,
  reduced: number,
): number {
  if (!(reduced < variance)) return 0;
  const { joint, model } = state;
  const size = joint.dimensions.length;
  const scale = Math.sqrt(variance - reduced) / variance;
  let gain = 0;
  for (let k = 0; k < model.skills.length; k += 1) {
    const rival = outlook.rivals[k]!;
    if (rival < 0 || outlook.needs[k] === -Infinity) continue;
    const own = outlook.slopes[k]! * joint.covariance[k * size + at]!;
    const other = outlook.slopes[rival]! * joint.covariance[rival * size + at]!;
    gain += expectedExcess(Math.abs(outlook.needs[k]! - outlook.needs[rival]!), Math.abs(own - other) * scale);
  }
  return gain;
}

/** E[max(0, sd Z - gap)] for a standard normal Z. */
export function expectedExcess(gap: number, sd: number): number {
  if (!(sd > 0)) return 0;
  const u = gap / sd;
  return Math.max(0, sd * (normalDensity(u) - u * normalCdf(-u)));
}
