// The port for an optional embedder: another machine or a local model that turns texts into vectors. Off unless somebody asks for it.

export type EmbedKind = 'query' | 'label';

export interface Embedder {
  /** Name of the model and where it runs; part of every cache key. */
  readonly id: string;
  readonly dimension: number;
  embed(texts: readonly string[], kind: EmbedKind): Promise<Float32Array[]>;
}

/** What an embedder could not do, as a sentence; the built-in matchers go on without it. */
export class EmbedderError extends Error {
  override readonly name = 'EmbedderError';
}
