import { describe, expect, it } from 'vitest';
import { averageRanks } from './average-ranks.ts';
import { correlationOf, covarianceOf, meanOf, varianceOf } from './moments.ts';
import { sampleQuantile } from './quantile.ts';

describe('ranks, moments and quantiles of a sample', () => {
  it('let equal values share the mean of their ranks', () => {
    const { ranks, tieSizes } = averageRanks([10, 30, 10, 20, 30, 30]);
    expect([...ranks]).toEqual([1.5, 5, 1.5, 3, 5, 5]);
    expect(tieSizes).toEqual([2, 3]);
    expect(() => averageRanks([1, NaN])).toThrow(/value 2/);
  });

  it('keep their digits under a large offset', () => {
    const offset = 1e9;
    expect(varianceOf([offset + 1, offset + 2, offset + 3])).toBe(1);
    expect(covarianceOf([1, 2, 3], [2, 4, 6])).toBe(2);
    expect(correlationOf([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(correlationOf([1, 1, 1], [3, 2, 1])).toBeNull();
    expect(() => meanOf([])).toThrow(RangeError);
    expect(() => varianceOf([1])).toThrow(RangeError);
  });

  it('give the quartiles of both usual definitions', () => {
    // numpy.quantile([2,4,4,5,9,10], .25, method='linear' and 'weibull'): 4 and 3.5
    expect(sampleQuantile([10, 2, 4, 9, 4, 5], 0.25)).toBe(4);
    expect(sampleQuantile([10, 2, 4, 9, 4, 5], 0.25, 6)).toBe(3.5);
    expect(sampleQuantile([7], 0.9)).toBe(7);
    expect(() => sampleQuantile([], 0.5)).toThrow(RangeError);
    expect(() => sampleQuantile([1], 2)).toThrow(RangeError);
  });
});
