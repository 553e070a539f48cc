// The stateless reducer of an adaptive test of one trait, and the session that takes answers one by one.
import type { MethodRecord } from '../bank/bank.ts';
import { assertTestPolicy } from './assert-test-policy.ts';
import { chooseItem } from './choose-item.ts';
import type { TestBank } from './prepare-test-bank.ts';
import { openState, takeAnswer, type TestState } from './test-state.ts';
import { testStop } from './test-stop.ts';
import type { TestAnswer, TestPolicy, TestStep } from './test-types.ts';

/**
 * Next item of an adaptive test, or why it ends. The same bank, answers and policy give the same step, to the last bit.
 * @param bank made by `prepareTestBank`
 * @param answers in the order in which they were given
 * @throws RangeError that names the answer (counted from 1), item or option which does not fit
 * @example
 * const bank = prepareTestBank([
 *   { name: 'x', model: '2pl', discrimination: 1.2, difficulty: 0 },
 *   { name: 'y', model: '2pl', discrimination: 0.8, difficulty: 0.5 },
 * ]);
 * nextItem(bank, [{ item: 'x', category: 1 }], { stop: { maximum: 2 } }).item; // 'y'
 */
export function nextItem(bank: TestBank, answers: readonly TestAnswer[], policy: TestPolicy): TestStep {
  assertTestPolicy(policy, bank);
  return stepOf(replay(bank, answers, policy));
}

/** A test that keeps its state between answers; every step equals that of `nextItem` for the same answers. */
export interface TestSession {
  /** The present step. */
  readonly step: TestStep;
  readonly answers: readonly TestAnswer[];
  /** Takes an answer to any open item and gives the next step. */
  answer(answer: TestAnswer): TestStep;
}

/**
 * Opens a session, with earlier answers where there are some.
 * @throws RangeError as `nextItem` does
 * @example openSession(prepareTestBank([{ name: 'x', model: 'rasch', discrimination: 1, difficulty: 0 }]), { stop: {} }).step.status // 'ask'
 */
export function openSession(bank: TestBank, policy: TestPolicy, answers: readonly TestAnswer[] = []): TestSession {
  assertTestPolicy(policy, bank);
  const given = [...answers];
  const state = replay(bank, given, policy);
  let step = stepOf(state);
  return {
    get step() {
      return step;
    },
    get answers() {
      return [...given];
    },
    answer(answer) {
      takeAnswer(state, answer, `answer ${given.length + 1}`);
      given.push({ ...answer });
      step = stepOf(state);
      return step;
    },
  };
}

function replay(bank: TestBank, answers: readonly TestAnswer[], policy: TestPolicy): TestState {
  const state = openState(bank, policy);
  for (let i = 0; i < answers.length; i += 1) takeAnswer(state, answers[i]!, `answer ${i + 1}`);
  return state;
}

function stepOf(state: TestState): TestStep {
  const shared = {
    estimate: { theta: state.theta, standardError: state.standardError, status: state.status },
    progress: { answered: state.answeredItems.length, skipped: state.skipped, seconds: state.seconds },
    method: methodOf(state),
  };
  const stop = testStop(state);
  if (stop) return { status: 'stop', reason: stop, ...shared };
  const choice = chooseItem(state);
  if (!choice) {
    const numbers = { answered: state.answeredItems.length, items: state.bank.items.length };
    return { status: 'stop', reason: { code: 'exhausted', numbers }, ...shared };
  }
  const { rule, criterion, theta, rank, candidates, area } = choice;
  const { name, labels } = state.bank.items[choice.item]!;
  return {
    status: 'ask',
    item: name,
    categories: labels,
    reason: {
      code: rule,
      numbers: { criterion, theta, rank, candidates },
      ...(area === null ? {} : { area }),
    },
    ...shared,
  };
}

function methodOf({ policy, bank }: TestState): MethodRecord {
  return {
    name: 'adaptive-test',
    version: '1',
    page: 'adaptive-testing',
    parameters: {
      rule: policy.rule ?? 'maximum-information',
      estimator: policy.estimator ?? 'eap',
      priorMean: bank.prior.mean,
      priorSd: bank.prior.sd,
      nodes: bank.nodes.length,
      randomesque: policy.randomesque ?? 1,
      seed: policy.seed ?? 'test',
    },
  };
}
