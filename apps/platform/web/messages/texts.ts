// Content comes in several languages at once; this picks one and says when it is not the page's.
import { language } from './messages.ts';

export type Texts = Readonly<Record<string, string>>;

/** The text in the page's language, else in English, else in whatever there is. */
export function textIn(texts: Texts): string {
  return texts[language.value] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}

/** Language of what `textIn` gives, for the `lang` attribute; undefined when it is the page's own. */
export function langOf(texts: Texts): string | undefined {
  if (texts[language.value] !== undefined) return undefined;
  return texts['en'] === undefined ? Object.keys(texts)[0] : 'en';
}

/** A list in the page's language, with the same fallbacks. */
export function listIn(lists: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return lists[language.value] ?? lists['en'] ?? Object.values(lists)[0] ?? [];
}

/**
 * A name as it stands inside a sentence: with a small first letter, unless it begins with capitals (an abbreviation).
 *
 * @example
 * inSentence('Negotiation'); // 'negotiation'
 * inSentence('KT strategy'); // 'KT strategy'
 */
export function inSentence(name: string): string {
  const [first = '', second = ''] = name;
  const isAbbreviation = second !== second.toLowerCase();
  return isAbbreviation ? name : first.toLocaleLowerCase(language.value) + name.slice(first.length);
}
