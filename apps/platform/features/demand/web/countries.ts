// Countries a firm may be from: Europe's, by their names in the language of the page.
import { language } from '../../../web/messages/messages.ts';

const COUNTRIES = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'UA',
] as const;

/** In the order of their names in the language of the page. */
export function countryChoices(): { value: string; text: string }[] {
  const { compare } = new Intl.Collator(language.value);
  return COUNTRIES.map((code) => ({ value: code, text: countryName(code) })).toSorted((a, b) =>
    compare(a.text, b.text),
  );
}

export function countryName(code: string): string {
  return new Intl.DisplayNames([language.value], { type: 'region' }).of(code) ?? code;
}
