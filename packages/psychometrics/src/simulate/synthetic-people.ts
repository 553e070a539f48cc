// Synthetic people: latent views drawn from the joint model, and a rating style for scenarios.
import { type PreparedModel, dimensionOf } from '../fusion/prepare-model.ts';
import { semidefiniteFactor } from '../numeric/cholesky.ts';
import { createRandom } from '../numeric/seeded-random.ts';

export interface SyntheticPerson {
  /** Latent views: truth, self, scenario, peers, supervisor, each for every skill. */
  views: Float64Array;
  /** Constant added to every scenario rating. */
  ratingShift: number;
  /** Factor by which scenario ratings are stretched around the middle. */
  ratingSpread: number;
}

export interface PeopleOptions {
  /** SD of the rating shift among persons (assumption, page scenario-scoring). */
  shiftSd?: number;
  /** SD of the log of the rating spread among persons (assumption). */
  logSpreadSd?: number;
}

/** Draw synthetic people from the joint model; the same seed gives the same people. */
export function syntheticPeople(
  model: PreparedModel,
  count: number,
  seed: number | string,
  options: PeopleOptions = {},
): SyntheticPerson[] {
  const { shiftSd = 0.316, logSpreadSd = 0.2 } = options;
  const factor = semidefiniteFactor(model.covariance, model.size);
  return Array.from({ length: count }, (_, index) => {
    // One stream a person: the first hundred are the same however many are drawn.
    const random = createRandom(`${seed}/person/${index}`);
    const normals = Float64Array.from({ length: model.size }, () => random.normal());
    const views = model.mean.map((mean, i) => {
      let value = mean;
      for (let k = 0; k <= i; k += 1) value += factor[i * model.size + k]! * normals[k]!;
      return value;
    });
    return {
      views,
      ratingShift: shiftSd * random.normal(),
      ratingSpread: Math.exp(logSpreadSd * random.normal()),
    };
  });
}

/** A person's latent value in one view of one skill. */
export function viewOf(person: SyntheticPerson, view: number, skill: number, skills: number): number {
  return person.views[dimensionOf(view, skill, skills)]!;
}
