import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';
import { tokensOf } from './tokens.ts';

describe('stems', () => {
  it('brings British and American spellings of English together', () => {
    for (const [british, american] of [
      ['organise', 'organize'],
      ['analysing', 'analyzing'],
      ['behaviour', 'behavior'],
      ['programmes', 'programs'],
      ['centre', 'center'],
      ['modelling', 'modeling'],
    ] as const) {
      expect(stem(british, 'en')).toBe(stem(american, 'en'));
    }
  });

  it('leaves words alone whose -ise is their root', () => {
    expect(stem('supervise', 'en')).not.toContain('z');
    expect(stem('exercise', 'en')).not.toContain('z');
  });

  it('brings forms of Finnish, Italian, Polish and Dutch words together', () => {
    expect(stem('lämpöpumppujen', 'fi')).toBe(stem('lämpöpumppuja', 'fi'));
    expect(stem('competenze', 'it')).toBe(stem('competenza', 'it'));
    expect(stem('szkolenia', 'pl')).toBe(stem('szkoleniem', 'pl'));
    expect(stem('warmtepompen', 'nl')).toBe(stem('warmtepomp', 'nl'));
  });

  it('keeps C# and C++ apart from C', () => {
    expect(new Set(['C', 'C#', 'C++'].map((word) => stem(word, 'en'))).size).toBe(3);
  });

  it('gives tokens at their places and drops small words', () => {
    const text = 'The analysis of Data, in C++.';
    expect(tokensOf(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual(['analysis', 'Data', 'C++']);
  });
});
