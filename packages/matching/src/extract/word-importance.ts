// How much each word of a sentence counts: words that ask ("experience with", "we are looking for") count half.
import { wordProbabilities } from '../filter/sentence-model.ts';
import type { SentenceModel } from '../filter/sentence-model.ts';
import type { Token } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';

const LEAST = 0.5;
/** A word this likely to belong to what is asked for counts whole; chosen on lines of SkillSpan's train file. */
const WHOLE_FROM = 0.15;

export interface WordImportance {
  /** Probability of each word. */
  byWord: number[];
  /** By token. */
  importance: number[];
}

export function wordImportance(words: readonly Word[], tokens: readonly Token[], model: SentenceModel): WordImportance {
  const byWord = wordProbabilities(words, model);
  const byStart = new Map(words.map(({ start }, at) => [start, byWord[at]!]));
  const importance = tokens.map(
    ({ start }) => LEAST + (1 - LEAST) * Math.min(1, (byStart.get(start) ?? 1) / WHOLE_FROM),
  );
  return { byWord, importance };
}
