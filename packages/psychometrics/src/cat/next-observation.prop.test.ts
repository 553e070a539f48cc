import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, BankItem } from '../bank/bank.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { defaultModel } from '../fusion/default-model.ts';
import { prepareModel } from '../fusion/prepare-model.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { fullPolicy } from './adaptive-policy.ts';
import { lookAhead } from './look-ahead.ts';
import { nextObservation } from './next-observation.ts';

const bank = prepareBank(syntheticBank({ skills: 4, statements: 8, scenarios: 4 }));
const model = prepareModel(defaultModel(), bank.skills);

function answerTo(item: BankItem): fc.Arbitrary<Answer> {
  const seconds = fc.constantFrom<{ seconds?: number }>({}, { seconds: 8 }, { seconds: 90 });
  const skip = fc.constant({ skip: 'does-not-apply' } as const);
  const real =
    item.kind === 'statement'
      ? fc.integer({ min: 0, max: 4 }).map((category) => ({ category }))
      : fc
          .array(fc.integer({ min: 1, max: 5 }), { minLength: item.options.length, maxLength: item.options.length })
          .map((ratings) => ({ ratings }));
  return fc
    .tuple(fc.oneof({ weight: 5, arbitrary: real }, { weight: 1, arbitrary: skip }), seconds)
    .map(([value, time]) => ({ itemId: item.id, value, ...time }));
}

const answers = fc
  .subarray([...bank.bank.items], { maxLength: 24 })
  .chain((items) => fc.tuple(...items.map(answerTo)) as fc.Arbitrary<Answer[]>);

describe('the next observation, for any answers', () => {
  it('is the same to the last bit for any order and repetition of the answers', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 50 }), fc.infiniteStream(fc.nat()), (given, seed, stream) => {
        const policy = fullPolicy({ seed });
        const shuffled = given
          .map((answer) => ({ answer, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ answer }) => answer);
        const again = [...shuffled, ...given.slice(0, 4)];
        expect(nextObservation(bank, again, policy, model)).toEqual(nextObservation(bank, given, policy, model));
      }),
      { numRuns: 80 },
    );
  });

  it('is an unasked item of an active skill, or a stop with a reason', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const step = nextObservation(bank, given, fullPolicy({ seed: 3 }), model);
        const numbers = Object.values(step.reason.numbers);
        expect(numbers.length).toBeGreaterThan(0);
        expect(numbers.every(Number.isFinite)).toBe(true);
        const asked = step.status === 'ask' ? step.item : null;
        expect(given.map(({ itemId }) => itemId)).not.toContain(asked?.id);
        expect(step.precision.find((each) => each.skill === asked?.skill)?.abstained ?? null).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('is the first item of the look-ahead, which repeats none', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const policy = fullPolicy({ seed: 5 });
        const step = nextObservation(bank, given, policy, model);
        const ahead = lookAhead(bank, given, policy, model, 6);
        expect(ahead.items[0]).toEqual(step.status === 'ask' ? step.item : undefined);
        expect(new Set(ahead.items.map(({ id }) => id)).size).toBe(ahead.items.length);
        expect(ahead.items.length === 6 || ahead.stop !== null).toBe(true);
        expect(step.status === 'ask' || ahead.stop?.code === step.reason.code).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
