// Many truths that fit what is fixed of one synthetic person, own view and scenario view or every view: the same person
// drawn again and again, so that the luck of a single truth does not blur a study.
import { choleskyFactor, semidefiniteFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import type { SeededRandom } from '../numeric/seeded-random.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import type { SyntheticPerson } from './synthetic-people.ts';

/**
 * Draws true skills from their exact conditional distribution given the self and scenario views, or given every view. A study in
 * which peers or a supervisor rate needs the latter: their views belong to the truth. When the truth is what peers see, there is
 * only one truth that fits.
 */
export function truthsGivenViews(
  model: PreparedModel,
  given: 'self-and-scenario' | 'every-view' = 'self-and-scenario',
): (person: SyntheticPerson, count: number, random: SeededRandom) => Float64Array[] {
  const n = model.skills.length;
  const known = Array.from({ length: given === 'every-view' ? model.size - n : 2 * n }, (_, i) => n + i);
  const at = (i: number, j: number): number => model.covariance[i * model.size + j]!;
  const among = new Float64Array(known.length ** 2);
  for (const [a, i] of known.entries()) for (const [b, j] of known.entries()) among[a * known.length + b] = at(i, j);
  const factor = choleskyFactor(among, known.length);
  if (!factor) throw new RangeError('the views must not determine each other');
  // Row k: regression weights of true skill k on the known views.
  const weights = Array.from({ length: n }, (_, k) => {
    const row = Float64Array.from(known, (j) => at(k, j));
    solveLower(factor, known.length, row);
    solveLowerTransposed(factor, known.length, row);
    return row;
  });
  const residual = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1) {
    for (let l = 0; l < n; l += 1) {
      residual[k * n + l] = known.reduce((value, j, a) => value - weights[k]![a]! * at(l, j), at(k, l));
    }
  }
  const spread = semidefiniteFactor(residual, n);
  return (person, count, random) => {
    const centre = Float64Array.from({ length: n }, (_, k) =>
      known.reduce((sum, j, a) => sum + weights[k]![a]! * (person.views[j]! - model.mean[j]!), model.mean[k]!),
    );
    return Array.from({ length: count }, () => {
      const normals = Float64Array.from({ length: n }, () => random.normal());
      return centre.map((mean, k) => {
        let value = mean;
        for (let l = 0; l <= k; l += 1) value += spread[k * n + l]! * normals[l]!;
        return value;
      });
    });
  };
}
