// An embedder behind an OpenAI-compatible address (POST {base}/embeddings): Ollama, vLLM, TEI and hosted services.
import { createHash } from 'node:crypto';
import { EmbedderError } from './embedder.ts';
import type { Embedder, EmbedKind } from './embedder.ts';

export interface EndpointOptions {
  /** Address up to and with /v1. */
  baseUrl: string;
  model: string;
  dimension: number;
  key?: string;
  /** Put before every text of a kind, for models that want it ("query: "). */
  prefixes?: Partial<Record<EmbedKind, string>>;
  batch?: number;
  timeoutMilliseconds?: number;
  /** Vectors kept by the hash of model and text. */
  cache?: Map<string, Float32Array>;
  fetch?: typeof globalThis.fetch;
}

const MOST_REMEMBERED = 50_000;

export function endpointEmbedder(options: EndpointOptions): Embedder {
  const { baseUrl, model, dimension, prefixes = {}, batch = 64, cache = new Map<string, Float32Array>() } = options;
  const keyOf = (text: string): string => createHash('sha256').update(`${model}\n${text}`).digest('hex');
  return {
    id: `${model} at ${new URL(baseUrl).host}`,
    dimension,
    async embed(texts, kind) {
      const wanted = texts.map((text) => `${prefixes[kind] ?? ''}${text}`);
      const missing = [...new Set(wanted.filter((text) => !cache.has(keyOf(text))))];
      const fresh = new Map<string, Float32Array>();
      for (let at = 0; at < missing.length; at += batch) {
        const part = missing.slice(at, at + batch);
        const vectors = await ask(part, options);
        for (const [i, text] of part.entries()) fresh.set(text, vectors[i]!);
      }
      if (cache.size + fresh.size > MOST_REMEMBERED) cache.clear();
      for (const [text, vector] of fresh) cache.set(keyOf(text), vector);
      return wanted.map((text) => fresh.get(text) ?? cache.get(keyOf(text))!);
    },
  };
}

async function ask(texts: readonly string[], options: EndpointOptions): Promise<Float32Array[]> {
  const { baseUrl, model, key, dimension, timeoutMilliseconds = 10_000, fetch = globalThis.fetch } = options;
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
    signal: AbortSignal.timeout(timeoutMilliseconds),
  }).catch((error: Error) => {
    const isLate = error.name === 'TimeoutError';
    throw new EmbedderError(
      isLate ? `the embedder did not answer within ${timeoutMilliseconds} ms` : 'the embedder cannot be reached',
    );
  });
  if (!response.ok) throw new EmbedderError(`the embedder answered with status ${response.status}`);
  const body = (await response.json().catch(() => null)) as { data?: { index?: number; embedding?: unknown }[] } | null;
  const vectors: (Float32Array | undefined)[] = texts.map(() => undefined);
  for (const [at, { index, embedding }] of (body?.data ?? []).entries()) {
    if (
      Array.isArray(embedding) &&
      embedding.length === dimension &&
      embedding.every((one) => typeof one === 'number' && Number.isFinite(one))
    ) {
      vectors[index ?? at] = Float32Array.from(embedding as number[]);
    }
  }
  if (vectors.length !== texts.length || vectors.some((one) => one === undefined)) {
    throw new EmbedderError(`the embedder did not give a vector of ${dimension} numbers for every text`);
  }
  return vectors as Float32Array[];
}
