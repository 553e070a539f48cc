// The running state of one adaptive test: posterior on the nodes, answers so far, estimate.
import type { CategoryLabel } from '../calibration/read-responses.ts';
import { estimatePattern, type PatternStatus } from '../scoring/estimate-pattern.ts';
import { type CategoryDerivatives, createDerivatives, type PreparedScorable } from '../scoring/scorable-items.ts';
import type { TestBank } from './prepare-test-bank.ts';
import type { TestAnswer, TestPolicy } from './test-types.ts';

export interface TestState {
  readonly bank: TestBank;
  readonly policy: TestPolicy;
  /** 1 for items that were answered or skipped. */
  readonly used: Uint8Array;
  readonly posterior: Float64Array;
  readonly answeredItems: PreparedScorable[];
  readonly answeredCodes: number[];
  /** Given items by area of the policy's content. */
  readonly byArea: Map<string, number>;
  skipped: number;
  seconds: number;
  /** Posterior mean and SD. */
  mean: number;
  sd: number;
  theta: number | null;
  standardError: number | null;
  /** Standard error before the last answer. */
  errorBefore: number | null;
  status: PatternStatus;
  readonly work: CategoryDerivatives;
  /** Scratch values of the selection, one per item. */
  readonly values: Float64Array;
}

export function openState(bank: TestBank, policy: TestPolicy): TestState {
  const state: TestState = {
    bank,
    policy,
    used: new Uint8Array(bank.items.length),
    posterior: new Float64Array(bank.nodes.length),
    answeredItems: [],
    answeredCodes: [],
    byArea: new Map(),
    skipped: 0,
    seconds: 0,
    mean: 0,
    sd: 0,
    theta: null,
    standardError: null,
    errorBefore: null,
    status: 'no-answers',
    work: createDerivatives([bank.widest]),
    values: new Float64Array(bank.items.length),
  };
  resetState(state);
  return state;
}

/** Back to the state before the first answer. */
export function resetState(state: TestState): void {
  state.used.fill(0);
  state.posterior.set(state.bank.priorWeights);
  state.answeredItems.length = 0;
  state.answeredCodes.length = 0;
  state.byArea.clear();
  state.skipped = 0;
  state.seconds = 0;
  state.errorBefore = null;
  state.theta = null;
  state.standardError = null;
  state.status = 'no-answers';
  summarisePosterior(state, 1);
  estimate(state);
}

/**
 * Takes an answer in.
 * @throws RangeError that names the item and what is wrong
 */
export function takeAnswer(state: TestState, answer: TestAnswer, place: string): void {
  const at = state.bank.position.get(answer.item);
  if (at === undefined) throw new RangeError(`${place}: there is no item "${answer.item}" in the bank`);
  if (state.used[at]) throw new RangeError(`${place}: item "${answer.item}" was answered before`);
  const { seconds = 0 } = answer;
  if (!(seconds >= 0 && Number.isFinite(seconds))) throw new RangeError(`${place}: seconds are zero or more`);
  const code = answer.category === null ? -1 : codeOf(state.bank.items[at]!, answer.category, place);
  addAnswer(state, at, code, seconds);
}

function codeOf(item: PreparedScorable, category: CategoryLabel, place: string): number {
  const code = item.labels.indexOf(category);
  if (code < 0) {
    throw new RangeError(
      `${place}: ${JSON.stringify(category)} is no category of "${item.name}" (${item.labels.join(', ')})`,
    );
  }
  return code;
}

/** The same by position and code; -1 is a skipped item. */
export function addAnswer(state: TestState, at: number, code: number, seconds: number): void {
  const { bank, posterior } = state;
  state.used[at] = 1;
  state.seconds += seconds;
  const area = state.policy.content?.areas[bank.items[at]!.name];
  if (code < 0) {
    state.skipped += 1;
    return;
  }
  if (area !== undefined) state.byArea.set(area, (state.byArea.get(area) ?? 0) + 1);
  state.answeredItems.push(bank.items[at]!);
  state.answeredCodes.push(code);
  const table = bank.probabilities[at]!;
  const Q = posterior.length;
  const row = code * Q;
  let mass = 0;
  for (let q = 0; q < Q; q += 1) {
    posterior[q]! *= table[row + q]!;
    mass += posterior[q]!;
  }
  summarisePosterior(state, mass);
  state.errorBefore = state.standardError;
  estimate(state);
}

/** Normalises the weights, so that a long test cannot underflow, and takes mean and SD. */
function summarisePosterior(state: TestState, mass: number): void {
  const { posterior, bank } = state;
  const { nodes } = bank;
  if (!(mass > 0))
    throw new RangeError('answers: they contradict the prior so much that no theta is left on the nodes');
  let mean = 0;
  for (let q = 0; q < nodes.length; q += 1) {
    posterior[q]! /= mass;
    mean += posterior[q]! * nodes[q]!;
  }
  let variance = 0;
  for (let q = 0; q < nodes.length; q += 1) variance += posterior[q]! * (nodes[q]! - mean) ** 2;
  state.mean = mean;
  state.sd = Math.sqrt(variance);
}

function estimate(state: TestState): void {
  const kind = state.policy.estimator ?? 'eap';
  if (kind === 'eap') {
    state.theta = state.mean;
    state.standardError = state.sd;
    state.status = state.answeredItems.length === 0 ? 'no-answers' : 'estimated';
    return;
  }
  const found = estimatePattern(kind, state.answeredItems, state.answeredCodes, state.bank.prior, state.work);
  state.theta = found.theta;
  state.standardError = found.standardError;
  state.status = found.status;
}
