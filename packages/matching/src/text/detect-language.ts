// Which language a sentence is in: small words first, then runs of three letters learned from our own content.
import { functionWords, LANGUAGES_WITH_FUNCTION_WORDS } from './function-words.ts';
import { wordsOf } from './words.ts';

export interface LanguageProfiles {
  id: string;
  /** Natural logarithm of the share of a run of three letters, by language. */
  languages: Readonly<Record<string, { trigrams: Readonly<Record<string, number>>; unseen: number }>>;
}

export interface DetectedLanguage {
  /** Two letters, or "unknown". */
  language: string;
  /** 0 to 1, how sure; not calibrated. */
  confidence: number;
}

const UNKNOWN: DetectedLanguage = { language: 'unknown', confidence: 0 };
const MOST_WORDS = 200;
/** What one small word is worth against the letters of one word. */
const SMALL_WORD_WEIGHT = 3.2;
const WITHOUT_PROFILE = 3.5;
const LEAST_LETTERS = 6;
const LEAST_CONFIDENCE = 0.75;

/** "unknown" for what is too short, of no language we know, or torn between two. */
export function detectLanguage(text: string, profiles: LanguageProfiles): DetectedLanguage {
  const words = wordsOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => word.text.toLowerCase())
    .filter((word) => /\p{L}/u.test(word));
  const letters = words.join('').length;
  if (letters < LEAST_LETTERS || !/\p{Script=Latin}/u.test(words.join(''))) return UNKNOWN;
  const names = [...new Set([...LANGUAGES_WITH_FUNCTION_WORDS, ...Object.keys(profiles.languages)])];
  const hits = new Map(names.map((name) => [name, words.filter((word) => functionWords(name).has(word)).length]));
  const withLetters = Object.keys(profiles.languages);
  const letterScores = new Map(withLetters.map((name) => [name, letterScore(words, profiles.languages[name]!)]));
  const bestLetters = Math.max(...letterScores.values());
  // A language without a profile has its small words only; its letters are taken to fit somewhat worse than the best.
  const scores = names
    .map((name) => ({
      name,
      score:
        SMALL_WORD_WEIGHT * hits.get(name)! +
        Math.max(-12, (letterScores.get(name) ?? bestLetters - WITHOUT_PROFILE) - bestLetters),
    }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  const total = scores.reduce((sum, { score }) => sum + Math.exp(score - scores[0]!.score), 0);
  const confidence = 1 / total;
  if (confidence < LEAST_CONFIDENCE || fitsNothing(words, bestLetters, hits.get(scores[0]!.name)!))
    return { ...UNKNOWN, confidence };
  return { language: scores[0]!.name, confidence };
}

/** Mean over letters, scaled to the words: long words do not outweigh small ones. */
function letterScore(
  words: readonly string[],
  profile: { trigrams: Readonly<Record<string, number>>; unseen: number },
): number {
  let sum = 0;
  for (const word of words) {
    const padded = ` ${word} `;
    let own = 0;
    for (let at = 0; at + 3 <= padded.length; at += 1)
      own += profile.trigrams[padded.slice(at, at + 3)] ?? profile.unseen;
    sum += own / Math.sqrt(Math.max(1, padded.length - 2));
  }
  return sum * 0.6;
}

/** Letters that no profile explains and no small word: pasted codes, or a language nobody taught us. */
function fitsNothing(words: readonly string[], best: number, smallWords: number): boolean {
  if (smallWords > 0) return false;
  const grams = words.reduce((sum, word) => sum + Math.sqrt(word.length), 0);
  return best / 0.6 / grams < -8.6;
}
