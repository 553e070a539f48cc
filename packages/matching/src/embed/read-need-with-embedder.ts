// Reads a need with the help of an embedder; when it fails, the built-in matchers alone, and the reading says which.
import type { EmbeddedSentences } from '../extract/read-need.ts';
import { isRead, readPrepared } from '../extract/read-need.ts';
import type { NeedReading, ReadNeedOptions } from '../extract/need-reading.ts';
import { prepareSentences } from '../extract/prepare-sentences.ts';
import { labelOf } from '../extract/taxonomy.ts';
import type { Taxonomy } from '../extract/taxonomy.ts';
import { confidentialLines, touches } from './confidential-lines.ts';
import type { Stretch } from './confidential-lines.ts';
import { EmbedderError } from './embedder.ts';
import type { Embedder } from './embedder.ts';

/** Labels of one taxonomy as an embedder sees them; made once and kept by the caller. */
export interface EmbeddedLabels {
  /** Embedder, taxonomy and language they belong to. */
  key: string;
  dimension: number;
  /** concepts x dimension, unit vectors. */
  units: Float32Array;
}

export interface EmbedderOptions extends ReadNeedOptions {
  /** Parts of the text that must not leave this machine, besides lines that say so themselves. */
  confidential?: readonly Stretch[];
}

export function labelsKey(taxonomy: Taxonomy, embedder: Embedder, language: string): string {
  return `${embedder.id} ${taxonomy.index.digest} ${language}`;
}

/** Embeds every preferred label; the taxonomy is public, so nothing confidential leaves. */
export async function embedLabels(
  taxonomy: Taxonomy,
  embedder: Embedder,
  language = 'en',
  batch = 256,
): Promise<EmbeddedLabels> {
  const count = taxonomy.index.uris.length;
  const units = new Float32Array(count * embedder.dimension);
  for (let from = 0; from < count; from += batch) {
    const labels = Array.from({ length: Math.min(batch, count - from) }, (_, at) =>
      labelOf(taxonomy, from + at, language),
    );
    const vectors = await embedder.embed(labels, 'label');
    for (const [at, vector] of vectors.entries()) units.set(unit(vector), (from + at) * embedder.dimension);
  }
  return { key: labelsKey(taxonomy, embedder, language), dimension: embedder.dimension, units };
}

export async function readNeedWithEmbedder(
  text: string,
  taxonomy: Taxonomy,
  embedder: Embedder,
  labels: EmbeddedLabels,
  options: EmbedderOptions = {},
): Promise<NeedReading> {
  const prepared = prepareSentences(text, taxonomy.model, new Set(taxonomy.scorers.keys()), options);
  const kept = [...confidentialLines(prepared.text), ...(options.confidential ?? [])];
  const sent = prepared.sentences.flatMap((sentence, at) =>
    isRead(sentence, options) && !touches(sentence, kept) ? [at] : [],
  );
  const texts = sent.map((at) => prepared.text.slice(prepared.sentences[at]!.start, prepared.sentences[at]!.end));
  return readPrepared(prepared, taxonomy, options, await askEmbedder(sent, texts, embedder, labels));
}

async function askEmbedder(
  sent: readonly number[],
  texts: readonly string[],
  embedder: Embedder,
  labels: EmbeddedLabels,
): Promise<EmbeddedSentences> {
  if (texts.length === 0) return { cosines: new Map(), path: { id: 'built-in', fellBack: null, sentToEmbedder: 0 } };
  try {
    const vectors = await embedder.embed(texts, 'query');
    return {
      cosines: new Map(vectors.map((vector, at) => [sent[at]!, cosinesWith(unit(vector), labels)])),
      path: { id: embedder.id, fellBack: null, sentToEmbedder: texts.length },
    };
  } catch (error) {
    if (!(error instanceof EmbedderError)) throw error;
    return { cosines: new Map(), path: { id: 'built-in', fellBack: error.message, sentToEmbedder: 0 } };
  }
}

function cosinesWith(vector: Float32Array, { units, dimension }: EmbeddedLabels): Float32Array {
  return Float32Array.from({ length: units.length / dimension }, (_, concept) => {
    let dot = 0;
    for (let d = 0; d < dimension; d += 1) dot += vector[d]! * units[concept * dimension + d]!;
    return dot;
  });
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
