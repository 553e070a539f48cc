import { describe, expect, it } from 'vitest';
import type { Answer } from '../bank/bank.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { defaultModel } from '../fusion/default-model.ts';
import { fuse } from '../fusion/fuse.ts';
import type { Evidence, SummaryEvidence } from '../fusion/fusion-types.ts';
import { prepareModel } from '../fusion/prepare-model.ts';
import { raterErrorVariance } from '../fusion/rater-error.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { planHitRate } from './plan-hit-rate.ts';
import { valueOfNextObservation } from './value-of-next-observation.ts';

const bank = prepareBank(syntheticBank({ skills: 4, statements: 4, scenarios: 2 }));
const model = prepareModel(defaultModel({ truth: 'peer-universe', skillCorrelation: 0 }), bank.skills);
const targets = Object.fromEntries(bank.skills.map((skill) => [skill, 3]));
const question = { targets };

function evidence(answers: Answer[] = [], summaries: SummaryEvidence[] = []): Evidence {
  return { skills: bank.skills, instruments: [{ bank, answers }], summaries };
}

describe('the value of the next observation', () => {
  it('is what answering would bring on average: simulated peers agree with the computed rise', () => {
    const [first] = bank.skills as [string];
    const errorVariance = raterErrorVariance(model.model, 'peers');
    const base = evidence([], [{ source: 'peers', skill: bank.skills[1]!, mean: 0.8, errorVariance: 1 }]);
    const candidates = [{ kind: 'peer', skill: first }] as const;
    const computed = valueOfNextObservation(base, model, question, { candidates, draws: 20_000 }).values[0]!;

    // The same by hand: draw the answer from its predictive distribution, fuse, ask for the new hit rate.
    const random = createRandom('by hand');
    const before = planHitRate(fuse(base, model), question, { draws: 8000, seed: 'same' }).hitRate.value;
    let last = 0;
    const rises = Array.from({ length: 300 }, (_, n) => {
      // Antithetic answers halve the noise.
      const z = n % 2 === 0 ? random.normal() : -last;
      last = z;
      const mean = z * Math.sqrt(1 + errorVariance);
      const after = evidence([], [...(base.summaries ?? []), { source: 'peers', skill: first, mean, errorVariance }]);
      return planHitRate(fuse(after, model), question, { draws: 8000, seed: 'same' }).hitRate.value - before;
    });
    const mean = rises.reduce((a, b) => a + b) / rises.length;
    const sd = Math.sqrt(rises.reduce((sum, rise) => sum + (rise - mean) ** 2, 0) / rises.length);
    const error = Math.hypot(sd / Math.sqrt(rises.length), computed.rise.monteCarloError);
    expect(computed.rise.value).toBeGreaterThan(0.02);
    expect(Math.abs(mean - computed.rise.value)).toBeLessThan(4 * error);
  });

  it('offers a statement, a scenario and a peer for every skill, best first', () => {
    const { values } = valueOfNextObservation(evidence(), model, question);
    expect(values).toHaveLength(12);
    for (const [i, value] of values.slice(1).entries()) {
      expect(value.rise.value).toBeLessThanOrEqual(values[i]!.rise.value);
    }
    // With nothing known and truth said by peers, a peer is worth most.
    expect(values[0]!.candidate.kind).toBe('peer');
    expect(values[0]!.verdict).toBe('worthwhile');
  });

  it('names the item it means and drops a candidate whose items are used up', () => {
    const skill = bank.skills[0]!;
    const answers = bank.bank.items
      .filter((item) => item.kind === 'statement' && item.skill === skill)
      .map(({ id }): Answer => ({ itemId: id, value: { category: 2 } }));
    const { values } = valueOfNextObservation(evidence(answers), model, question);
    expect(values).toHaveLength(11);
    const scenario = values.find((value) => value.candidate.kind === 'scenario' && value.candidate.skill === skill)!;
    expect(bank.byId.get(scenario.candidate.itemId!)!.item.skill).toBe(skill);
  });

  it('says honestly that nothing would change much when the targets have decided', () => {
    const [a, b, ...rest] = bank.skills as [string, string, ...string[]];
    const decided = Object.fromEntries([[a, 8], [b, 8], ...rest.map((skill) => [skill, 1])] as [string, number][]);
    const result = valueOfNextObservation(evidence(), model, { targets: decided });
    expect(result.wouldChangeLittle).toBe(true);
    expect(result.values.every((value) => value.rise.value < 0.001)).toBe(true);
  });

  it('refuses a candidate for a skill that is not in question', () => {
    const candidates = [{ kind: 'peer', skill: 'elsewhere' }] as const;
    expect(() => valueOfNextObservation(evidence(), model, question, { candidates })).toThrow(RangeError);
  });
});
