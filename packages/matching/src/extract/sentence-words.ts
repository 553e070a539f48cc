// The words of one sentence as the matchers need them: each stem once, its places, and the words of labels near it.
import type { Token } from '../text/tokens.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';

export interface SentenceWords {
  tokens: readonly Token[];
  /** Each stem once. */
  stems: readonly string[];
  /** Place of a token's stem in stems. */
  stemOf: Uint32Array;
  /** How much each stem counts, from 0 to 1: the most of its places. */
  importance: Float32Array;
  /** tokens x dimension, zeros for a word without a vector; empty without vectors. */
  vectors: Float32Array;
  dimension: number;
  /** Sum of the vectors of all tokens. */
  sum: Float32Array;
  norm: number;
  /** Unit vectors of the clauses and of the whole, one after the other; empty without vectors. */
  clauses: Float32Array;
}

/** More words than any sentence has; what comes after is not read. */
const MOST_TOKENS = 80;

/** What the matchers may know of a sentence beside its words. */
export interface SentenceShape {
  /** By token; without it every word counts whole. */
  importance?: readonly number[] | undefined;
  /** Number of the clause by token; without it the sentence is one. */
  clauses?: readonly number[] | undefined;
}

export function sentenceWords(
  all: readonly Token[],
  vectors: WordVectors | undefined,
  { importance, clauses }: SentenceShape = {},
): SentenceWords {
  const tokens = all.slice(0, MOST_TOKENS);
  const places = new Map<string, number>();
  const stemOf = Uint32Array.from(tokens, ({ stem }) => {
    const known = places.get(stem);
    if (known !== undefined) return known;
    places.set(stem, places.size);
    return places.size - 1;
  });
  const byStem = new Float32Array(places.size);
  for (const [at, place] of stemOf.entries()) byStem[place] = Math.max(byStem[place]!, importance?.[at] ?? 1);
  const dimension = vectors?.dimension ?? 0;
  const rows = new Float32Array(tokens.length * dimension);
  const sum = new Float32Array(dimension);
  if (vectors !== undefined) {
    for (const [at, { stem }] of tokens.entries()) {
      const row = vectors.rows.get(stem);
      if (row === undefined) continue;
      const counts = importance?.[at] ?? 1;
      for (let d = 0; d < dimension; d += 1) {
        const value = vectors.values[row * dimension + d]! * counts;
        rows[at * dimension + d] = value;
        sum[d]! += value;
      }
    }
  }
  const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  const units = clauseUnits(rows, tokens.length, dimension, clauses);
  return {
    tokens,
    stems: [...places.keys()],
    stemOf,
    importance: byStem,
    vectors: rows,
    dimension,
    sum,
    norm,
    clauses: units,
  };
}

function clauseUnits(
  rows: Float32Array,
  tokens: number,
  dimension: number,
  clauses: readonly number[] | undefined,
): Float32Array {
  if (dimension === 0) return new Float32Array();
  const count = clauses === undefined || tokens === 0 ? 0 : Math.max(...clauses.slice(0, tokens)) + 1;
  const sums = new Float32Array((count + 1) * dimension);
  for (let t = 0; t < tokens; t += 1) {
    for (let d = 0; d < dimension; d += 1) {
      const value = rows[t * dimension + d]!;
      sums[count * dimension + d]! += value;
      if (count > 0) sums[clauses![t]! * dimension + d]! += value;
    }
  }
  for (let c = 0; c <= count; c += 1) {
    let square = 0;
    for (let d = 0; d < dimension; d += 1) square += sums[c * dimension + d]! ** 2;
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let d = 0; d < dimension; d += 1) sums[c * dimension + d]! *= scale;
  }
  return sums;
}
