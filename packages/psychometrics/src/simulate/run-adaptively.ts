// A synthetic person taken through an adaptive run.
import type { Answer, Bank } from '../bank/bank.ts';
import type { PreparedBank } from '../bank/prepare-bank.ts';
import type { AdaptivePolicy, StopStep } from '../cat/cat-types.ts';
import { nextObservation } from '../cat/next-observation.ts';
import type { PreparedModel } from '../fusion/prepare-model.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { syntheticAnswer } from './synthetic-answers.ts';
import { type SyntheticPerson, viewOf } from './synthetic-people.ts';

export interface SyntheticRun {
  answers: Answer[];
  end: StopStep;
}

/**
 * Run to its end.
 * @param bank what the library believes about the items
 * @param trueBank what the items are really like; the same ids
 */
export function runAdaptively(
  person: SyntheticPerson,
  bank: PreparedBank,
  trueBank: Bank,
  policy: AdaptivePolicy,
  model: PreparedModel,
  seed: number | string,
): SyntheticRun {
  const skills = bank.skills.length;
  const answers: Answer[] = [];
  for (;;) {
    const step = nextObservation(bank, answers, policy, model);
    if (step.status === 'stop') return { answers, end: step };
    const prepared = bank.byId.get(step.item.id)!;
    const trueItem = trueBank.items[prepared.index]!;
    const theta = viewOf(person, step.item.kind === 'statement' ? 1 : 2, prepared.skill, skills);
    // One stream an item: the same person gives the same item the same answer in every run.
    const random = createRandom(`${seed}/${step.item.id}`);
    answers.push({ itemId: step.item.id, value: syntheticAnswer(trueItem, theta, random, person) });
  }
}
