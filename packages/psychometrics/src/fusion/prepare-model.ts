// Turns the joint model into its covariance matrix once, so that each inference is cheap.
import { semidefiniteFactor } from '../numeric/cholesky.ts';
import type { EvidenceSource, FusionModel } from './fusion-types.ts';

/** The views in their fixed order; view 0 is the truth. */
export const VIEWS: readonly ('truth' | EvidenceSource)[] = ['truth', 'self', 'scenario', 'peers', 'supervisor'];

export const SOURCES: readonly EvidenceSource[] = ['self', 'scenario', 'peers', 'supervisor'];

/** A checked model with its matrices; keep it in memory and store the FusionModel. */
export interface PreparedModel {
  readonly prepared: true;
  readonly model: FusionModel;
  readonly skills: readonly string[];
  /** Number of latent dimensions: views x skills, view by view. */
  readonly size: number;
  readonly mean: Float64Array;
  /** Row-major size x size prior covariance. */
  readonly covariance: Float64Array;
  /** The model before groups and outside observations were taken in; absent when there were none. */
  readonly unconditioned?: PreparedModel;
}

/** Index of a view's dimension for a skill. */
export function dimensionOf(view: number, skill: number, skills: number): number {
  return view * skills + skill;
}

/** Correlation of two views of the same skill. */
export function viewCorrelation(model: FusionModel, a: 'truth' | EvidenceSource, b: 'truth' | EvidenceSource): number {
  if (a === b) return 1;
  if (a === 'truth') return model.validity[b as EvidenceSource].value;
  if (b === 'truth') return model.validity[a].value;
  const found = model.viewCorrelations.find(({ between: [x, y] }) => (x === a && y === b) || (x === b && y === a));
  if (!found) throw new RangeError(`the model names no correlation of ${a} and ${b}`);
  return found.value;
}

/**
 * Prepare a model for a list of skills.
 * Same skill: the published correlation R of two views. Different skills: what both share through the truth
 * (validity x validity x skillCorrelation) plus what they share beyond it, spread by halo.
 * @throws RangeError when a number is out of range or the correlations cannot hold together
 */
export function prepareModel(model: FusionModel, skills: readonly string[]): PreparedModel {
  assertModel(model, skills);
  const count = skills.length;
  const size = VIEWS.length * count;
  const covariance = new Float64Array(size * size);
  const halo = model.halo ?? model.skillCorrelation;
  for (const [i, a] of VIEWS.entries()) {
    for (const [j, b] of VIEWS.entries()) {
      const same = viewCorrelation(model, a, b);
      const throughTruth = viewCorrelation(model, a, 'truth') * viewCorrelation(model, b, 'truth');
      const other = throughTruth * model.skillCorrelation + (same - throughTruth) * halo;
      for (let k = 0; k < count; k += 1) {
        const row = dimensionOf(i, k, count) * size;
        for (let l = 0; l < count; l += 1) covariance[row + dimensionOf(j, l, count)] = k === l ? same : other;
      }
    }
  }
  // Peers equal the truth by definition under one of the two meanings, so the matrix may be singular, never negative.
  semidefiniteFactor(covariance, size);
  const mean = new Float64Array(size);
  for (const [view, name] of VIEWS.entries()) {
    if (name === 'truth') continue;
    mean.fill(model.leniency[name].value, view * count, (view + 1) * count);
  }
  return { prepared: true, model, skills: [...skills], size, mean, covariance };
}

/** A prepared model as it is, or a raw one prepared for these skills. @throws RangeError when the skills differ */
export function preparedFor(model: FusionModel | PreparedModel, skills: readonly string[]): PreparedModel {
  if (!('prepared' in model)) return prepareModel(model, skills);
  const same = model.skills.length === skills.length && model.skills.every((skill, k) => skill === skills[k]);
  if (!same) throw new RangeError('the model was prepared for other skills');
  return model;
}

function assertModel(model: FusionModel, skills: readonly string[]): void {
  if (skills.length === 0) throw new RangeError('a model needs at least one skill');
  if (new Set(skills).size !== skills.length) throw new RangeError('skills must be named once each');
  const numbers: [string, number, number, number][] = [
    ['skillCorrelation', model.skillCorrelation, 0, 0.99],
    ['halo', model.halo ?? 0, 0, 0.99],
    ['minimumObservations', model.minimumObservations, 1, 1000],
    ...SOURCES.map((source): [string, number, number, number] => [
      `validity.${source}`,
      model.validity[source].value,
      -1,
      1,
    ]),
    ...SOURCES.map((source): [string, number, number, number] => [
      `leniency.${source}`,
      model.leniency[source].value,
      -3,
      3,
    ]),
  ];
  for (const [name, value, low, high] of numbers) {
    if (!(value >= low && value <= high)) throw new RangeError(`${name} must lie between ${low} and ${high}`);
  }
}
