// What the name of a file says of the list in it, so that nobody has to type it.
import { TAXONOMY_LANGUAGES } from '../limits.ts';
import type { TaxonomyLanguage } from '../limits.ts';

export interface Guess {
  readonly version: string | null;
  readonly language: TaxonomyLanguage | null;
}

/**
 * @example guessFromName('ESCO dataset - v1.2.0 - classification - fi - csv.zip'); // version 1.2.0, language fi
 */
export function guessFromName(name: string): Guess {
  const version = /v?(\d+\.\d+(?:\.\d+)?)/i.exec(name)?.[1] ?? null;
  const codes = new Set([...name.toLowerCase().matchAll(/(?<![a-z])([a-z]{2})(?![a-z])/g)].map(([, code]) => code));
  const language = TAXONOMY_LANGUAGES.find((each) => codes.has(each)) ?? null;
  return { version, language };
}
