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

/** A word of the sentence as an English one; what is not its first reading counts less. */
export interface GlossToken extends Token {
  weight: number;
}

export interface PackedLexicon {
  id: string;
  language: string;
  words: Readonly<Record<string, string>>;
}

/** What the first, second and third reading of one word count; further ones are more noise than help. Chosen on the development half. */
const READING_WEIGHTS = [1, 0.7, 0.5];

/** @throws MatchingError when it is no lexicon */
export function readLexicon(packed: PackedLexicon, name: string): Lexicon {
  const { id, language, words } = packed;
  if (typeof id !== 'string' || typeof language !== 'string' || typeof words !== 'object' || words === null)
    throw new MatchingError(`${name} is not a lexicon`);
  return { id, language, words: new Map(Object.entries(words).map(([stem, english]) => [stem, english.split(' ')])) };
}

/** What the further one knows of a word stands for what the first says of it. */
export function extendLexicon(first: Lexicon, further: Lexicon): Lexicon {
  return { ...first, id: `${first.id} ${further.id}`, words: new Map([...first.words, ...further.words]) };
}

const remembered = new WeakMap<Lexicon, KnownWords>();

/** English tokens at the places of the words they stand for; a word that nobody translated stands as it is, for it may be a name or an English term. */
export function glossTokens(tokens: readonly Token[], lexicon: Lexicon): GlossToken[] {
  let known = remembered.get(lexicon);
  if (known === undefined) {
    known = new KnownWords(lexicon.words, lexicon.language);
    remembered.set(lexicon, known);
  }
  const found = known;
  return tokens.flatMap(({ stem, start, end }): GlossToken[] => {
    const parts = found.find(stem);
    if (parts.length === 0) return [{ stem, start, end, weight: 1 }];
    const readings = READING_WEIGHTS.slice(0, parts.length === 1 ? READING_WEIGHTS.length : 1);
    return parts.flatMap((part) =>
      readings.flatMap((weight, at): GlossToken[] => {
        const english = lexicon.words.get(part)![at];
        return english === undefined ? [] : [{ stem: english, start, end, weight }];
      }),
    );
  });
}
