// The items a run would offer next if each were answered as expected, for use without a network.
import type { Answer, Bank } from '../bank/bank.ts';
import type { FusionModel } from '../fusion/fusion-types.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import type { AdaptivePolicy, LookAhead } from './cat-types.ts';
import type { PreparedBank } from '../bank/prepare-bank.ts';

/** Up to `count` items ahead. */
export function lookAhead(
  _bank: Bank | PreparedBank,
  _answers: readonly Answer[],
  _policy: AdaptivePolicy,
  _model: FusionModel | PreparedModel,
  _count: number,
): LookAhead {
  throw new Error('lookAhead is being written');
}
