import { expect, it } from 'vitest';
import type { Answer } from '../bank/bank.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { defaultModel } from '../fusion/default-model.ts';
import { prepareModel } from '../fusion/prepare-model.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { focusedPolicy } from './adaptive-policy.ts';
import { nextObservation } from './next-observation.ts';

it('measures the chosen skills again, each at least eight times, and asks about no other', () => {
  const bank = syntheticBank({ skills: 8, statements: 16, scenarios: 7 });
  const prepared = prepareBank(bank);
  const model = prepareModel(defaultModel(), bank.skills);
  const focus = bank.skills.slice(2, 4);
  const policy = focusedPolicy({ seed: 7, focus });
  const answers: Answer[] = [];
  let step = nextObservation(prepared, answers, policy, model);
  while (step.status === 'ask') {
    expect(focus).toContain(step.item.skill);
    const value =
      step.item.kind === 'statement' ? { category: answers.length % 5 } : { ratings: step.item.options.map(() => 3) };
    answers.push({ itemId: step.item.id, value });
    step = nextObservation(prepared, answers, policy, model);
  }
  const [asked, others] = [true, false].map((isAsked) =>
    step.precision.filter((skill) => focus.includes(skill.skill) === isAsked),
  );
  expect(asked!.every((skill) => skill.observations >= 8)).toBe(true);
  expect(others!.every((skill) => skill.observations === 0 && skill.abstained === 'no-items')).toBe(true);
});
