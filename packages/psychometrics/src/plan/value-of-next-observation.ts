// Expected rise of the plan's hit rate from each cheap next observation.
import type { Evidence, FusionModel } from '../fusion/fusion-types.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import type { CandidateObservation, DrawOptions, NextObservationValues, PlanQuestion } from './plan-types.ts';

/** Value of each candidate; by default one statement, one scenario and one peer for every skill. */
export function valueOfNextObservation(
  _evidence: Evidence,
  _model: FusionModel | PreparedModel,
  _question: PlanQuestion,
  _options: DrawOptions & { candidates?: readonly CandidateObservation[]; threshold?: number } = {},
): NextObservationValues {
  throw new Error('valueOfNextObservation is being written');
}
