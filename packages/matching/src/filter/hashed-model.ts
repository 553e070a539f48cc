// Logistic regression on hashed features: a feature is a text, its place among the weights is its hash.
import { MatchingError } from '../matching-error.ts';
import { seededRandom, shuffle } from '../random.ts';

export interface HashedModel {
  bias: number;
  /** Length is a power of two. */
  weights: Float32Array;
}

export interface Example {
  features: Uint32Array;
  isTrue: boolean;
}

export interface HashedTraining {
  epochs: number;
  rate: number;
  /** Pull towards zero after each step, as a share of the rate. */
  decay: number;
  seed: number;
}

/** FNV-1a, 32 bits, mixed once more so that neighbours in the alphabet do not share their low bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

export function probabilityOf(model: HashedModel, features: Uint32Array): number {
  const mask = model.weights.length - 1;
  let sum = model.bias;
  for (const feature of features) sum += model.weights[feature & mask]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Stochastic gradient descent with a rate of its own for every weight. */
export function trainHashedModel(examples: readonly Example[], bits: number, settings: HashedTraining): HashedModel {
  const size = 2 ** bits;
  const mask = size - 1;
  const model: HashedModel = { bias: 0, weights: new Float32Array(size) };
  const squares = new Float32Array(size).fill(1e-2);
  const order = examples.map((_, at) => at);
  const random = seededRandom(settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (const at of shuffle(order, random)) {
      const { features, isTrue } = examples[at]!;
      const gradient = probabilityOf(model, features) - (isTrue ? 1 : 0);
      model.bias -= 0.05 * settings.rate * gradient;
      for (const feature of features) {
        const place = feature & mask;
        const g = gradient + settings.decay * model.weights[place]!;
        squares[place]! += g * g;
        model.weights[place]! -= (settings.rate * g) / Math.sqrt(squares[place]!);
      }
    }
  }
  return model;
}

export interface PackedModel {
  bias: number;
  bits: number;
  /** Largest weight / 127. */
  step: number;
  /** One byte a weight, base64. */
  weights: string;
}

export function packModel({ bias, weights }: HashedModel): PackedModel {
  const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = largest === 0 ? 1 : largest / 127;
  const bytes = Int8Array.from(weights, (value) => Math.round(value / step));
  return { bias, bits: Math.log2(weights.length), step, weights: Buffer.from(bytes.buffer).toString('base64') };
}

/** @throws MatchingError when the weights are not as many as the model says */
export function unpackModel({ bias, bits, step, weights }: PackedModel): HashedModel {
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length !== 2 ** bits) throw new MatchingError('the weights of a sentence model are cut short');
  return {
    bias,
    weights: Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), (byte) => byte * step),
  };
}
