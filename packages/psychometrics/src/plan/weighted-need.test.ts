import { describe, expect, it } from 'vitest';
import { greatestIndices, weightedNeed } from './weighted-need.ts';

describe('a weighted need', () => {
  it('is the gap of target and level', () => {
    expect(weightedNeed(3, 2.2)).toBeCloseTo(0.8, 12);
    expect(weightedNeed(3, 3.5)).toBeCloseTo(-0.5, 12);
  });

  it('never falls when the weight rises, above the target or below it', () => {
    expect(weightedNeed(3, 2, 2)).toBe(2);
    expect(weightedNeed(3, 4, 2)).toBe(-0.5);
    expect(weightedNeed(3, 4, 2)).toBeGreaterThan(weightedNeed(3, 4, 1));
  });

  it('ranks ties by their place in the list', () => {
    expect(greatestIndices([1, 3, 3, 2], 2)).toEqual([1, 2]);
  });
});
