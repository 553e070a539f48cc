// Which language to begin with: the person's choice, then the browser's, then English.
import { LANGUAGES } from '../../../../scripts/messages/parts.ts';
import type { Language } from '../../../../scripts/messages/parts.ts';

/** Languages by their own names, for the switch. */
export const LANGUAGE_NAMES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'fi', name: 'Suomi' },
];

export function isLanguage(code: string | null | undefined): code is Language {
  return LANGUAGES.includes(code as Language);
}

/**
 * @param chosen what was kept from an earlier choice
 * @param preferred the browser's list, most wanted first, with or without region
 */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return preferred.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? LANGUAGES[0];
}
