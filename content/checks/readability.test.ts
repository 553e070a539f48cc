// Counting words and sentences by hand must give the same numbers.
import { describe, expect, it } from 'vitest';
import { countWords, findReadingFaults, measureReadability, splitSentences } from './readability.ts';

describe('readability', () => {
  it('counts words with apostrophes, hyphens and figures as one', () => {
    expect(countWords('The firm’s twelve-week course costs 14,000 euros, not 4.7.')).toBe(9);
    expect(countWords('A note – and a dash — and 2–3 days')).toBe(9);
  });

  it('ends a sentence after its closing quotation mark, not at an abbreviation or inside a figure', () => {
    expect(splitSentences('“So whom do I talk to?” says Kristjan. Dr Vogt rates it 4.7. “Sign.” You wait …')).toEqual([
      '“So whom do I talk to?” says Kristjan.',
      'Dr Vogt rates it 4.7.',
      '“Sign.”',
      'You wait …',
    ]);
  });

  it('computes LIX as words per sentence plus the percentage of words above six letters', () => {
    const found = measureReadability(['You call the customer today. Nobody answers.']);
    expect(found).toMatchObject({ words: 7, sentences: 2, wordsPerSentence: 3.5, longestSentence: 5 });
    expect(found.lix).toBeCloseTo(3.5 + (100 * 2) / 7, 10);
  });

  it('never joins the end of one text to the beginning of the next', () => {
    expect(measureReadability(['no stop here', 'nor here']).sentences).toBe(2);
  });

  it('says what is too hard, and that there is nothing to measure', () => {
    const limits = { wordsPerSentence: 4, longestSentence: 5, lix: 20 };
    expect(findReadingFaults('x', ['You call the customer again today.'], limits)).toEqual([
      'x has 6.0 words a sentence, more than 4',
      'x has a sentence of 6 words, more than 5',
      'x has a LIX of 22.7, more than 20',
    ]);
    expect(findReadingFaults('x', [''], limits)).toEqual(['x holds no words to measure']);
  });
});
