// Static word vectors: one row a stem, one byte a number, read from one small file.
import { MatchingError } from '../matching-error.ts';

export interface WordVectors {
  /** Name and version; part of the digest of every index made with them. */
  id: string;
  language: string;
  dimension: number;
  /** Row by stem. */
  rows: ReadonlyMap<string, number>;
  /** rows x dimension; the length of a row is the weight of the word in a sentence. */
  values: Float32Array;
}

const MAGIC = 'DRGVEC1\n';

interface Head {
  id: string;
  language: string;
  dimension: number;
  words: string[];
}

/** One scale a row and one byte a number. */
export function packWordVectors(vectors: WordVectors): Uint8Array {
  const words = [...vectors.rows.entries()].sort((a, b) => a[1] - b[1]).map(([word]) => word);
  const head: Head = { id: vectors.id, language: vectors.language, dimension: vectors.dimension, words };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const { dimension } = vectors;
  const bytes = new Uint8Array(12 + text.length + words.length * (4 + dimension));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  view.setUint32(8, text.length, true);
  bytes.set(text, 12);
  let at = 12 + text.length;
  for (let row = 0; row < words.length; row += 1) {
    const values = vectors.values.subarray(row * dimension, (row + 1) * dimension);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    view.setFloat32(at, largest / 127, true);
    at += 4;
    for (const value of values) view.setInt8(at++, largest === 0 ? 0 : Math.round((value / largest) * 127));
  }
  return bytes;
}

/** @throws MatchingError when the bytes are not such a file or end too early */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const decoder = new TextDecoder();
  if (bytes.length < 12 || decoder.decode(bytes.subarray(0, 8)) !== MAGIC) {
    throw new MatchingError('this is not a file of word vectors');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(8, true);
  if (12 + length > bytes.length) throw new MatchingError('the file of word vectors ends too early');
  const head = JSON.parse(decoder.decode(bytes.subarray(12, 12 + length))) as Head;
  const { dimension, words } = head;
  if (bytes.length !== 12 + length + words.length * (4 + dimension)) {
    throw new MatchingError('the file of word vectors ends too early or too late');
  }
  const values = new Float32Array(words.length * dimension);
  let at = 12 + length;
  for (let row = 0; row < words.length; row += 1) {
    const step = view.getFloat32(at, true);
    at += 4;
    for (let d = 0; d < dimension; d += 1) values[row * dimension + d] = view.getInt8(at++) * step;
  }
  return {
    id: head.id,
    language: head.language,
    dimension,
    rows: new Map(words.map((word, row) => [word, row])),
    values,
  };
}

/** The sum of the vectors of some stems, made a unit vector; null when none is known. */
export function embedStems(stems: Iterable<string>, vectors: WordVectors): Float32Array | null {
  const { dimension, rows, values } = vectors;
  const sum = new Float32Array(dimension);
  let any = false;
  for (const stem of stems) {
    const row = rows.get(stem);
    if (row === undefined) continue;
    any = true;
    for (let d = 0; d < dimension; d += 1) sum[d]! += values[row * dimension + d]!;
  }
  if (!any) return null;
  const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  if (norm === 0) return null;
  return sum.map((value) => value / norm);
}
