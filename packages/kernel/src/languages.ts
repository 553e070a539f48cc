// The languages people meet: of the interface, of mails and reports, of the instrument. Adding one here asks for its catalogue
// (`content/messages/<language>`) and, beside English and Finnish, its place in `content/translations/languages.json`.

/** English comes first: it defines the keys, and stands in where a wish is not known. */
export const LANGUAGES = ['en', 'fi', 'it', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages by their own names. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  it: 'Italiano',
  pl: 'Polski',
};

/** Dates and numbers are written the British way in English: day before month. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fi: 'fi-FI',
  it: 'it-IT',
  pl: 'pl-PL',
};

export function isLanguage(code: unknown): code is Language {
  return LANGUAGES.includes(code as Language);
}

/** The language of a stored or asked-for code; English where it is not one of ours. */
export function toLanguage(code: unknown): Language {
  return isLanguage(code) ? code : LANGUAGES[0];
}

/** What `Intl` formats dates and numbers by. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}

const QUOTATION_MARKS: Readonly<Record<Language, readonly [opening: string, closing: string]>> = {
  en: ['“', '”'],
  fi: ['”', '”'],
  it: ['“', '”'],
  pl: ['„', '”'],
};

/**
 * Words of somebody between the quotation marks of the language they are quoted in.
 *
 * @example
 * quote('pl', 'od maja'); // '„od maja”'
 */
export function quote(language: Language, words: string): string {
  const [opening, closing] = QUOTATION_MARKS[language];
  return `${opening}${words}${closing}`;
}
