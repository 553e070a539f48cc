// Which words of a taxonomy are near a word of a sentence: the same stem, a near vector, or much the same letters.
import type { LanguageIndex } from '../taxonomy/taxonomy-index.ts';
import { dotFloat } from '../vectors/dot.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';

export interface Nearby {
  word: number;
  /** 1 for the same stem. */
  similarity: number;
}

const LEAST_COSINE = 0.45;
const LEAST_LETTERS = 0.62;
const MOST_NEAR = 40;
const MOST_REMEMBERED = 20_000;
const SHORTEST_PART = 5;

/** Answers are kept, because a firm's mails use the same few thousand words. */
export class NearbyWords {
  readonly #index: LanguageIndex;
  readonly #vectors: WordVectors | undefined;
  readonly #ids: ReadonlyMap<string, number>;
  /** Unit vectors of the words that occur in labels; rows of zeros where there is none. */
  readonly #units: Float32Array;
  readonly #trigrams = new Map<string, number[]>();
  readonly #stems: string[];
  #known = new Map<string, readonly Nearby[]>();

  constructor(index: LanguageIndex, vectors: WordVectors | undefined) {
    this.#index = index;
    this.#vectors = vectors;
    const ids = new Map<string, number>();
    this.#stems = [];
    for (let id = 0; id < index.words.length; id += 1) {
      const stem = index.words.at(id);
      ids.set(stem, id);
      if (id < index.labelWords) this.#stems.push(stem);
    }
    this.#ids = ids;
    this.#units = unitRows(this.#stems, vectors);
  }

  /** Number of a stem among the words of the index, labels and descriptions alike. */
  idOf(stem: string): number | undefined {
    return this.#ids.get(stem);
  }

  /** Words of labels, the same stem first. */
  of(stem: string): readonly Nearby[] {
    const known = this.#known.get(stem);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_REMEMBERED) this.#known = new Map();
    const found = this.#find(stem);
    this.#known.set(stem, found);
    return found;
  }

  #find(stem: string): Nearby[] {
    const near = new Map<number, number>();
    const own = this.#ids.get(stem);
    this.#addByVector(stem, near);
    this.#addByLetters(stem, near);
    if (own !== undefined && own < this.#index.labelWords) near.set(own, 1);
    return [...near]
      .map(([word, similarity]) => ({ word, similarity }))
      .sort((a, b) => b.similarity - a.similarity || a.word - b.word)
      .slice(0, MOST_NEAR);
  }

  #addByVector(stem: string, near: Map<number, number>): void {
    const row = this.#vectors?.rows.get(stem);
    if (row === undefined || this.#vectors === undefined) return;
    const { dimension, values } = this.#vectors;
    const own = values.subarray(row * dimension, (row + 1) * dimension);
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) return;
    const units = this.#units;
    for (let word = 0, at = 0; word < this.#stems.length; word += 1, at += dimension) {
      const similarity = dotFloat(own, 0, units, at, dimension) / norm;
      if (similarity >= LEAST_COSINE) near.set(word, Math.min(similarity, 0.95));
    }
  }

  /** Misspellings, endings no stemmer cuts, and the parts of compounds ("lämpöpumppuhuolto" holds "lämpöpumppu"). */
  #addByLetters(stem: string, near: Map<number, number>): void {
    if (stem.length < SHORTEST_PART) return;
    if (this.#trigrams.size === 0) this.#indexTrigrams();
    const own = trigramsOf(stem);
    const counts = new Map<number, number>();
    for (const one of own)
      for (const word of this.#trigrams.get(one) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, shared] of counts) {
      const other = this.#stems[word]!;
      if (other.length < SHORTEST_PART) continue;
      const dice = (2 * shared) / (own.length + other.length + 1);
      const part = partOf(stem, other);
      const similarity = Math.max(dice >= LEAST_LETTERS ? dice * 0.9 : 0, part);
      if (similarity > (near.get(word) ?? 0)) near.set(word, similarity);
    }
  }

  #indexTrigrams(): void {
    for (const [word, stem] of this.#stems.entries()) {
      if (stem.length < SHORTEST_PART) continue;
      for (const one of trigramsOf(stem)) {
        const list = this.#trigrams.get(one);
        if (list === undefined) this.#trigrams.set(one, [word]);
        else list.push(word);
      }
    }
  }
}

/** How far one is the beginning or the end of the other; short heads of long words say little. */
function partOf(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_PART || !(long.startsWith(short) || long.endsWith(short))) return 0;
  return 0.45 + 0.45 * (short.length / long.length);
}

function trigramsOf(stem: string): string[] {
  const padded = `^${stem}$`;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return [...grams];
}

function unitRows(stems: readonly string[], vectors: WordVectors | undefined): Float32Array {
  if (vectors === undefined) return new Float32Array();
  const { dimension, rows, values } = vectors;
  const units = new Float32Array(stems.length * dimension);
  for (const [word, stem] of stems.entries()) {
    const row = rows.get(stem);
    if (row === undefined) continue;
    let norm = 0;
    for (let d = 0; d < dimension; d += 1) norm += values[row * dimension + d]! ** 2;
    const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
    for (let d = 0; d < dimension; d += 1) units[word * dimension + d] = values[row * dimension + d]! * scale;
  }
  return units;
}
