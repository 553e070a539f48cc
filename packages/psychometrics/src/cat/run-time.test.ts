import { describe, expect, it } from 'vitest';
import { matchAnswers } from '../bank/collect-answers.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { fullPolicy } from './adaptive-policy.ts';
import { runTime } from './run-time.ts';

const bank = prepareBank(syntheticBank({ skills: 1, statements: 10, scenarios: 0 }));
const policy = fullPolicy({ seed: 1 });

function after(count: number, seconds?: number) {
  const answers = bank.bank.items
    .slice(0, count)
    .map(({ id }) => ({ itemId: id, value: { category: 1 }, ...(seconds === undefined ? {} : { seconds }) }));
  return runTime(matchAnswers(bank, answers), policy);
}

describe('the time of a run', () => {
  it('takes usual seconds where none were measured', () => {
    expect(after(5)).toEqual({ used: 60, left: 1140, pace: 1 });
  });

  it('takes measured seconds and learns the pace from them', () => {
    const { used, pace } = after(10, 24);
    expect(used).toBe(240);
    expect(pace).toBeGreaterThan(1.7);
    expect(pace).toBeLessThan(2);
  });

  it('counts a pause as five usual times at most, and a negative clock as nothing', () => {
    expect(after(1, 7200).used).toBe(60);
    expect(after(1, -5).used).toBe(0);
  });
});
