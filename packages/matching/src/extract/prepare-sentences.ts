// A text made ready for matching: its sentences, their languages, and which of them are worth reading.
import { judgeSentence, judgeWith } from '../filter/judge-sentence.ts';
import type { Judgement } from '../filter/judge-sentence.ts';
import { skillProbability } from '../filter/sentence-model.ts';
import { clausesOf } from '../text/clauses.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { glossTokens } from '../text/lexicon.ts';
import { splitSentences } from '../text/split-sentences.ts';
import type { Sentence } from '../text/split-sentences.ts';
import { tokensOf } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { wordsOf } from '../text/words.ts';
import type { MatchingModel } from './matching-model.ts';
import type { ReadNeedOptions } from './need-reading.ts';
import { wordImportance } from './word-importance.ts';

/** What is read of a text: about 60 pages. */
export const MOST_CHARACTERS = 200_000;
export const MOST_SENTENCES = 2000;

export interface PreparedSentence extends Sentence {
  language: string;
  languageAssumed: boolean;
  judgement: Judgement;
  tokens: Token[];
  importance: number[] | undefined;
  clauses: number[];
  /** The sentence word for word in English; null in English and without a lexicon. */
  gloss: Gloss | null;
}

export interface Gloss {
  tokens: Token[];
  importance: number[] | undefined;
  clauses: number[];
}

export interface PreparedText {
  /** The part that is read. */
  text: string;
  language: string;
  sentences: PreparedSentence[];
  notes: string[];
}

/** Shorter sentences that look like a language without a pack are taken for the language of the text. */
const LEAST_FOREIGN_WORDS = 5;

export function prepareSentences(
  whole: string,
  model: MatchingModel,
  packs: ReadonlySet<string>,
  options: ReadNeedOptions,
): PreparedText {
  const notes: string[] = [];
  const text = whole.length > MOST_CHARACTERS ? cutAtSpace(whole) : whole;
  if (text.length < whole.length) {
    notes.push(
      `Only the first ${text.length.toLocaleString('en-GB')} of ${whole.length.toLocaleString('en-GB')} characters were read.`,
    );
  }
  const all = splitSentences(text);
  const split = all.slice(0, MOST_SENTENCES);
  if (split.length < all.length) notes.push(`Only the first ${MOST_SENTENCES} of ${all.length} sentences were read.`);
  const detected = split.map(({ start, end }) => {
    const { language: found } = detectLanguage(text.slice(start, end), model.languages);
    return packs.has(found) || wordsOf(text, start, end).length >= LEAST_FOREIGN_WORDS ? found : 'unknown';
  });
  const told = options.language ?? languageOfText(split, detected);
  const language = told === 'unknown' ? (packs.has('en') ? 'en' : [...packs].sort()[0]!) : told;
  const sentences = split.map((sentence, at) => {
    const own = options.language ?? (detected[at] === 'unknown' ? language : detected[at]!);
    return prepareOne(text, sentence, own, options.language === undefined && detected[at] === 'unknown', model);
  });
  return { text, language, sentences, notes };
}

function prepareOne(
  text: string,
  sentence: Sentence,
  language: string,
  languageAssumed: boolean,
  model: MatchingModel,
): PreparedSentence {
  const { start, end, kind } = sentence;
  const words = wordsOf(text, start, end);
  const tokens = tokensOf(text, language, start, end);
  const trained = model.sentences.find((one) => one.language === language);
  const common = { ...sentence, language, languageAssumed, tokens, clauses: clausesOf(text, tokens) };
  const lexicon = trained === undefined ? model.lexicons?.find((one) => one.language === language) : undefined;
  const english = model.sentences.find((one) => one.language === 'en');
  if (lexicon === undefined || english === undefined) {
    const weighed = trained === undefined ? undefined : wordImportance(words, tokens, trained);
    const judgement = judgeSentence(text.slice(start, end), kind, words, trained, weighed?.byWord);
    return { ...common, judgement, importance: weighed?.importance, gloss: null };
  }
  const glossed = glossTokens(tokens, lexicon);
  const glossWords = glossed.map((token) => ({ text: token.stem, start: token.start, end: token.end }));
  const weighed = wordImportance(glossWords, glossed, english);
  const importance = weighed.importance.map((counts, at) => counts * glossed[at]!.weight);
  return {
    ...common,
    judgement: judgeWith(text.slice(start, end), kind, words, skillProbability(glossWords, english, weighed.byWord)),
    importance: undefined,
    gloss: { tokens: glossed, importance, clauses: clausesOf(text, glossed) },
  };
}

/** The language most characters are in; "unknown" when no sentence tells. */
function languageOfText(sentences: readonly Sentence[], detected: readonly string[]): string {
  const characters = new Map<string, number>();
  for (const [at, { start, end }] of sentences.entries()) {
    if (detected[at] !== 'unknown') characters.set(detected[at]!, (characters.get(detected[at]!) ?? 0) + end - start);
  }
  return [...characters].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'unknown';
}

function cutAtSpace(text: string): string {
  const space = text.lastIndexOf('\n', MOST_CHARACTERS);
  return text.slice(0, space > MOST_CHARACTERS / 2 ? space : MOST_CHARACTERS);
}
