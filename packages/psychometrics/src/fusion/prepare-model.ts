// Turns the joint model into its covariance matrices once, so that each inference is cheap.
import type { FusionModel } from './fusion-types.ts';

/** A checked model with its matrices; keep it in memory and store the FusionModel. */
export interface PreparedModel {
  readonly prepared: true;
  readonly model: FusionModel;
  readonly skills: readonly string[];
}

/** Prepare a model for a list of skills. @throws RangeError when its correlations cannot hold together */
export function prepareModel(_model: FusionModel, _skills: readonly string[]): PreparedModel {
  throw new Error('prepareModel is being written');
}
