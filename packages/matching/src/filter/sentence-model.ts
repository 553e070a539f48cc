// The trained model of sentences in one language: does a sentence speak of a skill, and which of its words do.
import type { Word } from '../text/words.ts';
import { probabilityOf, unpackModel } from './hashed-model.ts';
import type { HashedModel, PackedModel } from './hashed-model.ts';
import { sentenceFeatures, wordFeatures } from './sentence-features.ts';

export interface PackedSentenceModel {
  id: string;
  language: string;
  sentence: PackedModel;
  word: PackedModel;
}

export interface SentenceModel {
  id: string;
  language: string;
  sentence: HashedModel;
  word: HashedModel;
}

export function readSentenceModel(packed: PackedSentenceModel): SentenceModel {
  return {
    id: packed.id,
    language: packed.language,
    sentence: unpackModel(packed.sentence),
    word: unpackModel(packed.word),
  };
}

/** Weight of the three likeliest words beside the sentence's own score, and the shift that puts the decision at one half. */
const WORDS_WEIGHT = 0.6;
const SHIFT = 1.1;

/** Probability that a sentence speaks of a skill; one half is where it is kept or dropped. */
export function skillProbability(
  words: readonly Word[],
  model: SentenceModel,
  byWord: readonly number[] = wordProbabilities(words, model),
): number {
  if (words.length === 0) return 0;
  const top = byWord.toSorted((a, b) => b - a).slice(0, 3);
  const mean = top.reduce((sum, one) => sum + one, 0) / 3;
  const whole = probabilityOf(model.sentence, sentenceFeatures(words, model.language));
  return 1 / (1 + Math.exp(-(logit(whole) + WORDS_WEIGHT * logit(mean) + SHIFT)));
}

function logit(probability: number): number {
  const kept = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(kept / (1 - kept));
}

/** Probability of each word to belong to what is asked for, rather than to "experience with" and "we are looking for". */
export function wordProbabilities(words: readonly Word[], model: SentenceModel): number[] {
  return wordFeatures(words, model.language).map((features) => probabilityOf(model.word, features));
}
