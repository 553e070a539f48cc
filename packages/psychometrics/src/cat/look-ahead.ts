// The items a run would offer next if each were answered as expected, for use without a network.
import type { Answer, AnswerValue, Bank } from '../bank/bank.ts';
import { preparedBankOf, type PreparedBank, type PreparedItem } from '../bank/prepare-bank.ts';
import type { FusionModel } from '../fusion/fusion-types.ts';
import { preparedFor, type PreparedModel } from '../fusion/prepare-model.ts';
import { gridMean, normalGridWeights } from '../irt/expected-posterior-variance.ts';
import { GRID_SIZE } from '../numeric/theta-grid.ts';
import type { AdaptivePolicy, LookAhead, SkillPrecision } from './cat-types.ts';
import { nextObservation } from './next-observation.ts';

/**
 * Up to `count` items ahead. What the person really answers may lead elsewhere: the run is reckoned anew from the
 * true answers as soon as they arrive.
 */
export function lookAhead(
  bank: Bank | PreparedBank,
  answers: readonly Answer[],
  policy: AdaptivePolicy,
  model: FusionModel | PreparedModel,
  count: number,
): LookAhead {
  const preparedBank = preparedBankOf(bank);
  const preparedModel = preparedFor(model, preparedBank.skills);
  const supposed = [...answers];
  const items: LookAhead['items'][number][] = [];
  while (items.length < count) {
    const step = nextObservation(preparedBank, supposed, policy, preparedModel);
    if (step.status === 'stop') return { items, stop: step.reason };
    items.push(step.item);
    const prepared = preparedBank.byId.get(step.item.id)!;
    supposed.push({ itemId: step.item.id, value: expectedAnswer(prepared, step.precision[prepared.skill]!) });
  }
  return { items, stop: null };
}

/** The answer nearest to what the person's estimate leads one to expect. */
export function expectedAnswer(item: PreparedItem, precision: SkillPrecision): AnswerValue {
  if (item.kind === 'scenario') {
    const weights = normalGridWeights(precision.scenarioMean, precision.scenarioSd ** 2);
    return { ratings: ratingsAtDistance(item.item.options, gridMean(weights, item.expectedDistance)) };
  }
  const weights = normalGridWeights(precision.selfMean, precision.selfSd ** 2);
  let expected = 0;
  for (let category = 1; category < item.categories; category += 1) {
    const row = item.probability.subarray(category * GRID_SIZE, (category + 1) * GRID_SIZE);
    expected += category * gridMean(weights, row);
  }
  const category = Math.round(expected);
  return { category: item.item.reverse ? item.categories - 1 - category : category };
}

/** Ratings whose summed distance to the keys comes near the wanted one, one point an option before two. */
function ratingsAtDistance(options: readonly { key: number }[], wanted: number): number[] {
  const ratings = options.map(({ key }) => Math.round(key));
  let distance = 0;
  for (let round = 1; round <= 4 && distance + 0.5 < wanted; round += 1) {
    for (const [index, { key }] of options.entries()) {
      if (distance + 0.5 >= wanted) break;
      const moved = key >= 3 ? ratings[index]! - 1 : ratings[index]! + 1;
      if (moved < 1 || moved > 5) continue;
      ratings[index] = moved;
      distance += 1;
    }
  }
  return ratings;
}
