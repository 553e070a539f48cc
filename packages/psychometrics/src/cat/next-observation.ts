// The stateless reducer of an adaptive run: what to ask next, or why to stop.
import type { Answer, Bank } from '../bank/bank.ts';
import type { FusionModel } from '../fusion/fusion-types.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import type { AdaptivePolicy, NextObservation } from './cat-types.ts';
import type { PreparedBank } from '../bank/prepare-bank.ts';

/** Next item or stop; a pure function of the set of answers, the bank, the policy (with its seed) and the model. */
export function nextObservation(
  _bank: Bank | PreparedBank,
  _answers: readonly Answer[],
  _policy: AdaptivePolicy,
  _model: FusionModel | PreparedModel,
): NextObservation {
  throw new Error('nextObservation is being written');
}
