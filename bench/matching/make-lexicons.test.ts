import { describe, expect, it } from 'vitest';
import { stem } from '../../packages/matching/src/text/stem.ts';
import { learnTranslations, makeLexicon, readWordPairs } from './make-lexicons.ts';
import { readVocabularySources } from './reference-data.ts';

describe('the making of a lexicon', () => {
  it('learns which word says which from wordings that say the same', () => {
    const table = learnTranslations([
      { other: ['dom', 'duzy'], english: ['house', 'big'] },
      { other: ['dom', 'maly'], english: ['house', 'small'] },
      { other: ['pies', 'duzy'], english: ['dog', 'big'] },
    ]);
    const best = (word: string): string => [...table.get(word)!].sort((a, b) => b[1] - a[1])[0]![0];
    expect(['dom', 'duzy', 'maly', 'pies'].map(best)).toEqual(['house', 'big', 'small', 'dog']);
    for (const row of table.values()) expect([...row.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
  });

  it('puts pairs written by hand before what was learned', () => {
    const sources = readVocabularySources();
    const english = sources.find(({ language }) => language === 'en')!;
    const polish = sources.find(({ language }) => language === 'pl')!;
    const { words } = makeLexicon(english, polish, 'pl-test');
    expect(words[stem('spawanie', 'pl')]).toContain('weld');
    expect(Object.keys(words).length).toBeGreaterThan(2000);
  });

  it('has every pair in all four languages, in small letters and without repetition', () => {
    for (const language of ['fi', 'it', 'nl', 'pl']) {
      const pairs = readWordPairs(language);
      expect(pairs.length).toBeGreaterThan(1500);
      expect(new Set(pairs.map(({ english }) => english)).size).toBe(pairs.length);
      for (const { english, words } of pairs) {
        expect(words.length, `${english} in ${language}`).toBeGreaterThan(0);
        expect(new Set(words).size, `${english} in ${language}`).toBe(words.length);
        expect(words.join(' ')).toBe(words.join(' ').toLowerCase());
      }
    }
  });
});
