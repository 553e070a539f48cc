import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('waiting before sending again', () => {
  it('doubles from one second and never exceeds half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => backoffMs(failures, 0))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is spread by a third', () => {
    expect(backoffMs(3, 0.999)).toBeGreaterThan(2660);
    expect(backoffMs(3, 0.999)).toBeLessThan(2700);
  });

  it('respects what the server asks for, up to five minutes', () => {
    expect(backoffMs(1, 0, 7)).toBe(7000);
    expect(backoffMs(1, 0, 86_400)).toBe(300_000);
  });
});
