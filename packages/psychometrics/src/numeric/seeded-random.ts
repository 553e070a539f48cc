// A small seeded generator (sfc32, C. Doty-Humphrey, PractRand): the same seed gives the same bits everywhere.
import { normalQuantile } from './normal-quantile.ts';

export interface SeededRandom {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Standard normal by inversion: one uniform a draw, so that streams stay aligned. */
  normal(): number;
  /** Integer in [0, count). */
  below(count: number): number;
}

/** Mix any number of parts into one unsigned 32-bit number (FNV-1a over their text, then an avalanche). */
export function hashSeed(...parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  const text = parts.join('|');
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Generator from a seed.
 * @example createRandom('attempt-7').next() === createRandom('attempt-7').next() // true
 */
export function createRandom(seed: number | string): SeededRandom {
  let a = hashSeed(seed, 'a');
  let b = hashSeed(seed, 'b');
  let c = hashSeed(seed, 'c');
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // The first outputs of close seeds resemble each other; twelve rounds part them.
  for (let i = 0; i < 12; i += 1) draw();
  const next = (): number => draw() / 4294967296;
  return {
    next,
    // The half step keeps the argument off 0, where the quantile is infinite.
    normal: () => normalQuantile((draw() + 0.5) / 4294967296),
    below: (count) => Math.floor(next() * count),
  };
}
