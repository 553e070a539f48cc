import { describe, expect, it } from 'vitest';
import { expectedAPosteriori } from '../irt/expected-a-posteriori.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { THETA_GRID } from '../numeric/theta-grid.ts';
import { NEUTRAL_STYLE, styleTransition } from '../scenario/rating-style.ts';
import { PUBLISHED_SCENARIO_RELIABILITY, TYPICAL_SCENARIO_COUNT } from '../scenario/provisional-scenario-parameters.ts';
import { syntheticAnswer } from '../simulate/synthetic-answers.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import type { Answer } from './bank.ts';
import { collectAnswers, matchAnswers } from './collect-answers.ts';
import { prepareBank, type PreparedScenario } from './prepare-bank.ts';
import { addScenario } from './scenario-likelihood.ts';

const PEOPLE = 3000;
const bank = prepareBank(syntheticBank({ skills: 1, statements: 0, scenarios: TYPICAL_SCENARIO_COUNT }));

interface Scored {
  theta: number;
  mean: number;
  sd: number;
  /** Minus the mean distance in each scenario: the score that published alphas are about. */
  closeness: number[];
}

/** Synthetic people of differing style who rate every scenario. */
function scoredPeople(): Scored[] {
  return Array.from({ length: PEOPLE }, (_, person) => {
    const random = createRandom(`scenario-person/${person}`);
    const theta = random.normal();
    const style = { ratingShift: 0.316 * random.normal(), ratingSpread: Math.exp(0.2 * random.normal()) };
    const answers = bank.bank.items.map((item): Answer => ({
      itemId: item.id,
      value: syntheticAnswer(item, theta, random, style),
    }));
    const { scenario } = collectAnswers(1, matchAnswers(bank, answers));
    return { theta, ...expectedAPosteriori(scenario[0]!, THETA_GRID), closeness: answers.map(closenessOf) };
  });
}

function closenessOf({ itemId, value }: Answer): number {
  const { options } = (bank.byId.get(itemId) as PreparedScenario).item;
  const { ratings } = value as { ratings: readonly number[] };
  return -options.reduce((sum, { key }, o) => sum + Math.abs(ratings[o]! - key), 0) / options.length;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

const people = scoredPeople();

describe('a scenario test of typical length', () => {
  it('has the published mean alpha of .46', () => {
    const parts = TYPICAL_SCENARIO_COUNT;
    const totals = people.map(({ closeness }) => closeness.reduce((a, b) => a + b));
    const within = Array.from({ length: parts }, (_, s) => variance(people.map(({ closeness }) => closeness[s]!)));
    const alpha = (parts / (parts - 1)) * (1 - within.reduce((a, b) => a + b) / variance(totals));
    expect(Math.abs(alpha - PUBLISHED_SCENARIO_RELIABILITY)).toBeLessThan(0.03);
  });

  it('gives posterior SDs as large as its errors', () => {
    const squaredError = people.reduce((sum, p) => sum + (p.theta - p.mean) ** 2, 0) / PEOPLE;
    const stated = people.reduce((sum, p) => sum + p.sd ** 2, 0) / PEOPLE;
    expect(squaredError / stated).toBeGreaterThan(0.93);
    expect(squaredError / stated).toBeLessThan(1.1);
  });

  it('is nearly free of bias although styles differ', () => {
    const bias = people.reduce((sum, p) => sum + p.mean - p.theta, 0) / PEOPLE;
    expect(Math.abs(bias)).toBeLessThan(0.1);
  });

  it('covers the true theta with its 90 % intervals', () => {
    const inside = people.filter((p) => Math.abs(p.theta - p.mean) <= 1.645 * p.sd).length / PEOPLE;
    expect(inside).toBeGreaterThan(0.88);
    expect(inside).toBeLessThan(0.92);
  });
});

describe('the likelihood of one scenario', () => {
  const item = bank.items[0] as PreparedScenario;
  const keys = item.item.options.map(({ key }) => key);

  it('rises with theta for ratings on the key and falls for ratings far from it', () => {
    const near = new Float64Array(61);
    const far = new Float64Array(61);
    const transition = styleTransition(NEUTRAL_STYLE);
    addScenario(near, item, keys, transition);
    addScenario(
      far,
      item,
      keys.map((key) => (key >= 3 ? 1 : 5)),
      transition,
    );
    expect(near[50]! - near[10]!).toBeGreaterThan(0.5);
    expect(far[50]! - far[10]!).toBeLessThan(-0.5);
  });
});
