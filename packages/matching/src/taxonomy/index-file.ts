// The index as one file: a head in JSON and the columns behind it, viewed in place when read.
import { MatchingError } from '../matching-error.ts';
import { INDEX_FORMAT } from './build-index.ts';
import { StringTable } from './string-table.ts';
import type { LanguageIndex, TaxonomyIndex } from './taxonomy-index.ts';

const MAGIC = 'DRGIDX1\n';
const TYPES = { Uint8Array, Int8Array, Uint32Array, Float32Array } as const;
type TypeName = keyof typeof TYPES;
type Column = Uint8Array | Int8Array | Uint32Array | Float32Array;

interface Head {
  format: number;
  plain: unknown;
  columns: { type: TypeName; offset: number; length: number }[];
}

type Place = { column: number } | { strings: [number, number] };

export function packIndex(index: TaxonomyIndex): Uint8Array {
  const columns: Column[] = [];
  const plain = toPlain(index, columns);
  const described: Head['columns'] = [];
  let offset = 0;
  for (const column of columns) {
    described.push({ type: column.constructor.name as TypeName, offset, length: column.length });
    offset += Math.ceil(column.byteLength / 8) * 8;
  }
  const head = new TextEncoder().encode(
    JSON.stringify({ format: INDEX_FORMAT, plain, columns: described } satisfies Head),
  );
  const base = Math.ceil((12 + head.length) / 8) * 8;
  const bytes = new Uint8Array(base + offset);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(bytes.buffer).setUint32(8, head.length, true);
  bytes.set(head, 12);
  for (const [at, column] of columns.entries()) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), base + described[at]!.offset);
  }
  return bytes;
}

/**
 * Reads an index without copying its columns.
 * @throws MatchingError when the bytes are no index, of another format or cut short
 */
export function readIndex(bytes: Uint8Array): TaxonomyIndex {
  const decoder = new TextDecoder();
  if (bytes.length < 12 || decoder.decode(bytes.subarray(0, 8)) !== MAGIC)
    throw new MatchingError('this is no taxonomy index');
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const length = new DataView(aligned.buffer, aligned.byteOffset).getUint32(8, true);
  if (12 + length > bytes.length) throw new MatchingError('the taxonomy index is cut short');
  const head = JSON.parse(decoder.decode(aligned.subarray(12, 12 + length))) as Head;
  if (head.format !== INDEX_FORMAT) {
    throw new MatchingError(
      `the taxonomy index is of format ${head.format}; this version reads format ${INDEX_FORMAT}`,
    );
  }
  const base = aligned.byteOffset + Math.ceil((12 + length) / 8) * 8;
  const last = head.columns.at(-1);
  if (
    last &&
    base - aligned.byteOffset + last.offset + last.length * TYPES[last.type].BYTES_PER_ELEMENT > bytes.length
  ) {
    throw new MatchingError('the taxonomy index is cut short');
  }
  const columns = head.columns.map(
    ({ type, offset, length: size }) => new TYPES[type](aligned.buffer as ArrayBuffer, base + offset, size),
  );
  return fromPlain(head.plain, columns) as TaxonomyIndex;
}

function toPlain(value: unknown, columns: Column[]): unknown {
  if (value instanceof StringTable) {
    columns.push(value.offsets, value.bytes);
    return { strings: [columns.length - 2, columns.length - 1] } satisfies Place;
  }
  if (ArrayBuffer.isView(value)) {
    columns.push(value as Column);
    return { column: columns.length - 1 } satisfies Place;
  }
  if (Array.isArray(value)) return (value as LanguageIndex[]).map((one) => toPlain(one, columns));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toPlain(one, columns)]));
  }
  return value;
}

function fromPlain(value: unknown, columns: readonly Column[]): unknown {
  if (Array.isArray(value)) return value.map((one) => fromPlain(one, columns));
  if (value === null || typeof value !== 'object') return value;
  if ('column' in value) return columns[value.column as number];
  if ('strings' in value) {
    const [offsets, bytes] = value.strings as [number, number];
    return new StringTable(columns[offsets] as Uint32Array, columns[bytes] as Uint8Array);
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromPlain(one, columns)]));
}
