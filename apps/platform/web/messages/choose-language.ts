// Which language to begin with: the person's choice, then the browser's, then English.
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';

/** Languages by their own names, for the switch. */
export const LANGUAGE_CHOICES: readonly { readonly code: Language; readonly name: string }[] = LANGUAGES.map(
  (code) => ({
    code,
    name: LANGUAGE_NAMES[code],
  }),
);

/** The same as options of a select field. */
export const LANGUAGE_OPTIONS: readonly { readonly value: Language; readonly text: string; readonly lang: Language }[] =
  LANGUAGE_CHOICES.map(({ code, name }) => ({ value: code, text: name, lang: code }));

/**
 * @param chosen what was kept from an earlier choice
 * @param preferred the browser's list, most wanted first, with or without region
 */
export function chooseLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return preferred.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? LANGUAGES[0];
}
