import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../contract.ts';
import { adapt } from './adapt.ts';
import type { Attempt, StoredAnswer } from './attempt.ts';
import { countingAnswers } from './attempt.ts';
import { digestAnswers } from './offers.ts';
import { syntheticInstrument } from './testing/synthetic-instrument.ts';
import { fullPolicy } from '@dragoman/psychometrics';

const instrument = syntheticInstrument();
const items = [...instrument.shown.keys()];
const attempt = {
  tenantId: 'public',
  parameters: instrument.parameters,
  policy: fullPolicy({ seed: 7, role: 'tester', targets: {} }),
  offered: [] as string[],
} as unknown as Attempt;

const answer = fc
  .record({
    item: fc.nat(items.length - 1),
    revision: fc.integer({ min: 1, max: 3 }),
    key: fc.uuid(),
    category: fc.nat(4),
    seconds: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ item, revision, key, category, seconds }): StoredAnswer => {
    const itemId = items[item]!;
    const value: AnswerValue = instrument.optionCounts.has(itemId)
      ? { ratings: [5, 4, 2, category + 1] }
      : { category };
    return { key, itemId, revision, value, seconds, answeredAt: '2026-11-21T10:00:00.000Z' };
  });

describe('what an attempt knows', () => {
  it('is the same to the last bit for any order and repetition of its answers', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(answer, { minLength: 1, maxLength: 20, selector: (each) => each.key }),
        fc.infiniteStream(fc.nat()),
        (answers, order) => {
          const shuffled = [...answers, ...answers.slice(0, 3)]
            .map((each) => ({ each, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
          const once = new Map(shuffled.map((each) => [each.key, each]));
          expect(digestAnswers([...once.values()])).toBe(digestAnswers(answers));
          expect(JSON.stringify(adapt(instrument, attempt, [...once.values()]))).toBe(
            JSON.stringify(adapt(instrument, attempt, answers)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds one answer an item: the highest revision', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const counting = countingAnswers(answers);
        expect(new Set(counting.map((each) => each.itemId)).size).toBe(counting.length);
        for (const each of counting) {
          const revisions = answers.filter((other) => other.itemId === each.itemId).map((other) => other.revision);
          expect(each.revision).toBe(Math.max(...revisions));
        }
      }),
    );
  });
});
