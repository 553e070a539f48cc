// The joint model with the published numbers, each with its source and how it was read.
import type { FusionModel, TruthDefinition } from './fusion-types.ts';

/** The default model; change a copy to replace a number. */
export function defaultModel(_choices: { truth?: TruthDefinition; skillCorrelation?: number; halo?: number | null } = {}): FusionModel {
  throw new Error('defaultModel is being written');
}
