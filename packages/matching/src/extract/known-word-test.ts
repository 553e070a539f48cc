// Whether a word is one that the taxonomy or the word vectors of a language have met: what is left over may be new.
import { stem } from '../text/stem.ts';
import type { MatchingModel } from './matching-model.ts';
import type { Taxonomy } from './taxonomy.ts';

const NO_WORD = /^[\d.,%–-]+$/;
const SHORT = 3;

/**
 * A test for words of one language. Words of fewer than three letters and numbers count as known: they name nothing alone.
 *
 * @returns null for a language without word vectors, where too few words are known to tell a new one
 * @example
 * const isKnown = knownWordTest(model, taxonomy, 'en')!;
 * isKnown('maintenance'); // true
 */
export function knownWordTest(
  model: Pick<MatchingModel, 'vectors'>,
  taxonomy: Taxonomy,
  language: string,
): ((word: string) => boolean) | null {
  const vectors = model.vectors.find((each) => each.language === language);
  if (vectors === undefined) return null;
  const index = taxonomy.index.languages.find((each) => each.language === language);
  const labelled = new Set<string>();
  if (index !== undefined) for (let at = 0; at < index.words.length; at += 1) labelled.add(index.words.at(at));
  return (word) => {
    if (word.length < SHORT || NO_WORD.test(word)) return true;
    const cut = stem(word, language);
    return vectors.rows.has(cut) || labelled.has(cut);
  };
}
