// What a whole text is about, free of its language: how near each skill is to all of it, and to the other skills that it speaks of.
import type { LanguageIndex } from '../taxonomy/taxonomy-index.ts';
import { dotFloat } from '../vectors/dot.ts';
import { sentenceWords } from './sentence-words.ts';
import type { PreparedSentence } from './prepare-sentences.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Skills less alike than this are no neighbours. */
const LEAST_ALIKE = 0.3;
/** A skill this unlikely speaks for no neighbour. */
const LEAST_SOURCE = 0.02;
const MOST_SOURCES = 100;
/** What a sentence counts in the vector of its text, beside the filter's probability; asking for something adds half. */
const LEAST_WEIGHT = 0.3;
const ASKS = 1.5;
const UNKNOWN_SENTENCE = 0.6;

export interface WeighedSentence {
  sentence: PreparedSentence;
  weight: number;
}

export interface Likeness {
  /** Cosine of the text with the skill's label and description, both without what all skills have in common. */
  toText: number;
  /** Sum of the probabilities of its neighbours, each by the square of their likeness. */
  ofNeighbours: number;
}

const centred = new WeakMap<LanguageIndex, Float32Array>();

/**
 * By skill, for those given; null where the taxonomy has no English word vectors. The words of a text are its English ones, or what they say
 * in English, so that the languages of one need meet in the same space.
 * @param skills the likeliest first
 */
export function textLikeness(
  sentences: readonly WeighedSentence[],
  skills: readonly { concept: number; probability: number }[],
  taxonomy: Taxonomy,
): Likeness[] | null {
  const english = taxonomy.scorers.get('en');
  if (english?.vectors === undefined) return null;
  const { dimension } = english.vectors;
  const units = centredUnits(english.index);
  const text = textVector(sentences, english.vectors);
  const sources = skills.filter(({ probability }) => probability >= LEAST_SOURCE).slice(0, MOST_SOURCES);
  return skills.map(({ concept }) => {
    let ofNeighbours = 0;
    for (const { concept: other, probability } of sources) {
      if (other === concept) continue;
      const alike = dotFloat(units, other * dimension, units, concept * dimension, dimension);
      if (alike > LEAST_ALIKE) ofNeighbours += probability * alike * alike;
    }
    return { toText: dotFloat(text, 0, units, concept * dimension, dimension), ofNeighbours };
  });
}

type Vectors = NonNullable<Parameters<typeof sentenceWords>[1]>;

function textVector(sentences: readonly WeighedSentence[], vectors: Vectors): Float32Array {
  const sum = new Float32Array(vectors.dimension);
  for (const { sentence, weight } of sentences) {
    const { tokens, importance } = sentence.gloss ?? sentence;
    if (sentence.gloss === null && sentence.language !== 'en') continue;
    const words = sentenceWords(tokens, vectors, { importance });
    const { skillProbability, asks } = sentence.judgement;
    const counts = weight * (LEAST_WEIGHT + (skillProbability ?? UNKNOWN_SENTENCE)) * (asks ? ASKS : 1);
    for (let d = 0; d < sum.length; d += 1) sum[d]! += counts * words.sum[d]!;
  }
  return unit(sum);
}

/** The vectors of the skills less their mean, as unit vectors; made once for a taxonomy. */
function centredUnits(index: LanguageIndex): Float32Array {
  const known = centred.get(index);
  if (known !== undefined) return known;
  const { conceptVectors, dimension } = index;
  const concepts = conceptVectors.length / Math.max(1, dimension);
  const mean = new Float32Array(dimension);
  for (let at = 0; at < conceptVectors.length; at += 1) mean[at % dimension]! += conceptVectors[at]! / concepts;
  const units = new Float32Array(conceptVectors.length);
  for (let from = 0; from < units.length; from += dimension) {
    const own = Float32Array.from({ length: dimension }, (_, d) => conceptVectors[from + d]! - mean[d]!);
    units.set(unit(own), from);
  }
  centred.set(index, units);
  return units;
}

function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  return square === 0 ? vector : vector.map((value) => value / Math.sqrt(square));
}
