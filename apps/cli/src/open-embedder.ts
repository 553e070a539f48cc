// An embedder for `translate`, only when asked for: its address and model by options, its key from the environment.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbedderError, embedLabels, endpointEmbedder, labelsKey } from '@dragoman/matching';
import type { EmbeddedLabels, Embedder, Taxonomy } from '@dragoman/matching';
import { usageError } from './command-error.ts';
import { cacheFolder } from './open-skills.ts';
import { numberOf, textOf } from './options.ts';
import type { Values } from './options.ts';

/** The only place a key comes from: an option would stand in the list of processes and in the shell's history. */
const KEY = 'DRAGOMAN_EMBEDDER_KEY';

export interface OpenEmbedder {
  embedder: Embedder;
  labels: EmbeddedLabels;
}

export const EMBEDDER_OPTIONS = {
  embedder: { type: 'string' },
  'embedder-model': { type: 'string' },
  'embedder-dimension': { type: 'string' },
} as const;

/** Null when no embedder is asked for; an Error's sentence when it does not answer, so that the built-in matchers go on alone. */
export async function openEmbedder(
  values: Values,
  taxonomy: Taxonomy,
): Promise<OpenEmbedder | { failed: string } | null> {
  const baseUrl = textOf(values, 'embedder');
  const model = textOf(values, 'embedder-model');
  if (baseUrl === undefined) {
    if (model !== undefined) throw usageError('--embedder-model needs --embedder, the address of the embedder');
    return null;
  }
  if (model === undefined) throw usageError('--embedder needs --embedder-model, the name of the model');
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw usageError(`--embedder: an address such as http://localhost:11434/v1 is needed, not "${baseUrl}"`);
  const key = process.env[KEY];
  try {
    const dimension = numberOf(values, 'embedder-dimension', 'count') ?? (await dimensionOf(baseUrl, model, key));
    const embedder = endpointEmbedder({ baseUrl, model, dimension, ...(key === undefined ? {} : { key }) });
    return { embedder, labels: await labelsFor(embedder, taxonomy, textOf(values, 'cache') ?? cacheFolder()) };
  } catch (error) {
    if (error instanceof EmbedderError) return { failed: error.message };
    throw error;
  }
}

/** Asks for the vector of one word, because models do not tell their dimension. */
async function dimensionOf(baseUrl: string, model: string, key: string | undefined): Promise<number> {
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, input: ['skill'], encoding_format: 'float' }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new EmbedderError('the embedder cannot be reached');
  });
  if (!response.ok) throw new EmbedderError(`the embedder answered with status ${response.status}`);
  const body = (await response.json().catch(() => null)) as { data?: { embedding?: unknown }[] } | null;
  const embedding = body?.data?.[0]?.embedding;
  if (!Array.isArray(embedding) || embedding.length === 0) throw new EmbedderError('the embedder gave no vector');
  return embedding.length;
}

/** Labels are embedded once and kept beside the index: full ESCO is 14,000 of them. */
async function labelsFor(embedder: Embedder, taxonomy: Taxonomy, cache: string): Promise<EmbeddedLabels> {
  const key = labelsKey(taxonomy, embedder, 'en');
  const place = join(cache, `labels-${createHash('sha256').update(key).digest('hex').slice(0, 24)}.f32`);
  const size = taxonomy.index.uris.length * embedder.dimension;
  try {
    const bytes = readFileSync(place);
    if (bytes.length === size * 4) {
      const units = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
      return { key, dimension: embedder.dimension, units };
    }
  } catch {
    // Not there yet.
  }
  const labels = await embedLabels(taxonomy, embedder);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(place, new Uint8Array(labels.units.buffer));
  } catch {
    // Without a cache the next start asks again, and nothing else.
  }
  return labels;
}
