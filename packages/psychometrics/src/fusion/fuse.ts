// From evidence to a profile: posterior of the true skills, the sources apart, their disagreement.
import type { Evidence, FusedProfile, FusionModel } from './fusion-types.ts';
import type { PreparedModel } from './prepare-model.ts';

/** Fuse all evidence about one person. */
export function fuse(_evidence: Evidence, _model: FusionModel | PreparedModel): FusedProfile {
  throw new Error('fuse is being written');
}
