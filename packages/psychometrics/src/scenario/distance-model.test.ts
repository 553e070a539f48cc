import { describe, expect, it } from 'vitest';
import { partialCreditProbabilities } from '../irt/generalised-partial-credit.ts';
import { concentration, distanceMoments, ratingMoments, ratingProbabilities } from './distance-model.ts';

describe('the distance model of one rated option', () => {
  it('is a partial-credit item: for a key at the end the categories are the ratings themselves', () => {
    for (const g of [-0.3, 0, 0.8, 2]) {
      const expected = partialCreditProbabilities(g, { discrimination: 1, steps: [0, 0, 0, 0] });
      for (const [r, p] of ratingProbabilities(5, g).entries()) expect(p).toBeCloseTo(expected[r]!, 12);
      const mirrored = ratingProbabilities(1, g).reverse();
      for (const [r, p] of mirrored.entries()) expect(p).toBeCloseTo(expected[r]!, 12);
    }
  });

  it('rates at random at concentration zero and on the key in the limit', () => {
    for (const p of ratingProbabilities(3, 0)) expect(p).toBeCloseTo(0.2, 12);
    expect(ratingProbabilities(4, 20)[3]).toBeCloseTo(1, 7);
  });

  it('has a mean distance of about three quarters of a point at the base concentration', () => {
    for (const key of [1, 2, 3, 4, 5]) {
      const { mean } = distanceMoments(key, concentration(0, { discrimination: 0.2, location: 0 }));
      expect(mean).toBeGreaterThan(0.7);
      expect(mean).toBeLessThan(0.75);
    }
  });

  it('loses distance as fast as its variance: the derivative of an exponential family', () => {
    const h = 1e-5;
    for (const key of [1, 2.5, 4]) {
      const slope = (distanceMoments(key, 0.8 + h).mean - distanceMoments(key, 0.8 - h).mean) / (2 * h);
      expect(slope).toBeCloseTo(-distanceMoments(key, 0.8).variance, 6);
    }
  });

  it('draws expected ratings towards the middle', () => {
    expect(ratingMoments(5, 0.8).mean).toBeLessThan(5);
    expect(ratingMoments(3, 0.8).mean).toBeCloseTo(3, 12);
  });
});
