import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/seeded-random.ts';
import { distanceMoments, ratingProbabilities } from './distance-model.ts';
import { TESTLET_RULE, TESTLET_SD, testletInformation } from './testlet-effect.ts';

describe("a scenario's own effect", () => {
  it('is integrated by a rule with the moments of its normal', () => {
    const moment = (power: number) => TESTLET_RULE.reduce((sum, p) => sum + p.weight * p.deviation ** power, 0);
    expect(moment(0)).toBeCloseTo(1, 14);
    expect(moment(1)).toBeCloseTo(0, 14);
    expect(moment(2)).toBeCloseTo(TESTLET_SD ** 2, 14);
    expect(moment(4)).toBeCloseTo(3 * TESTLET_SD ** 4, 13);
    expect(moment(6)).toBeCloseTo(15 * TESTLET_SD ** 6, 13);
  });

  it('correlates two options of one scenario by about 0.2 beyond theta', () => {
    const random = createRandom('pairs');
    const pairs = Array.from({ length: 40_000 }, () => {
      const g = 0.8 + TESTLET_SD * random.normal();
      return [4, 2].map((key) => {
        let drawn = random.next();
        let rating = 1;
        for (const p of ratingProbabilities(key, g)) {
          drawn -= p;
          if (drawn < 0) break;
          rating += 1;
        }
        return Math.abs(rating - key);
      }) as [number, number];
    });
    const mean = pairs.reduce((sum, [a, b]) => sum + (a + b) / 2, 0) / pairs.length;
    const product = pairs.reduce((sum, [a, b]) => sum + (a - mean) * (b - mean), 0) / pairs.length;
    const variance = pairs.reduce((sum, [a, b]) => sum + ((a - mean) ** 2 + (b - mean) ** 2) / 2, 0) / pairs.length;
    expect(product / variance).toBeGreaterThan(0.14);
    expect(product / variance).toBeLessThan(0.26);
  });

  it('caps what any number of options of one scenario can tell', () => {
    const one = distanceMoments(4, 0.8).variance;
    expect(testletInformation(one)).toBeLessThan(one);
    expect(testletInformation(1000 * one)).toBeLessThan(1 / TESTLET_SD ** 2);
  });
});
