import { describe, expect, it } from 'vitest';
import mirt from '../../fixtures/mirt-lsat7-scores.json' with { type: 'json' };
import { maximumAPosteriori } from './maximum-a-posteriori.ts';

const items = mirt.items.map(({ discrimination, difficulty }) => ({ discrimination, thresholds: [difficulty] }));

describe('the maximum a posteriori estimate', () => {
  it('gives every LSAT7 pattern the mode and standard error that mirt gives it', () => {
    for (const [p, pattern] of mirt.patterns.entries()) {
      const { mode, sd, converged } = maximumAPosteriori(items, pattern);
      expect(converged).toBe(true);
      // mirt stops its own search at about 1e-5.
      expect(Math.abs(mode - mirt.MAP[p]!)).toBeLessThan(2e-5);
      expect(Math.abs(sd - mirt.MAP_se[p]!)).toBeLessThan(2e-5);
    }
  });

  it('is the prior mean when nothing was answered', () => {
    const { mode, sd, converged } = maximumAPosteriori([], [], { mean: 0.3, sd: 2 });
    expect(mode).toBeCloseTo(0.3, 12);
    expect(sd).toBeCloseTo(2, 12);
    expect(converged).toBe(true);
  });

  it('refuses a wrong number of answers', () => {
    expect(() => maximumAPosteriori(items, [1])).toThrow(RangeError);
  });
});
