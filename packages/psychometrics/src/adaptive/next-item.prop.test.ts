import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score } from '../scoring/score.ts';
import { syntheticItems } from '../simulate/synthetic-items.ts';
import { nextItem, openSession } from './next-item.ts';
import { prepareTestBank } from './prepare-test-bank.ts';
import type { SelectionRule, TestAnswer, TestPolicy } from './test-types.ts';

const items = [
  ...syntheticItems({ model: 'grm', items: 15, seed: 'mixed' }),
  ...syntheticItems({ model: '3pl', items: 10, seed: 'mixed' }).map((item) => ({ ...item, name: `${item.name} b` })),
  ...syntheticItems({ model: 'gpcm', items: 10, categories: 3, seed: 'x' }).map((item) => ({
    ...item,
    name: `${item.name} c`,
  })),
];
const bank = prepareTestBank(items);

const policies = fc.record({
  rule: fc.constantFrom<SelectionRule>('maximum-information', 'expected-variance', 'kullback-leibler', 'decision'),
  estimator: fc.constantFrom('eap' as const, 'map' as const, 'mle' as const, 'wle' as const),
  randomesque: fc.integer({ min: 1, max: 4 }),
  seed: fc.integer({ min: 0, max: 1000 }),
  cuts: fc.constant([-0.5, 0.8]),
  stop: fc.constant({ maximum: 12, standardError: 0.3, minimum: 4 }),
});

describe('an adaptive test', () => {
  it('is the same to the last bit as a session and as a replay from its answers', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }), (policy, draws) => {
        const session = openSession(bank, policy as TestPolicy);
        const given: TestAnswer[] = [];
        for (const draw of draws) {
          const { step } = session;
          expect(nextItem(bank, given, policy as TestPolicy)).toStrictEqual(step);
          expect(JSON.parse(JSON.stringify(step))).toStrictEqual(step);
          if (step.status === 'stop') break;
          expect(given.some((answer) => answer.item === step.item)).toBe(false);
          given.push({ item: step.item, category: step.categories[draw % step.categories.length]! });
          session.answer(given.at(-1)!);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ends with the estimate that the whole pattern has when it is scored afterwards', () => {
    fc.assert(
      fc.property(policies, fc.nat(10_000), (policy, seed) => {
        const session = openSession(bank, { ...policy, stop: { maximum: 8 } });
        for (let i = 0; session.step.status === 'ask'; i += 1) {
          const { item, categories } = session.step;
          session.answer({ item, category: categories[(seed + i * 7) % categories.length]! });
        }
        const row = items.map(({ name }) => session.answers.find((answer) => answer.item === name)?.category ?? null);
        const whole = score([row], items, { estimator: policy.estimator });
        const { theta, standardError, status } = session.step.estimate;
        expect(status).toBe(whole.status[0]);
        if (theta === null) return;
        expect(theta).toBeCloseTo(whole.theta[0]!, 5);
        expect(standardError).toBeCloseTo(whole.standardError[0]!, 5);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the item of the largest exact information although it looks at a table first', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.array(fc.nat(34), { maxLength: 10 }),
        (mean, used) => {
          const moved = prepareTestBank(items, { prior: { mean, sd: 1 }, range: [-7, 7] });
          const answers = [...new Set(used)].map((j) => ({ item: items[j]!.name, category: null }));
          const step = nextItem(moved, answers, { stop: {} });
          // The ranking of a rule that computes every item exactly is the other route.
          const exact = nextItem(moved, answers, { stop: {}, exposure: {} });
          expect(step).toStrictEqual(exact);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('knows no more than before from a skipped item, and more from an answered one', () => {
    const session = openSession(bank, { stop: { maximum: 10 } });
    const before = session.step.estimate;
    const { step } = session;
    const after = session.answer({ item: step.status === 'ask' ? step.item : '', category: null });
    expect(after.estimate).toStrictEqual(before);
    expect(after.progress).toMatchObject({ answered: 0, skipped: 1 });
  });
});
