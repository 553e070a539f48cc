import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, BankItem } from '../bank/bank.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { defaultModel } from './default-model.ts';
import { fuse } from './fuse.ts';

const bank = prepareBank(syntheticBank({ skills: 3, statements: 6, scenarios: 3 }));

function answerTo(item: BankItem): fc.Arbitrary<Answer> {
  const skip = fc.constant({ skip: 'prefer-not-to-say' } as const);
  const real =
    item.kind === 'statement'
      ? fc.integer({ min: 0, max: 4 }).map((category) => ({ category }))
      : fc
          .array(fc.integer({ min: 1, max: 5 }), { minLength: item.options.length, maxLength: item.options.length })
          .map((ratings) => ({ ratings }));
  return fc
    .oneof({ weight: 9, arbitrary: real }, { weight: 1, arbitrary: skip })
    .map((value) => ({ itemId: item.id, value }));
}

const answers = fc
  .subarray([...bank.bank.items])
  .chain((items) => fc.tuple(...items.map(answerTo)) as fc.Arbitrary<Answer[]>);

const model = defaultModel({ skillCorrelation: 0.5 });
const fused = (given: readonly Answer[]) =>
  fuse({ skills: bank.skills, instruments: [{ bank, answers: given }] }, model);

describe('fusion, for any answers', () => {
  it('gives the same bits for any order and repetition of the answers', () => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (given, stream) => {
        const shuffled = [...given]
          .map((answer) => ({ answer, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ answer }) => answer);
        expect(fused([...shuffled, ...shuffled.slice(0, 3)])).toEqual(fused(given));
      }),
      { numRuns: 60 },
    );
  });

  it('converges, never widens a skill beyond its prior and never leaves the grid', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { skills, convergence } = fused(given);
        expect(convergence.converged).toBe(true);
        for (const skill of skills) {
          expect(skill.sd).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(skill.mean)).toBeLessThan(3);
          for (const source of skill.sources) expect(Math.abs(source.mean)).toBeLessThan(6);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('raises a skill when one of its statements is answered higher', () => {
    const item = bank.bank.items.find((each) => each.kind === 'statement' && !each.reverse)!;
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 3 }), (given, category) => {
        const others = given.filter((answer) => answer.itemId !== item.id);
        const low = fused([...others, { itemId: item.id, value: { category } }]);
        const high = fused([...others, { itemId: item.id, value: { category: category + 1 } }]);
        expect(high.skills[0]!.mean).toBeGreaterThan(low.skills[0]!.mean);
      }),
      { numRuns: 60 },
    );
  });
});
