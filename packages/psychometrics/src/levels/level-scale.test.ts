import { describe, expect, it } from 'vitest';
import { levelFromTheta, levelProbabilities, thetaFromLevel } from './level-scale.ts';

describe('the level scale', () => {
  it('puts the four levels at -1.5, -0.5, 0.5 and 1.5', () => {
    expect([1, 2, 3, 4].map(thetaFromLevel)).toEqual([-1.5, -0.5, 0.5, 1.5]);
    expect(levelFromTheta(0)).toBe(2.5);
  });

  it('gives the population 16, 34, 34 and 16 per cent', () => {
    const [one, two, three, four] = levelProbabilities(0, 1);
    expect(one).toBeCloseTo(0.1586553, 7);
    expect(two).toBeCloseTo(0.3413447, 7);
    expect(three).toBeCloseTo(two, 14);
    expect(four).toBeCloseTo(one, 14);
  });

  it('sums to one and keeps a far tail above zero', () => {
    const levels = levelProbabilities(-6, 0.5);
    expect(levels.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    expect(levels[3]).toBeGreaterThan(0);
  });

  it('refuses a posterior without width', () => {
    expect(() => levelProbabilities(0, 0)).toThrow(RangeError);
    expect(() => levelProbabilities(NaN, 1)).toThrow(RangeError);
  });
});
