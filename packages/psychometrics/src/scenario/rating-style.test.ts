import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/seeded-random.ts';
import { ratingProbabilities } from './distance-model.ts';
import { estimateRatingStyle, NEUTRAL_STYLE, styledRating, styleTransition } from './rating-style.ts';

const KEYS = [5, 4, 2, 1, 3, 4, 2, 5, 1];

/** Ratings of a person with this style, slips left out. */
function ratingsOf(style: { shift: number; spread: number }, options: number, seed: string) {
  const random = createRandom(seed);
  return Array.from({ length: options }, (_, i) => {
    const key = KEYS[i % KEYS.length]!;
    let drawn = random.next();
    let neutral = 1;
    for (const p of ratingProbabilities(key, 0.8)) {
      drawn -= p;
      if (drawn < 0) break;
      neutral += 1;
    }
    const styled = styledRating(Math.min(5, neutral), { ...style, centre: 3 });
    return { key, rating: Math.floor(styled) + (random.next() < styled % 1 ? 1 : 0) };
  });
}

describe('a rating style', () => {
  it('is neutral before any rating', () => {
    expect(estimateRatingStyle([])).toEqual(NEUTRAL_STYLE);
  });

  it('finds elevation and scatter from many ratings', () => {
    const high = estimateRatingStyle(ratingsOf({ shift: 0.4, spread: 1 }, 2000, 'high'));
    expect(high.shift).toBeGreaterThan(0.3);
    expect(high.shift).toBeLessThan(0.45);
    const narrow = estimateRatingStyle(ratingsOf({ shift: 0, spread: 0.6 }, 2000, 'narrow'));
    expect(narrow.spread).toBeGreaterThan(0.55);
    expect(narrow.spread).toBeLessThan(0.75);
    expect(Math.abs(narrow.shift)).toBeLessThan(0.05);
  });

  it('takes a key at the end for no sign of harshness', () => {
    const ratings = ratingsOf({ shift: 0, spread: 1 }, 4000, 'ends').filter(({ key }) => key === 5);
    const { shift } = estimateRatingStyle(ratings);
    // The plain mean of rating minus key would be about -0.7.
    expect(Math.abs(shift)).toBeLessThan(0.08);
  });

  it('believes few ratings little', () => {
    const one = estimateRatingStyle(Array.from({ length: 4 }, (_, i) => ({ key: [5, 4, 2, 1][i]!, rating: 5 })));
    expect(one.shift).toBeLessThan(0.7);
    expect(one.spread).toBeGreaterThan(0.85);
  });

  it('gives every style-free rating a distribution over ratings, none impossible', () => {
    for (const style of [NEUTRAL_STYLE, { shift: 1.3, spread: 0.5, centre: 3, options: 9 }]) {
      const matrix = styleTransition(style);
      for (let neutral = 0; neutral < 5; neutral += 1) {
        const column = [0, 1, 2, 3, 4].map((r) => matrix[r * 5 + neutral]!);
        expect(column.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        expect(Math.min(...column)).toBeGreaterThanOrEqual(0.01 - 1e-12);
      }
    }
  });

  it('keeps the mean of a shifted rating by rounding up or down with the right chance', () => {
    const matrix = styleTransition({ shift: 0.3, spread: 1, centre: 3, options: 9 });
    expect(matrix[2 * 5 + 2]).toBeCloseTo(0.95 * 0.7 + 0.01, 12);
    expect(matrix[3 * 5 + 2]).toBeCloseTo(0.95 * 0.3 + 0.01, 12);
  });
});
