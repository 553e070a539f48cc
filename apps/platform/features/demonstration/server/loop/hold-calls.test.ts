import { describe, expect, it } from 'vitest';
import { readCalls, writeCall } from './hold-calls.ts';

describe('the synthetic call', () => {
  const plan = readCalls();
  const text = writeCall(plan, Date.parse('2026-11-22T10:00:00Z'));

  it('says that it is synthetic, in its title and to whoever reads on', () => {
    expect(text.split('\n').filter((line) => /synthetic/i.test(line)).length).toBeGreaterThanOrEqual(3);
    expect(text).toContain(plan.title);
  });

  it('has its days ahead of the day of the loading, none left as a mark', () => {
    expect(text).toContain('submitted by 16 December 2026 at 16:00');
    expect(text).not.toMatch(/[{}]/);
  });

  it('leaves something open, so that a gap can be seen', () => {
    expect(plan.answers.some(({ status }) => status === 'partly')).toBe(true);
    expect(plan.answers.some(({ status }) => status === 'not-met')).toBe(true);
  });
});
