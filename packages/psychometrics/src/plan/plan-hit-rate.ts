// How likely the plan's skills are the person's greatest true needs.
import type { SkillPosterior } from '../fusion/fusion-types.ts';
import type { DrawOptions, PlanHitRate, PlanQuestion } from './plan-types.ts';

/** Hit rate of the plan that follows from a posterior, beside chance and the role's targets alone. */
export function planHitRate(
  _profile: { posterior: SkillPosterior; prior: SkillPosterior },
  _question: PlanQuestion,
  _options: DrawOptions = {},
): PlanHitRate {
  throw new Error('planHitRate is being written');
}
