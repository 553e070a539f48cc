// Trains static word vectors so that two wordings of one skill come to lie near each other (contrastive, negatives in the batch).
// The vector of a wording is the unit vector of the sum of its words; the length a word's vector grows or shrinks to is its weight.
import { seededRandom, shuffle } from '../random.ts';
import type { WordVectors } from './word-vectors.ts';

export interface WordingPair {
  /** Stems of the wording a reader might use. */
  from: readonly string[];
  /** Stems of the label it belongs to. */
  to: readonly string[];
  /** Pairs of the same concept are no negatives of each other. */
  concept: string;
}

export interface VectorTraining {
  epochs: number;
  batch: number;
  temperature: number;
  rate: number;
  /** Share of the words left out of the reader's wording each time. */
  wordDropout: number;
  seed: number;
  onEpoch?: (epoch: number, loss: number) => void;
}

export const DEFAULT_VECTOR_TRAINING: VectorTraining = {
  epochs: 4,
  batch: 256,
  temperature: 0.06,
  rate: 0.03,
  wordDropout: 0.1,
  seed: 20261122,
};

/** Changes the values of `vectors` and gives the mean loss of the last epoch. */
export function trainVectors(vectors: WordVectors, pairs: readonly WordingPair[], settings: VectorTraining): number {
  const random = seededRandom(settings.seed);
  const known = pairs
    .map(({ from, to, concept }) => ({ from: rowsOf(from, vectors), to: rowsOf(to, vectors), concept }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0);
  const step = new BatchStep(vectors, settings);
  let loss = 0;
  for (let epoch = 1; epoch <= settings.epochs; epoch += 1) {
    shuffle(known, random);
    const rate = settings.rate * (1 - (0.9 * (epoch - 1)) / settings.epochs);
    let sum = 0;
    let batches = 0;
    for (let at = 0; at + 2 <= known.length; at += settings.batch) {
      const batch = known.slice(at, at + settings.batch).map((pair) => ({
        ...pair,
        from: withDropout(pair.from, settings.wordDropout, random),
      }));
      if (batch.length < 2) continue;
      sum += step.run(batch, rate);
      batches += 1;
    }
    loss = sum / Math.max(1, batches);
    settings.onEpoch?.(epoch, loss);
  }
  return loss;
}

interface RowPair {
  from: Uint32Array;
  to: Uint32Array;
  concept: string;
}

function rowsOf(stems: readonly string[], vectors: WordVectors): Uint32Array {
  return Uint32Array.from(stems.flatMap((stem) => vectors.rows.get(stem) ?? []));
}

function withDropout(rows: Uint32Array, share: number, random: () => number): Uint32Array {
  if (rows.length < 3) return rows;
  const kept = rows.filter(() => random() >= share);
  return kept.length === 0 ? rows : kept;
}

/** One step of stochastic gradient descent with a rate of its own for every number (Adagrad). */
class BatchStep {
  readonly #values: Float32Array;
  readonly #squares: Float32Array;
  readonly #dimension: number;
  readonly #temperature: number;

  constructor(vectors: WordVectors, settings: VectorTraining) {
    this.#values = vectors.values;
    this.#squares = new Float32Array(vectors.values.length).fill(1e-4);
    this.#dimension = vectors.dimension;
    this.#temperature = settings.temperature;
  }

  run(batch: readonly RowPair[], rate: number): number {
    const size = batch.length;
    const d = this.#dimension;
    const from = this.#embed(batch.map((pair) => pair.from));
    const to = this.#embed(batch.map((pair) => pair.to));
    const weights = new Float32Array(size * size);
    let loss = 0;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        let dot = 0;
        for (let k = 0, a = i * d, b = j * d; k < d; k += 1) dot += from.units[a + k]! * to.units[b + k]!;
        weights[i * size + j] =
          i !== j && batch[i]!.concept === batch[j]!.concept ? -Infinity : dot / this.#temperature;
      }
    }
    // Softmax over rows and over columns: each wording finds its label, and each label its wording.
    const gradients = new Float32Array(size * size);
    for (let i = 0; i < size; i += 1) loss += softmaxLine(weights, gradients, i * size, 1, size, i);
    for (let j = 0; j < size; j += 1) loss += softmaxLine(weights, gradients, j, size, size, j);
    const fromGradient = new Float32Array(size * d);
    const toGradient = new Float32Array(size * d);
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const g = gradients[i * size + j]! / (2 * this.#temperature);
        if (Math.abs(g) < 1e-7) continue;
        for (let k = 0, a = i * d, b = j * d; k < d; k += 1) {
          fromGradient[a + k]! += g * to.units[b + k]!;
          toGradient[b + k]! += g * from.units[a + k]!;
        }
      }
    }
    this.#apply(
      batch.map((pair) => pair.from),
      from,
      fromGradient,
      rate,
    );
    this.#apply(
      batch.map((pair) => pair.to),
      to,
      toGradient,
      rate,
    );
    return loss / (2 * size);
  }

  #embed(lists: readonly Uint32Array[]): { units: Float32Array; norms: Float32Array } {
    const d = this.#dimension;
    const units = new Float32Array(lists.length * d);
    const norms = new Float32Array(lists.length);
    for (const [i, rows] of lists.entries()) {
      for (const row of rows) for (let k = 0; k < d; k += 1) units[i * d + k]! += this.#values[row * d + k]!;
      let square = 1e-12;
      for (let k = 0; k < d; k += 1) square += units[i * d + k]! ** 2;
      norms[i] = Math.sqrt(square);
      for (let k = 0; k < d; k += 1) units[i * d + k]! /= norms[i]!;
    }
    return { units, norms };
  }

  /** Back through the unit length: only what is across the vector turns it. */
  #apply(
    lists: readonly Uint32Array[],
    { units, norms }: { units: Float32Array; norms: Float32Array },
    gradient: Float32Array,
    rate: number,
  ): void {
    const d = this.#dimension;
    const across = new Float32Array(d);
    for (const [i, rows] of lists.entries()) {
      let along = 0;
      for (let k = 0; k < d; k += 1) along += gradient[i * d + k]! * units[i * d + k]!;
      for (let k = 0; k < d; k += 1) across[k] = (gradient[i * d + k]! - along * units[i * d + k]!) / norms[i]!;
      for (const row of rows) {
        for (let k = 0, at = row * d; k < d; k += 1, at += 1) {
          const g = across[k]!;
          this.#squares[at]! += g * g;
          this.#values[at]! -= (rate * g) / Math.sqrt(this.#squares[at]!);
        }
      }
    }
  }
}

/** Adds softmax minus target of one row or column to the gradients, and gives its loss. */
function softmaxLine(
  logits: Float32Array,
  gradients: Float32Array,
  start: number,
  stride: number,
  size: number,
  target: number,
): number {
  let most = -Infinity;
  for (let j = 0, at = start; j < size; j += 1, at += stride) most = Math.max(most, logits[at]!);
  let sum = 0;
  for (let j = 0, at = start; j < size; j += 1, at += stride) sum += Math.exp(logits[at]! - most);
  for (let j = 0, at = start; j < size; j += 1, at += stride) {
    gradients[at]! += Math.exp(logits[at]! - most) / sum - (j === target ? 1 : 0);
  }
  return Math.log(sum) + most - logits[start + target * stride]!;
}
