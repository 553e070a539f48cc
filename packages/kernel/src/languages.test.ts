import { describe, expect, it } from 'vitest';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, localeOf, quote, toLanguage } from './languages.ts';

describe('the languages', () => {
  it('have a name in themselves and a region to write dates and numbers by, each its own', () => {
    for (const language of LANGUAGES) {
      const own = new Intl.DisplayNames(language, { type: 'language' }).of(language)!;
      expect(LANGUAGE_NAMES[language].toLocaleLowerCase(language)).toBe(own.toLocaleLowerCase(language));
      expect(localeOf(language).slice(0, 2)).toBe(language);
    }
  });

  it('are English where a code is none of them', () => {
    expect(['fi', 'pl', 'sv', '', null].map(toLanguage)).toEqual(['fi', 'pl', 'en', 'en', 'en']);
    expect(isLanguage('IT')).toBe(false);
  });

  it('quote with their own marks', () => {
    expect(LANGUAGES.map((language) => quote(language, 'x'))).toEqual(['“x”', '”x”', '“x”', '„x”']);
  });
});
