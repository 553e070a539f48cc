import { describe, expect, it } from 'vitest';
import { guessFromName } from './guess-from-name.ts';

describe('the name of a file', () => {
  it('says version and language as the ESCO portal writes them', () => {
    expect(guessFromName('ESCO dataset - v1.2.0 - classification - fi - csv.zip')).toEqual({
      version: '1.2.0',
      language: 'fi',
    });
    expect(guessFromName('skills_pl.csv')).toEqual({ version: null, language: 'pl' });
  });

  it('says nothing when it does not', () => {
    expect(guessFromName('our-list.csv')).toEqual({ version: null, language: null });
  });
});
