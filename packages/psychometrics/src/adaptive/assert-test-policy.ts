// Checks a policy against its bank.
import type { TestBank } from './prepare-test-bank.ts';
import type { SelectionRule, TestPolicy } from './test-types.ts';

const RULES: readonly SelectionRule[] = ['maximum-information', 'expected-variance', 'kullback-leibler', 'decision'];
const ESTIMATORS = ['eap', 'map', 'mle', 'wle'];

/** @throws RangeError or TypeError that names the option */
export function assertTestPolicy(policy: TestPolicy, bank: TestBank): void {
  if (typeof policy?.stop !== 'object' || policy.stop === null) throw new TypeError('policy.stop: an object is needed');
  for (const rule of [policy.rule, policy.opening?.rule]) {
    if (rule !== undefined && !RULES.includes(rule)) {
      throw new RangeError(`policy.rule: one of ${RULES.join(', ')}, not ${JSON.stringify(rule)}`);
    }
    if (rule === 'decision') assertCuts(policy.cuts);
  }
  if (policy.opening && !isCount(policy.opening.items)) throw new RangeError('policy.opening.items: a whole number');
  if (policy.estimator !== undefined && !ESTIMATORS.includes(policy.estimator)) {
    throw new RangeError(`policy.estimator: one of ${ESTIMATORS.join(', ')}`);
  }
  if (policy.randomesque !== undefined && !(isCount(policy.randomesque) && policy.randomesque >= 1)) {
    throw new RangeError('policy.randomesque: a whole number, 1 or more');
  }
  const { standardError, change, minimum, maximum, seconds } = policy.stop;
  for (const [name, value] of Object.entries({ standardError, change, seconds })) {
    if (value !== undefined && !(value > 0)) throw new RangeError(`policy.stop.${name}: a number above zero`);
  }
  for (const [name, value] of Object.entries({ minimum, maximum })) {
    if (value !== undefined && !isCount(value)) throw new RangeError(`policy.stop.${name}: a whole number, 0 or more`);
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new RangeError('policy.stop.minimum: not above the maximum');
  }
  if (policy.exposure) assertExposure(policy.exposure, bank);
  if (policy.content) assertContent(policy.content, bank);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function assertCuts(cuts: readonly number[] | undefined): void {
  if (!cuts || cuts.length === 0) throw new RangeError('policy.cuts: the rule "decision" needs at least one cut');
  for (const [i, cut] of cuts.entries()) {
    if (!(Number.isFinite(cut) && (i === 0 || cut > cuts[i - 1]!))) {
      throw new RangeError('policy.cuts: finite numbers, ascending');
    }
  }
}

function assertExposure(exposure: NonNullable<TestPolicy['exposure']>, bank: TestBank): void {
  for (const [name, chance] of Object.entries(exposure)) {
    if (!bank.position.has(name)) throw new RangeError(`policy.exposure: there is no item "${name}"`);
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`policy.exposure: the chance of "${name}" lies in [0, 1]`);
  }
}

function assertContent(content: NonNullable<TestPolicy['content']>, bank: TestBank): void {
  const shares = Object.values(content.shares);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!shares.every((share) => share >= 0) || Math.abs(total - 1) > 1e-6) {
    throw new RangeError('policy.content.shares: zero or more each, 1 together');
  }
  for (const [name, area] of Object.entries(content.areas)) {
    if (!bank.position.has(name)) throw new RangeError(`policy.content.areas: there is no item "${name}"`);
    if (!(area in content.shares)) throw new RangeError(`policy.content.areas: area "${area}" has no share`);
  }
}
