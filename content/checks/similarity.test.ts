// Overlap computed by hand, and the pairs that come of it.
import { describe, expect, it } from 'vitest';
import { contentWords, findSimilar, wordOverlap } from './similarity.ts';

describe('similarity', () => {
  it('divides the words in both by the words in either, leaving out empty words', () => {
    expect(contentWords('I asked the firm for the price.')).toEqual(new Set(['asked', 'firm', 'price']));
    expect(
      wordOverlap(contentWords('I asked the firm for the price.'), contentWords('The firm asked us.')),
    ).toBeCloseTo(2 / 3, 10);
    expect(wordOverlap(new Set(), new Set())).toBe(0);
  });

  it('names the pairs above the limit and no others', () => {
    const texts = [
      { id: 'a', text: 'asked firm price' },
      { id: 'b', text: 'asked firm deadline' },
      { id: 'c', text: 'wrote report' },
    ];
    expect(findSimilar(texts, 0.4)).toEqual(['a and b share 50 % of their words']);
    expect(findSimilar(texts, 0.5)).toEqual([]);
  });
});
