// Draws of the true skills turned into marks: which skills are among the greatest true needs in each draw.
import { semidefiniteFactor } from '../numeric/cholesky.ts';
import type { LatticeNormals } from '../numeric/lattice-normals.ts';
import type { SkillPosterior } from '../fusion/fusion-types.ts';
import { LEVEL_ORIGIN } from '../levels/level-scale.ts';
import type { OrderedQuestion } from './read-question.ts';
import { weightedNeed } from './weighted-need.ts';

export interface TrueNeeds {
  skills: number;
  replicates: number;
  pointsPerReplicate: number;
  /** draws x skills: 1 where the skill is among the greatest true needs. */
  marks: Uint8Array;
}

/** Row-major lower factor of a posterior covariance. */
export function posteriorFactor(posterior: SkillPosterior): Float64Array {
  const n = posterior.skills.length;
  return semidefiniteFactor(Float64Array.from(posterior.covariance.flat()), n);
}

/** Mark the greatest true needs in every draw. */
export function markTrueNeeds(
  posterior: SkillPosterior,
  factor: Float64Array,
  question: OrderedQuestion,
  normals: LatticeNormals,
): TrueNeeds {
  const n = posterior.skills.length;
  const draws = normals.replicates * normals.pointsPerReplicate;
  const marks = new Uint8Array(draws * n);
  const need = new Float64Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    const at = draw * n;
    for (let k = 0; k < n; k += 1) {
      let theta = posterior.mean[k]!;
      for (let l = 0; l <= k; l += 1) theta += factor[k * n + l]! * normals.values[at + l]!;
      need[k] = weightedNeed(question.targets[k]!, LEVEL_ORIGIN + theta, question.weights[k]!);
    }
    for (let round = 0; round < question.size; round += 1) {
      let best = -1;
      for (let k = 0; k < n; k += 1) {
        if (marks[at + k] === 0 && (best < 0 || need[k]! > need[best]!)) best = k;
      }
      marks[at + best] = 1;
    }
  }
  return { skills: n, replicates: normals.replicates, pointsPerReplicate: normals.pointsPerReplicate, marks };
}

/** Replicate means of a function of one draw's marks. */
export function replicateMeans(needs: TrueNeeds, value: (at: number) => number): number[] {
  const { replicates, pointsPerReplicate, skills } = needs;
  return Array.from({ length: replicates }, (_, replicate) => {
    let sum = 0;
    for (let point = 0; point < pointsPerReplicate; point += 1) {
      sum += value((replicate * pointsPerReplicate + point) * skills);
    }
    return sum / pointsPerReplicate;
  });
}
