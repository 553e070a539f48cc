// How near the best stretch of one to five words of a sentence comes to a label form.
import { dotPacked } from '../vectors/dot.ts';
import type { SentenceWords } from './sentence-words.ts';

const LONGEST_WINDOW = 5;

export interface Windows {
  /** Tokens that have a vector, in order. */
  tokens: Uint32Array;
  /** 1 / length of the sum of tokens i..i+k, by i * LONGEST_WINDOW + k; 0 when it does not fit. */
  scales: Float32Array;
}

/** Lengths of the sums of all stretches of neighbouring words, made once a sentence. */
export function windowsOf({ vectors, dimension, tokens }: SentenceWords): Windows {
  const known: number[] = [];
  for (let t = 0; t < tokens.length && dimension > 0; t += 1) {
    if (vectors.subarray(t * dimension, (t + 1) * dimension).some((value) => value !== 0)) known.push(t);
  }
  const scales = new Float32Array(known.length * LONGEST_WINDOW);
  const sum = new Float32Array(dimension);
  for (let i = 0; i < known.length; i += 1) {
    sum.fill(0);
    for (let k = 0; k < LONGEST_WINDOW && i + k < known.length; k += 1) {
      let square = 0;
      for (let d = 0, at = known[i + k]! * dimension; d < dimension; d += 1, at += 1) {
        sum[d]! += vectors[at]!;
        square += sum[d]! * sum[d]!;
      }
      scales[i * LONGEST_WINDOW + k] = square === 0 ? 0 : 1 / Math.sqrt(square);
    }
  }
  return { tokens: Uint32Array.from(known), scales };
}

/** Cosine of the best window with one packed unit vector; `dots` is room for a number a token. */
export function bestWindow(
  words: SentenceWords,
  windows: Windows,
  units: Int8Array,
  start: number,
  dots: Float32Array,
): number {
  const { vectors, dimension } = words;
  const count = windows.tokens.length;
  for (let i = 0; i < count; i += 1) {
    dots[i] = dotPacked(vectors, windows.tokens[i]! * dimension, units, start, dimension);
  }
  let best = 0;
  for (let i = 0; i < count; i += 1) {
    let sum = 0;
    for (let k = 0; k < LONGEST_WINDOW && i + k < count; k += 1) {
      sum += dots[i + k]!;
      const cosine = sum * windows.scales[i * LONGEST_WINDOW + k]!;
      if (cosine > best) best = cosine;
    }
  }
  return best / 127;
}
