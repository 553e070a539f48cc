// Whole adaptive tests of synthetic people on a bank: how precise they are, how long, and which items they use up.
import type { MethodRecord } from '../bank/bank.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { differentiateItem } from '../scoring/scorable-items.ts';
import { assertTestPolicy } from './assert-test-policy.ts';
import { chooseItem } from './choose-item.ts';
import type { TestBank } from './prepare-test-bank.ts';
import { addAnswer, openState, resetState, type TestState } from './test-state.ts';
import { testStop } from './test-stop.ts';
import type { TestPolicy, TestStopCode } from './test-types.ts';

export interface BankSimulationOptions {
  /** Synthetic people with thetas from the bank's prior, 1000 when absent. */
  people?: number;
  /** Their thetas instead. */
  thetas?: ArrayLike<number>;
  seed?: number | string;
  /** Seconds that an answer takes, for the stop rule on time; 0 when absent. */
  secondsPerItem?: number;
  /** Called after each hundred tests. */
  onProgress?: (done: number, of: number) => void;
}

export interface PrecisionRow {
  people: number;
  /** Mean of estimate minus truth. */
  bias: number;
  rmse: number;
  meanStandardError: number;
  /** Share of truths within 1.96 standard errors. */
  coverage95: number;
  meanItems: number;
}

