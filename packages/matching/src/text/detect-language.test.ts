import { describe, expect, it } from 'vitest';
import { shippedModel } from '../testing/small-taxonomy.ts';
import { detectLanguage } from './detect-language.ts';

const detect = (text: string): string => detectLanguage(text, shippedModel().languages).language;

describe('the language of a sentence', () => {
  it.each([
    ['en', 'We need help with the analysis of our vibration data.'],
    ['fi', 'Tarvitsemme apua lämpöpumppujen mitoituksessa ja koulutusta.'],
    ['it', 'Cerchiamo un corso sulla manutenzione predittiva per i nostri tecnici.'],
    ['pl', 'Szukamy szkolenia z zakresu analizy danych dla naszych inżynierów.'],
    ['nl', 'We zoeken een cursus over warmtepompen voor onze technici.'],
    ['de', 'Wir suchen eine Schulung für die Mitarbeiter in der Produktion.'],
    ['sv', 'Vi söker en kurs för att lära oss mer om datanalys.'],
  ])('recognises %s', (language, text) => {
    expect(detect(text)).toBe(language);
  });

  it('says unknown for what is too short or no language', () => {
    for (const text of ['', 'ISO', '12345 678', '日本語のテキスト', 'xq zk 77']) expect(detect(text)).toBe('unknown');
  });
});
