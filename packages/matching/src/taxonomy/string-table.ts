// Many strings in one stretch of bytes, read one at a time: a table of 100,000 labels loads without making 100,000 strings.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class StringTable {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;

  constructor(offsets: Uint32Array, bytes: Uint8Array) {
    this.offsets = offsets;
    this.bytes = bytes;
  }

  static of(strings: readonly string[]): StringTable {
    const parts = strings.map((text) => encoder.encode(text));
    const offsets = new Uint32Array(strings.length + 1);
    for (const [i, part] of parts.entries()) offsets[i + 1] = offsets[i]! + part.length;
    const bytes = new Uint8Array(offsets[strings.length]!);
    for (const [i, part] of parts.entries()) bytes.set(part, offsets[i]);
    return new StringTable(offsets, bytes);
  }

  get length(): number {
    return this.offsets.length - 1;
  }

  at(index: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[index]!, this.offsets[index + 1]!));
  }

  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.length; i += 1) yield this.at(i);
  }
}
