// What a language is called in the page's language.
import { language } from './messages.ts';

/**
 * A code that the browser has no name for stays a code.
 *
 * @example
 * languageName('it'); // 'Italian' on an English page, 'italiano' on an Italian one
 */
export function languageName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(code) ?? code;
}
