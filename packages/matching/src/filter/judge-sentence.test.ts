import { describe, expect, it } from 'vitest';
import { shippedModel } from '../testing/small-taxonomy.ts';
import { wordsOf } from '../text/words.ts';
import { judgeSentence } from './judge-sentence.ts';

const english = shippedModel().sentences.find(({ language }) => language === 'en');
const judge = (text: string, language = 'en'): string | null =>
  judgeSentence(text, 'prose', wordsOf(text), language === 'en' ? english : undefined).reason;

describe('which sentences are worth reading', () => {
  it.each([
    ['We need operators who can program robots.', 'en'],
    ['You have experience in software testing and good communication skills.', 'en'],
    ['Nobody in the team knows how to read these spectra.', 'en'],
    ['Tarvitsemme koulutusta elintarvikehygieniasta.', 'fi'],
    ['Cerchiamo un esperto di saldatura.', 'it'],
    ['Potrzebujemy szkolenia z bezpieczeństwa.', 'pl'],
    ['We zoeken hulp bij het meten van trillingen.', 'nl'],
    ['We need training on personal data protection.', 'en'],
  ])('keeps: %s', (text, language) => {
    expect(judge(text, language)).toBeNull();
  });

  it.each([
    ['Dear Professor Bird,', 'en', 'greeting'],
    ['Looking forward to hearing from you soon.', 'en', 'greeting'],
    ['We are a family-owned company founded in 1962 with 240 employees.', 'en', 'about-the-firm'],
    ['We are an equal opportunity employer regardless of race or religion.', 'en', 'legal'],
    ['Tel. +44 1234 567890, www.example.org', 'en', 'contact'],
    ['Olemme perheyritys, perustettu vuonna 1987, ja liikevaihtomme on 12 miljoonaa.', 'fi', 'about-the-firm'],
    ['Fondata nel 1975, la nostra azienda ha 85 dipendenti.', 'it', 'about-the-firm'],
    ['Z góry dziękuję i czekam na odpowiedź.', 'pl', 'greeting'],
    ['Wij zijn een familiebedrijf met 45 medewerkers.', 'nl', 'about-the-firm'],
  ])('drops: %s', (text, language, reason) => {
    expect(judge(text, language)).toBe(reason);
  });
});
