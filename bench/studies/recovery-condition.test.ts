import { describe, expect, it } from 'vitest';
import { recover } from './recovery-condition.ts';

describe('the recovery of known parameters', () => {
  it('has little bias and 95 % intervals that cover, for a small seeded condition', () => {
    const row = recover({ model: 'grm', persons: 500, items: 8, categories: 3, replications: 25 }, 'small');
    expect(row.converged).toBe(1);
    expect(Math.abs(row.slope!.bias)).toBeLessThan(0.05);
    // 200 slopes and 400 thresholds, correlated within replications: the band is wider than that of the study.
    expect(row.slope!.coverage).toBeGreaterThan(0.91);
    expect(row.location.coverage).toBeGreaterThan(0.925);
    expect(row.location.coverage).toBeLessThan(0.98);
    expect(row.theta.coverage).toBeGreaterThan(0.935);
    expect(row.theta.coverage).toBeLessThan(0.965);
  });
});
