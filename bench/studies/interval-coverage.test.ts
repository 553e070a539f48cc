import { describe, expect, it } from 'vitest';
import { ALPHA_WORLDS, CHANGE_WORLDS, coverAlpha, coverChange, trueAlpha } from './interval-coverage-worlds.ts';

// The study itself runs 10,000 samples a world; 1,200 leave a Monte Carlo error of 0.63 points, so four errors either side.
const REPLICATIONS = 1200;
const SLACK = 4 * Math.sqrt((0.95 * 0.05) / REPLICATIONS);

describe('the coverage study, small', () => {
  it('finds the true alpha in the intervals about 95 times in 100', () => {
    const [parallel, congeneric] = ALPHA_WORLDS;
    for (const world of [parallel!, congeneric!]) {
      const [feldt] = coverAlpha(world, trueAlpha(world), 50, REPLICATIONS, 'small');
      expect(feldt!.interval).toBe('feldt');
      expect(Math.abs(feldt!.coverage - 0.95)).toBeLessThan(SLACK);
    }
    expect(trueAlpha(parallel!)).toBeCloseTo((5 * 0.36) / (1 + 4 * 0.36), 12);
  });

  it('finds the true standardised change in the intervals about 95 times in 100', () => {
    for (const row of coverChange(CHANGE_WORLDS[7]!, 25, REPLICATIONS, 'small')) {
      expect(Math.abs(row.coverage - 0.95)).toBeLessThan(SLACK);
    }
  });

  it('would notice an interval for the wrong value', () => {
    const [feldt] = coverAlpha(ALPHA_WORLDS[0]!, 0.6, 100, 300, 'small');
    expect(feldt!.coverage).toBeLessThan(0.5);
  });
});
