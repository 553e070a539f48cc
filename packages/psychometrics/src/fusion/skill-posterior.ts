// The posterior of the true skills as plain data.
import type { SkillPosterior } from './fusion-types.ts';
import type { JointPosterior } from './joint-posterior.ts';
import type { PreparedModel } from './prepare-model.ts';

/** The truth's part of a joint posterior, JSON-safe. */
export function skillPosteriorOf(skills: readonly string[], truth: JointPosterior): SkillPosterior {
  const n = skills.length;
  return {
    skills: [...skills],
    mean: Array.from(truth.mean),
    covariance: Array.from({ length: n }, (_, i) => Array.from(truth.covariance.subarray(i * n, (i + 1) * n))),
  };
}

/** What the model says about the true skills before any answer. */
export function priorPosterior(model: PreparedModel): SkillPosterior {
  const n = model.skills.length;
  return {
    skills: [...model.skills],
    mean: Array.from(model.mean.subarray(0, n)),
    covariance: Array.from({ length: n }, (_, i) =>
      Array.from(model.covariance.subarray(i * model.size, i * model.size + n)),
    ),
  };
}
