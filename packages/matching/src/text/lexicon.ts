// Word for word into English: what a sentence of another language says, in stems that the English wordings of a taxonomy know.
import { MatchingError } from '../matching-error.ts';
import { KnownWords } from './known-words.ts';
import type { Token } from './tokens.ts';

export interface Lexicon {
  /** Name and version. */
  id: string;
  language: string;
  /** English stems by stem, the likeliest first. */
  words: ReadonlyMap<string, readonly string[]>;
}

export interface PackedLexicon {
  id: string;
  language: string;
  words: Readonly<Record<string, string>>;
}

/** Further readings of one word are more noise than help; chosen on the development half. */
const MOST_READINGS = 3;

/** @throws MatchingError when it is no lexicon */
export function readLexicon(packed: PackedLexicon, name: string): Lexicon {
  const { id, language, words } = packed;
  if (typeof id !== 'string' || typeof language !== 'string' || typeof words !== 'object' || words === null)
    throw new MatchingError(`${name} is not a lexicon`);
  return { id, language, words: new Map(Object.entries(words).map(([stem, english]) => [stem, english.split(' ')])) };
}

const remembered = new WeakMap<Lexicon, KnownWords>();

/** English tokens at the places of the words they stand for; a word that nobody translated stands as it is, for it may be a name or an English term. */
export function glossTokens(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  let known = remembered.get(lexicon);
  if (known === undefined) {
    known = new KnownWords(lexicon.words, lexicon.language);
    remembered.set(lexicon, known);
  }
  const found = known;
  return tokens.flatMap(({ stem, start, end }): Token[] => {
    const parts = found.find(stem);
    if (parts.length === 0) return [{ stem, start, end }];
    return parts
      .flatMap((part) => lexicon.words.get(part)!.slice(0, parts.length === 1 ? MOST_READINGS : 1))
      .map((english) => ({ stem: english, start, end }));
  });
}
