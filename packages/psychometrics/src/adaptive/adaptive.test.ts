import { describe, expect, it } from 'vitest';
import { syntheticItems } from '../simulate/synthetic-items.ts';
import { nextItem, openSession } from './next-item.ts';
import { prepareTestBank } from './prepare-test-bank.ts';
import { simulateBank } from './simulate-bank.ts';
import { sympsonHetter } from './sympson-hetter.ts';
import type { TestPolicy } from './test-types.ts';

const items = syntheticItems({ model: 'grm', items: 60, seed: 'adaptive' });
const bank = prepareTestBank(items);

/** Answers every item with its middle category. */
function runThrough(policy: TestPolicy, seconds?: number): ReturnType<typeof openSession> {
  const session = openSession(bank, policy);
  while (session.step.status === 'ask') {
    const { item, categories } = session.step;
    session.answer({ item, category: categories[2]!, ...(seconds === undefined ? {} : { seconds }) });
  }
  return session;
}

describe('the stop rules', () => {
  it('end at the standard error, not before the minimum', () => {
    const short = runThrough({ stop: { standardError: 0.5 } });
    expect(short.step).toMatchObject({ status: 'stop', reason: { code: 'standard-error' } });
    expect(short.step.estimate.standardError).toBeLessThanOrEqual(0.5);
    expect(runThrough({ stop: { standardError: 0.5, minimum: 9 } }).answers.length).toBe(9);
  });

  it('end at the maximum, after the time, when nothing changes, and when the bank is empty', () => {
    expect(runThrough({ stop: { maximum: 5 } }).step).toMatchObject({ reason: { code: 'maximum' } });
    expect(runThrough({ stop: { seconds: 60 } }, 20).answers.length).toBe(3);
    expect(runThrough({ stop: { change: 0.01 } }).step).toMatchObject({ reason: { code: 'change' } });
    expect(runThrough({ stop: {} }).step).toMatchObject({ reason: { code: 'exhausted', numbers: { items: 60 } } });
  });

  it('leave an estimate that is not finite to EAP for the choice and do not end on its error', () => {
    const session = openSession(bank, { estimator: 'mle', stop: { standardError: 5, maximum: 3 } });
    const { step } = session;
    const after = session.answer({ item: step.status === 'ask' ? step.item : '', category: 4 });
    expect(after).toMatchObject({ status: 'ask', estimate: { theta: null, status: 'extreme-high' } });
  });
});

describe('the choice', () => {
  it('keeps the shares of the content areas', () => {
    const areas = Object.fromEntries(items.map(({ name }, j) => [name, j % 3 === 0 ? 'listening' : 'writing']));
    const policy = { content: { areas, shares: { listening: 0.6, writing: 0.4 } }, stop: { maximum: 20 } };
    const { answers, step } = runThrough(policy);
    expect(answers.filter((answer) => areas[answer.item] === 'listening').length).toBe(12);
    expect(step.status).toBe('stop');
    expect(nextItem(bank, [], policy)).toMatchObject({ reason: { area: 'listening' } });
  });

  it('differs by seed among the best few and is the same for the same seed', () => {
    const first = (seed: number): string => {
      const step = nextItem(bank, [], { randomesque: 5, seed, stop: {} });
      expect(step.status === 'ask' && step.reason.numbers.rank).toBeLessThanOrEqual(5);
      return step.status === 'ask' ? step.item : '';
    };
    const chosen = new Set(Array.from({ length: 40 }, (_, seed) => first(seed)));
    expect(chosen.size).toBe(5);
    expect(first(3)).toBe(first(3));
  });

  it('gives a reason in the numbers of its rule', () => {
    for (const rule of ['maximum-information', 'expected-variance', 'kullback-leibler', 'decision'] as const) {
      const step = nextItem(bank, [], { rule, cuts: [0], stop: {} });
      expect(step).toMatchObject({
        status: 'ask',
        reason: { code: rule, numbers: { theta: expect.closeTo(0, 12), candidates: 60 } },
      });
      expect(step.status === 'ask' && step.reason.numbers.criterion).toBeGreaterThan(0);
    }
    const opening = nextItem(bank, [], { opening: { items: 2, rule: 'kullback-leibler' }, stop: {} });
    expect(opening).toMatchObject({ reason: { code: 'kullback-leibler' } });
  });

  it('expects the variance that it then gets on average', () => {
    const step = nextItem(bank, [], { rule: 'expected-variance', stop: {} });
    if (step.status !== 'ask') throw new Error('an item was expected');
    const at = bank.position.get(step.item)!;
    const Q = bank.nodes.length;
    let expected = 0;
    for (const [c, category] of step.categories.entries()) {
      let chance = 0;
      for (let q = 0; q < Q; q += 1) chance += bank.priorWeights[q]! * bank.probabilities[at]![c * Q + q]!;
      expected += chance * nextItem(bank, [{ item: step.item, category }], { stop: {} }).estimate.standardError! ** 2;
    }
    expect(step.reason.numbers.criterion).toBeCloseTo(expected, 10);
  });

  it('asks nearest to the cut when a decision is wanted', () => {
    const binary = prepareTestBank(
      [-2, -1, 0, 1, 2].map((difficulty) => ({
        name: `b ${difficulty}`,
        model: '2pl',
        discrimination: 1.5,
        difficulty,
      })),
    );
    expect(nextItem(binary, [], { rule: 'decision', cuts: [1], stop: {} })).toMatchObject({ item: 'b 1' });
    expect(nextItem(binary, [], { stop: {} })).toMatchObject({ item: 'b 0' });
  });
});

