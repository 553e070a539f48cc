import { describe, expect, it } from 'vitest';
import { fillerWords } from './filler-words.ts';
import { tokensOf } from './tokens.ts';

const stems = (text: string, language: string): string[] => tokensOf(text, language).map(({ stem }) => stem);

describe('words that name no subject', () => {
  it('are left out in five languages: numbers, months, somebody and nothing', () => {
    expect(stems('Somebody could teach six planners in November', 'en')).toEqual(stems('teach planners', 'en'));
    expect(stems('joku kuusi marraskuussa', 'fi')).toEqual([]);
    expect(stems('qualcuno sei novembre', 'it')).toEqual([]);
    expect(stems('ktoś sześciu listopadzie', 'pl')).toEqual([]);
    expect(stems('iemand zes november', 'nl')).toEqual([]);
  });

  it('are none of the words a course is asked for with', () => {
    for (const [language, words] of [
      ['en', 'course training work safety process'],
      ['fi', 'kurssi koulutus työ turvallisuus prosessi'],
      ['it', 'corso formazione lavoro sicurezza processo'],
      ['pl', 'kurs szkolenie praca bezpieczeństwo proces'],
      ['nl', 'cursus opleiding werk veiligheid proces'],
    ] as const)
      for (const word of words.split(' ')) expect(fillerWords(language).has(word), word).toBe(false);
    expect(fillerWords('sv').size).toBe(0);
  });
});
