// What each group of raters and each outside instrument says by itself about every skill: own prior, nothing borrowed.
import { levelFromTheta } from '../levels/level-scale.ts';
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { weightOf } from './condition-model.ts';
import type { Evidence, GroupView, SourceEstimate } from './fusion-types.ts';
import type { PreparedModel } from './prepare-model.ts';
import { viewOfGroup } from './rater-model.ts';

/** Estimates by skill, in the order of the evidence's skills; a skill nobody rated has none. */
export function groupEstimates(evidence: Evidence, model: PreparedModel): SourceEstimate[][] {
  const bySkill: SourceEstimate[][] = evidence.skills.map(() => []);
  for (const group of evidence.groups ?? []) {
    const leniency = model.model.leniency[viewOfGroup(group.group)].value;
    const { mean, sd } = ownEstimate(group, leniency, weightOf(group.weight));
    for (const [k, observations] of group.ratersBySkill.entries()) {
      if (observations === 0) continue;
      const level = levelFromTheta(mean[k]! - leniency);
      bySkill[k]!.push({ source: group.group, observations, mean: mean[k]!, sd: sd[k]!, level });
    }
  }
  for (const { source, skill, theta, standardError, weight } of evidence.outside ?? []) {
    const variance = 1 / (1 + weightOf(weight) / standardError ** 2);
    const mean = (variance * weightOf(weight) * theta) / standardError ** 2;
    const estimate = { source, observations: 1, mean, sd: Math.sqrt(variance), level: levelFromTheta(mean) };
    bySkill[evidence.skills.indexOf(skill)]?.push(estimate);
  }
  return bySkill;
}

/** Several groups as one: what all of them say together, for setting it against a person's own view. Null without any. */
export function poolGroups(groups: readonly GroupView[]): GroupView | null {
  const first = groups[0];
  if (first === undefined || groups.length === 1) return first ?? null;
  const total = (of: (group: GroupView) => number): number => groups.reduce((sum, group) => sum + of(group), 0);
  return {
    group: 'others',
    skills: first.skills,
    raters: total((group) => group.raters),
    ratersBySkill: first.skills.map((_, k) => total((group) => group.ratersBySkill[k]!)),
    precision: first.skills.map((_, k) => first.skills.map((__, l) => total((group) => group.precision[k]![l]!))),
    shift: first.skills.map((_, k) => total((group) => group.shift[k]!)),
  };
}

/** Posterior of the group's view with independent N(leniency, 1) priors: (P + I)^-1 (s + leniency). */
export function ownEstimate(group: GroupView, leniency: number, weight = 1): { mean: number[]; sd: number[] } {
  const n = group.skills.length;
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1) {
    for (let l = 0; l < n; l += 1) matrix[k * n + l] = weight * group.precision[k]![l]! + (k === l ? 1 : 0);
  }
  const factor = choleskyFactor(matrix, n);
  if (factor === null) throw new RangeError('a group’s precision is not positive semidefinite');
  const solve = (vector: Float64Array): Float64Array => {
    solveLower(factor, n, vector);
    solveLowerTransposed(factor, n, vector);
    return vector;
  };
  const mean = solve(Float64Array.from(group.shift, (value) => weight * value + leniency));
  const sd = group.skills.map((_, k) => {
    const unit = new Float64Array(n);
    unit[k] = 1;
    return Math.sqrt(solve(unit)[k]!);
  });
  return { mean: [...mean], sd };
}
