// Exposure parameters that hold every item below a wanted rate, found by repeated simulation.
// Source: J. B. Sympson and R. D. Hetter (1985), Proceedings of the 27th conference of the Military Testing Association.
import type { MethodRecord } from '../bank/bank.ts';
import type { ResultWarning } from '../result/result-types.ts';
import type { TestBank } from './prepare-test-bank.ts';
import { simulateBank } from './simulate-bank.ts';
import type { TestPolicy } from './test-types.ts';

export interface ExposureOptions {
  /** Highest share of tests that may hold an item, above 0 and at most 1. */
  target: number;
  /** Synthetic people of a round, 1000 when absent. */
  people?: number;
  /** Rounds of simulation, 12 when absent. */
  rounds?: number;
  seed?: number | string;
  onProgress?: (done: number, of: number) => void;
}

export interface ExposureParameters {
  /** For `TestPolicy.exposure`. */
  exposure: Readonly<Record<string, number>>;
  /** Largest exposure rate in each round. */
  largest: readonly number[];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Exposure parameters: in each round k = target / P(selected) where an item was selected more often than that, else 1,
 * and the items selected most seldom keep 1 so that a longest test can always be filled.
 * @throws RangeError naming the option that does not fit
 * @example sympsonHetter(bank, { stop: { maximum: 10 } }, { target: 0.3, people: 200, rounds: 5 }).exposure
 */
export function sympsonHetter(bank: TestBank, policy: TestPolicy, options: ExposureOptions): ExposureParameters {
  const { target, people = 1000, rounds = 12, seed = 'exposure' } = options;
  if (!(target > 0 && target <= 1)) throw new RangeError(`target: above 0 and at most 1, not ${target}`);
  if (!(Number.isInteger(rounds) && rounds >= 1)) throw new RangeError('rounds: a whole number, 1 or more');
  let exposure: Record<string, number> = Object.fromEntries(bank.items.map(({ name }) => [name, 1]));
  const largest: number[] = [];
  let best = exposure;
  for (let round = 0; round < rounds; round += 1) {
    const run = simulateBank(bank, { ...policy, exposure }, { people, seed: `${seed}/${round}` });
    largest.push(run.exposure.largest);
    if (run.exposure.largest <= Math.min(...largest)) best = exposure;
    const keep = Math.min(policy.stop.maximum ?? 0, bank.items.length);
    const seldom = [...run.items].sort((a, b) => a.selected - b.selected).slice(0, keep);
    const next = Object.fromEntries(
      run.items.map(({ name, selected }) => [name, selected > target ? target / selected : 1]),
    );
    for (const { name } of seldom) next[name] = 1;
    exposure = next;
    options.onProgress?.(round + 1, rounds);
  }
  const reached = Math.min(...largest);
  const warnings: ResultWarning[] = [];
  if (reached > target * 1.1) {
    const message = `the largest exposure fell to ${reached.toFixed(3)}, not to ${target}: the bank is too small for this rate`;
    warnings.push({ code: 'target-not-reached', message });
  }
  return {
    exposure: best,
    largest,
    warnings,
    method: {
      name: 'sympson-hetter',
      version: '1',
      page: 'adaptive-testing',
      parameters: { target, people, rounds, seed },
    },
  };
}