export interface BankSimulation {
  synthetic: true;
  people: number;
  /** Tests without a finite estimate at their end; they are left out of the precision. */
  withoutEstimate: number;
  precision: PrecisionRow | null;
  byTheta: readonly (PrecisionRow & { from: number | null; to: number | null })[];
  items: readonly { name: string; exposure: number; selected: number }[];
  exposure: { largest: number; neverUsed: number; overlap: number };
  length: { mean: number; sd: number; smallest: number; largest: number };
  stops: Readonly<Record<TestStopCode, number>>;
  /** One entry a person, in order. */
  tests: readonly {
    truth: number;
    theta: number | null;
    standardError: number | null;
    items: number;
    stop: TestStopCode;
  }[];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

const BAND_EDGES = [-Infinity, -2, -1, 0, 1, 2, Infinity] as const;

/**
 * Simulates whole tests. Answers come from the bank's own curves: the precision is that of a bank whose parameters are right.
 * @throws RangeError naming the option that does not fit
 * @example
 * const bank = prepareTestBank(syntheticItems({ model: 'grm', items: 50, seed: 1 }));
 * simulateBank(bank, { stop: { standardError: 0.32, maximum: 20 } }, { people: 100, seed: 1 }).length.mean;
 */
export function simulateBank(bank: TestBank, policy: TestPolicy, options: BankSimulationOptions = {}): BankSimulation {
  assertTestPolicy(policy, bank);
  const { seed = 'bank', people = 1000, secondsPerItem = 0 } = options;
  if (!options.thetas && !(Number.isInteger(people) && people >= 1)) {
    throw new RangeError('people: a whole number, 1 or more');
  }
  if (!(secondsPerItem >= 0 && Number.isFinite(secondsPerItem))) throw new RangeError('secondsPerItem: zero or more');
  const thetas = options.thetas ? Float64Array.from(options.thetas) : drawThetas(bank, people, seed);
  for (const [i, theta] of thetas.entries()) {
    if (!Number.isFinite(theta)) throw new RangeError(`thetas: entry ${i + 1} is not a finite number`);
  }
  if (thetas.length === 0) throw new RangeError('thetas: at least one is needed');
  const given = new Float64Array(bank.items.length);
  const selected = new Float64Array(bank.items.length);
  const tests: BankSimulation['tests'][number][] = [];
  for (const [i, truth] of thetas.entries()) {
    // The draws of exposure control have to differ from person to person, too.
    const state = openState(bank, { ...policy, seed: `${policy.seed ?? 'test'}|${seed}|${i}` });
    tests.push(runTest(state, truth, `${seed}/answers/${i}`, secondsPerItem, given, selected));
    if ((i + 1) % 100 === 0) options.onProgress?.(i + 1, thetas.length);
  }
  return summarise(bank, policy, tests, given, selected, { seed, secondsPerItem });
}

function drawThetas(bank: TestBank, people: number, seed: number | string): Float64Array {
  const random = createRandom(`${seed}/people`);
  return Float64Array.from({ length: people }, () => bank.prior.mean + bank.prior.sd * random.normal());
}

function runTest(
  state: TestState,
  truth: number,
  seed: string,
  seconds: number,
  given: Float64Array,
  selected: Float64Array,
): BankSimulation['tests'][number] {
  resetState(state);
  const random = createRandom(seed);
  const passedOver = new Set<number>();
  let stop: TestStopCode = 'exhausted';
  for (;;) {
    const end = testStop(state);
    if (end) {
      stop = end.code;
      break;
    }
    const choice = chooseItem(state);
    if (!choice) break;
    given[choice.item]! += 1;
    for (const item of choice.passedOver) passedOver.add(item);
    // An item that came through only because nothing else was left was counted already.
    if (!passedOver.has(choice.item)) selected[choice.item]! += 1;
    addAnswer(state, choice.item, drawCategory(state, choice.item, truth, random.next()), seconds);
  }
  for (const item of passedOver) selected[item]! += 1;
  return {
    truth,
    theta: state.theta,
    standardError: state.standardError,
    items: state.answeredItems.length,
    stop,
  };
}

function drawCategory({ bank, work }: TestState, at: number, truth: number, draw: number): number {
  const item = bank.items[at]!;
  differentiateItem(item, truth, work);
  const last = item.curve.categories - 1;
  let sum = 0;
  for (let c = 0; c < last; c += 1) {
    sum += work.p[c]!;
    if (draw < sum) return c;
  }
  return last;
}

function summarise(
  bank: TestBank,
  policy: TestPolicy,
  tests: BankSimulation['tests'],
  given: Float64Array,
  selected: Float64Array,
  parameters: { seed: number | string; secondsPerItem: number },
): BankSimulation {
  const n = tests.length;
  const finished = tests.filter((test) => test.theta !== null && test.standardError !== null);
  const lengths = tests.map((test) => test.items);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / n;
  const rates = Array.from(given, (count) => count / n);
  const stops = { 'standard-error': 0, change: 0, maximum: 0, seconds: 0, exhausted: 0 };
  for (const { stop } of tests) stops[stop] += 1;
  const warnings: ResultWarning[] = [];
  if (finished.length < n) {
    const message = `${n - finished.length} of ${n} tests ended without a finite estimate and are left out of the precision`;
    warnings.push({ code: 'without-estimate', message });
  }
  if (stops.exhausted > 0) {
    const message = `${stops.exhausted} of ${n} tests used the whole bank up`;
    warnings.push({ code: 'bank-exhausted', message });
  }
  return {
    synthetic: true,
    people: n,
    withoutEstimate: n - finished.length,
    precision: precisionOf(finished),
    byTheta: BAND_EDGES.slice(0, -1).flatMap((from, band) => {
      const to = BAND_EDGES[band + 1]!;
      const row = precisionOf(finished.filter(({ truth }) => truth >= from && truth < to));
      return row ? [{ from: Number.isFinite(from) ? from : null, to: Number.isFinite(to) ? to : null, ...row }] : [];
    }),
    items: bank.items.map(({ name }, j) => ({ name, exposure: rates[j]!, selected: selected[j]! / n })),
    exposure: {
      largest: Math.max(...rates),
      neverUsed: rates.filter((rate) => rate === 0).length,
      overlap: overlapOf(rates, n, mean),
    },
    length: {
      mean,
      sd: n > 1 ? Math.sqrt(lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / (n - 1)) : 0,
      smallest: lengths.reduce((a, b) => Math.min(a, b)),
      largest: lengths.reduce((a, b) => Math.max(a, b)),
    },
    stops,
    tests,
    warnings,
    method: {
      name: 'bank-simulation',
      version: '1',
      page: 'adaptive-testing',
      parameters: {
        rule: policy.rule ?? 'maximum-information',
        estimator: policy.estimator ?? 'eap',
        stop: JSON.stringify(policy.stop),
        ...parameters,
      },
    },
  };
}

/**
 * Mean share of items that two tests have in common, from the exposure rates
 * (S.-Y. Chen, R. D. Ankenmann and J. A. Spray 2003): pairs of persons sharing each item over the mean length.
 */
function overlapOf(rates: readonly number[], n: number, meanLength: number): number {
  if (n < 2 || meanLength === 0) return 0;
  const shared = rates.reduce((sum, rate) => sum + (rate * (rate * n - 1)) / (n - 1), 0);
  return Math.max(0, shared / meanLength);
}

function precisionOf(tests: BankSimulation['tests']): PrecisionRow | null {
  const people = tests.length;
  if (people === 0) return null;
  const sums = { bias: 0, squares: 0, errors: 0, covered: 0, items: 0 };
  for (const { truth, theta, standardError, items } of tests) {
    const error = theta! - truth;
    sums.bias += error;
    sums.squares += error * error;
    sums.errors += standardError!;
    if (Math.abs(error) <= 1.959963984540054 * standardError!) sums.covered += 1;
    sums.items += items;
  }
  return {
    people,
    bias: sums.bias / people,
    rmse: Math.sqrt(sums.squares / people),
    meanStandardError: sums.errors / people,
    coverage95: sums.covered / people,
    meanItems: sums.items / people,
  };
}
