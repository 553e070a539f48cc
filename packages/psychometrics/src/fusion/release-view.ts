// What leaves a group of raters: one rounded figure a skill with its error, and the error all skills share. No single rating can be read back.
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import type { GroupView } from './fusion-types.ts';

/** Step of everything that is released, in levels. */
export const RELEASE_STEP = 0.05;

/** A group's view as it may be kept, shown and exported. JSON-safe. */
export interface ReleasedView {
  group: GroupView['group'];
  raters: number;
  /** Error variance that all skills share: what is left of the raters' severities. */
  sharedVariance: number;
  skills: readonly ReleasedSkill[];
}

export interface ReleasedSkill {
  skill: string;
  raters: number;
  /** The group's mean view on the theta scale, its own error variance beside the shared one. */
  mean: number;
  variance: number;
}

/**
 * Round a group's view for release. With full precision the ratings of three people could be found by trying all of them.
 * Errors are rounded up, so that a released view never claims more than the ratings carry.
 */
export function releaseView(view: GroupView): ReleasedView {
  const rated = view.ratersBySkill.flatMap((raters, k) => (raters > 0 ? [k] : []));
  const { mean, covariance } = invert(view, rated);
  const n = rated.length;
  let shared = 0;
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) shared += covariance[i * n + j]!;
  shared = n > 1 ? Math.max(0, shared / ((n * (n - 1)) / 2)) : 0;
  const sharedVariance = upward(shared);
  return {
    group: view.group,
    raters: view.raters,
    sharedVariance,
    skills: rated.map((k, i) => ({
      skill: view.skills[k]!,
      raters: view.ratersBySkill[k]!,
      mean: Math.round(mean[i]! / RELEASE_STEP) * RELEASE_STEP,
      variance: Math.max(RELEASE_STEP, upward(covariance[i * n + i]! - sharedVariance)),
    })),
  };
}

function upward(value: number): number {
  return Math.ceil(Math.max(0, value) / RELEASE_STEP - 1e-9) * RELEASE_STEP;
}

/** The released view as evidence: precision (D + c 11')^-1 over the skills that were rated. */
export function openReleasedView(released: ReleasedView, skills: readonly string[]): GroupView {
  const n = skills.length;
  const own = skills.map((skill) => released.skills.find((each) => each.skill === skill) ?? null);
  for (const each of released.skills) {
    if (!skills.includes(each.skill)) throw new RangeError(`a group rated ${each.skill}, which is not in question`);
    if (!(each.variance > 0) || !Number.isFinite(each.mean)) throw new RangeError('a released skill needs a variance');
  }
  if (!(released.sharedVariance >= 0)) throw new RangeError('a shared variance is zero or more');
  // Sherman and Morrison 1950: the inverse of a diagonal plus a constant.
  const inverse = own.map((each) => (each === null ? 0 : 1 / each.variance));
  const c = released.sharedVariance;
  const total = inverse.reduce((sum, value) => sum + value, 0);
  const precision = Array.from({ length: n }, (_, k) =>
    Array.from(
      { length: n },
      (__, l) => (k === l ? inverse[k]! : 0) - (c * inverse[k]! * inverse[l]!) / (1 + c * total),
    ),
  );
  return {
    group: released.group,
    skills: [...skills],
    raters: released.raters,
    ratersBySkill: own.map((each) => each?.raters ?? 0),
    precision,
    shift: precision.map((row) => row.reduce((sum, value, l) => sum + value * (own[l]?.mean ?? 0), 0)),
  };
}

/** Mean and covariance of what the ratings alone say of the rated skills. */
function invert(view: GroupView, rated: readonly number[]): { mean: Float64Array; covariance: Float64Array } {
  const n = rated.length;
  const matrix = new Float64Array(n * n);
  for (const [i, k] of rated.entries())
    for (const [j, l] of rated.entries()) matrix[i * n + j] = view.precision[k]![l]!;
  const factor = choleskyFactor(matrix, n);
  if (factor === null) throw new RangeError('a rated skill carries no information');
  const solve = (vector: Float64Array): Float64Array => {
    solveLower(factor, n, vector);
    solveLowerTransposed(factor, n, vector);
    return vector;
  };
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const unit = new Float64Array(n);
    unit[i] = 1;
    covariance.set(solve(unit), i * n);
  }
  return { mean: solve(Float64Array.from(rated, (k) => view.shift[k]!)), covariance };
}