describe('answers and policies that do not fit', () => {
  it('are refused by place and name', () => {
    const stop = {};
    expect(() => nextItem(bank, [{ item: 'x', category: 1 }], { stop })).toThrow(/answer 1: there is no item "x"/);
    const [{ name }] = items as [(typeof items)[0]];
    const twice = [
      { item: name, category: 1 },
      { item: name, category: 1 },
    ];
    expect(() => nextItem(bank, twice, { stop })).toThrow(/answer 2: item .* before/);
    expect(() => nextItem(bank, [{ item: name, category: 9 }], { stop })).toThrow(/9 is no category .*0, 1, 2, 3, 4/);
    expect(() => nextItem(bank, [], { rule: 'decision', stop })).toThrow(/cuts/);
    expect(() => nextItem(bank, [], { rule: 'best' as 'decision', stop })).toThrow(/rule/);
    expect(() => nextItem(bank, [], { stop: { standardError: 0 } })).toThrow(/standardError/);
    expect(() => nextItem(bank, [], { stop: { minimum: 5, maximum: 3 } })).toThrow(/minimum/);
    expect(() => nextItem(bank, [], {} as TestPolicy)).toThrow(/policy.stop/);
    expect(() => nextItem(bank, [], { exposure: { x: 1 }, stop })).toThrow(/"x"/);
    expect(() => nextItem(bank, [], { content: { areas: {}, shares: { a: 0.4 } }, stop })).toThrow(/1 together/);
    expect(() => prepareTestBank(items, { nodes: 3 })).toThrow(/nodes/);
    expect(() => prepareTestBank(items, { range: [50, 60] })).toThrow(/range/);
  });
});

describe('a simulated bank', () => {
  const stop = { standardError: 0.35, maximum: 20 };

  it('has intervals that cover, errors as told, and the same numbers for the same seed', () => {
    const run = simulateBank(bank, { stop }, { people: 600, seed: 'cover' });
    expect(run.precision!.coverage95).toBeGreaterThan(0.92);
    expect(run.precision!.coverage95).toBeLessThan(0.98);
    expect(Math.abs(run.precision!.bias)).toBeLessThan(0.05);
    expect(run.precision!.rmse / run.precision!.meanStandardError).toBeGreaterThan(0.9);
    expect(run.precision!.rmse / run.precision!.meanStandardError).toBeLessThan(1.1);
    expect(run.items.reduce((sum, { exposure }) => sum + exposure, 0)).toBeCloseTo(run.length.mean, 10);
    expect(run.byTheta.reduce((sum, row) => sum + row.people, 0)).toBe(600);
    expect(JSON.parse(JSON.stringify(run))).toEqual(run);
    expect(simulateBank(bank, { stop }, { people: 600, seed: 'cover' })).toEqual(run);
  });

  it('answers as the reducer does', () => {
    const { tests } = simulateBank(bank, { stop: { maximum: 6 } }, { thetas: [0.3], seed: 'one' });
    expect(tests[0]).toMatchObject({ truth: 0.3, items: 6, stop: 'maximum' });
  });

  it('spreads its items under exposure control, and more so the lower the wanted rate', () => {
    const plain = simulateBank(bank, { stop: { maximum: 8 } }, { people: 400, seed: 's' });
    const policy = { stop: { maximum: 8 } };
    const { exposure, largest } = sympsonHetter(bank, policy, { target: 0.35, people: 400, rounds: 8 });
    const held = simulateBank(bank, { ...policy, exposure }, { people: 400, seed: 's' });
    expect(plain.exposure.largest).toBeGreaterThan(0.9);
    expect(held.exposure.largest).toBeLessThan(0.45);
    expect(held.exposure.overlap).toBeLessThan(plain.exposure.overlap);
    expect(held.exposure.neverUsed).toBeLessThan(plain.exposure.neverUsed);
    expect(largest.length).toBe(8);
  });

  it('says when the bank is too small for the wanted rate or the stop rule', () => {
    const small = prepareTestBank(items.slice(0, 6));
    const { warnings } = sympsonHetter(small, { stop: { maximum: 4 } }, { target: 0.1, people: 100, rounds: 3 });
    expect(warnings[0]!.code).toBe('target-not-reached');
    const run = simulateBank(small, { stop: { standardError: 0.05 } }, { people: 20 });
    expect(run.warnings[0]!.code).toBe('bank-exhausted');
    expect(() => simulateBank(bank, { stop }, { people: 0 })).toThrow(/people/);
    expect(() => simulateBank(bank, { stop }, { thetas: [NaN] })).toThrow(/entry 1/);
    expect(() => sympsonHetter(bank, { stop }, { target: 0 })).toThrow(/target/);
  });
});
