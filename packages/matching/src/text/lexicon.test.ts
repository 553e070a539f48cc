import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMatchingModel } from '../load-model.ts';
import { MatchingError } from '../matching-error.ts';
import { KnownWords } from './known-words.ts';
import { extendLexicon, glossTokens, readLexicon } from './lexicon.ts';
import { tokensOf } from './tokens.ts';

const lexicon = readLexicon({ id: 'test', language: 'fi', words: { huol: 'mainten servic', kone: 'machin' } }, 'test');

describe('words known', () => {
  const finnish = new KnownWords(new Set(['lämpöpumppu', 'huolto', 'tuotanto', 'suunnittelu']), 'fi');

  it('are found as they stand, by a near form, and by the parts of a compound with links between them', () => {
    expect(finnish.find('huolto')).toEqual(['huolto']);
    expect(finnish.find('tuotantoa')).toEqual(['tuotanto']);
    expect(finnish.find('lämpöpumppuhuolto')).toEqual(['lämpöpumppu', 'huolto']);
    expect(finnish.find('tuotantonsuunnittelu')).toEqual(['tuotanto', 'suunnittelu']);
  });

  it('are not found by a short beginning, in a number, or as parts in a language without compounds', () => {
    expect(finnish.find('huol')).toEqual([]);
    expect(finnish.find('huolto9001')).toEqual([]);
    expect(finnish.find('tuomari')).toEqual([]);
    expect(new KnownWords(new Set(['lämpöpumppu', 'huolto']), 'it').find('lämpöpumppuhuolto')).toEqual([]);
  });
});

describe('a sentence word for word in English', () => {
  it('keeps the places of its words, each reading at the same place and the further ones for less, and leaves names as they are', () => {
    const tokens = [
      { stem: 'huol', start: 0, end: 6 },
      { stem: 'scada', start: 7, end: 12 },
    ];
    expect(glossTokens(tokens, lexicon)).toEqual([
      { stem: 'mainten', start: 0, end: 6, weight: 1 },
      { stem: 'servic', start: 0, end: 6, weight: 0.7 },
      { stem: 'scada', start: 7, end: 12, weight: 1 },
    ]);
  });

  it('takes what a further lexicon knows of a word, and keeps the rest', () => {
    const further = readLexicon({ id: 'more', language: 'fi', words: { huol: 'upkeep', ruuv: 'screw' } }, 'more');
    const both = extendLexicon(lexicon, further);
    expect(Object.fromEntries(both.words)).toEqual({ huol: ['upkeep'], kone: ['machin'], ruuv: ['screw'] });
    expect(both.id).toBe('test more');
    expect(lexicon.words.get('huol')).toEqual(['mainten', 'servic']);
  });

  it('is refused from a file that is something else', () => {
    expect(() => readLexicon({ id: 'x' } as never, 'lexicon-fi.json')).toThrow(MatchingError);
  });

  it('is possible in four languages with what is shipped, in their inflected forms', () => {
    const { lexicons = [] } = loadMatchingModel(join(import.meta.dirname, '../../../../content/matching'));
    expect(lexicons.map(({ language }) => language)).toEqual(['fi', 'it', 'nl', 'pl']);
    const english = (text: string, language: string): string[] =>
      glossTokens(
        tokensOf(text, language),
        lexicons.find((one) => one.language === language)!,
      ).map(({ stem }) => stem);
    expect(english('bezpieczeństwa maszyn', 'pl')).toEqual(expect.arrayContaining(['safeti', 'machin']));
    expect(english('koneiden turvallisuutta', 'fi')).toEqual(expect.arrayContaining(['safeti', 'machin']));
    expect(english('la sicurezza delle macchine', 'it')).toEqual(expect.arrayContaining(['safeti', 'machin']));
    expect(english('veiligheid van de machine', 'nl')).toEqual(expect.arrayContaining(['safeti', 'machin']));
  });
});
