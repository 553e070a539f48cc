import { describe, expect, it } from 'vitest';
import { combineReadings, EVEN, readingLogit } from './combine-readings.ts';
import type { ScoredSkill } from './scored-skill.ts';

function skill(concept: number, probability: number, form = concept): ScoredSkill {
  return { concept, probability, score: probability, form, scorer: null as never, tokens: [] };
}

describe('two readings of a sentence', () => {
  it('come to the mean of their logits where nothing was fitted', () => {
    const [found] = combineReadings([skill(1, 0.8)], [skill(1, 0.4)], EVEN);
    const expected = (Math.log(0.8 / 0.2) + Math.log(0.4 / 0.6)) / 2;
    expect(found!.probability).toBeCloseTo(1 / (1 + Math.exp(-expected)), 10);
    expect(found!.ofText).toBeCloseTo(found!.probability, 10);
  });

  it('put what both say before what one alone is sure of, and keep the words of the surer', () => {
    const found = combineReadings([skill(1, 0.6, 11), skill(2, 0.9, 21)], [skill(1, 0.7, 12)]);
    expect(found.map(({ concept }) => concept)).toEqual([1, 2]);
    expect(found[0]!.form).toBe(12);
  });

  it('count as fitted for the sentence and evenly for the text, in any order of what is given', () => {
    const fitted = { intercept: 0.2, own: 0.9, english: 0.1 };
    const [found] = combineReadings([skill(1, 0.5)], [skill(1, 0.9)], fitted);
    expect(found!.probability).toBeCloseTo(1 / (1 + Math.exp(-(0.2 + 0.1 * Math.log(9)))), 10);
    expect(found!.ofText).toBeCloseTo(1 / (1 + Math.exp(-(0.2 + 0.5 * Math.log(9)))), 10);
    const many = [skill(3, 0.2), skill(1, 0.2), skill(2, 0.2)];
    expect(combineReadings(many, [])).toEqual(combineReadings(many.toReversed(), []));
  });

  it('stay numbers at the ends of the scale', () => {
    expect(readingLogit(undefined)).toBe(-5);
    expect(readingLogit(0)).toBe(-5);
    expect(readingLogit(1)).toBeCloseTo(Math.log(999), 6);
  });
});

describe('two readings of a sentence of a mail', () => {
  it('count in its list by what they say of the text, the English one for more', () => {
    const [found] = combineReadings(
      [{ ...skill(1, 0.2), ofText: 0.5 }],
      [{ ...skill(1, 0.2), ofText: 0.9 }],
      EVEN,
      true,
    );
    expect(found!.probability).toBeCloseTo(0.2, 10);
    expect(found!.ofText).toBeCloseTo(1 / (1 + Math.exp(-0.6 * Math.log(9))), 10);
  });
});
