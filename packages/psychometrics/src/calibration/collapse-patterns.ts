// Equal answer patterns are worked on once: persons become patterns with counts.

export interface PatternTable {
  /** patterns x columns. */
  codes: Uint8Array;
  patterns: number;
  /** Persons of each pattern. */
  weights: Float64Array;
  /** Pattern of each kept row, in the order given. */
  patternOfRow: Int32Array;
}

/**
 * Distinct rows with their counts, in order of first appearance.
 * @param codes rows x columns
 * @param rows indices of the rows to take
 */
export function collapsePatterns(codes: Uint8Array, columns: number, rows: ArrayLike<number>): PatternTable {
  const n = rows.length;
  let capacity = 16;
  while (capacity < 2 * n) capacity *= 2;
  const slots = new Int32Array(capacity).fill(-1);
  const patternOfRow = new Int32Array(n);
  const firstRow = new Int32Array(n);
  const weights = new Float64Array(n);
  let patterns = 0;
  for (let r = 0; r < n; r += 1) {
    const from = rows[r]! * columns;
    let slot = hashRow(codes, from, columns) & (capacity - 1);
    while (slots[slot]! >= 0 && !isSameRow(codes, from, firstRow[slots[slot]!]! * columns, columns)) {
      slot = (slot + 1) & (capacity - 1);
    }
    if (slots[slot]! < 0) {
      slots[slot] = patterns;
      firstRow[patterns] = rows[r]!;
      patterns += 1;
    }
    patternOfRow[r] = slots[slot]!;
    weights[slots[slot]!]! += 1;
  }
  const table = new Uint8Array(patterns * columns);
  for (let u = 0; u < patterns; u += 1) {
    table.set(codes.subarray(firstRow[u]! * columns, (firstRow[u]! + 1) * columns), u * columns);
  }
  return { codes: table, patterns, weights: weights.slice(0, patterns), patternOfRow };
}

function hashRow(codes: Uint8Array, from: number, columns: number): number {
  let hash = 0x811c9dc5;
  for (let j = 0; j < columns; j += 1) hash = Math.imul(hash ^ codes[from + j]!, 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
}

function isSameRow(codes: Uint8Array, one: number, two: number, columns: number): boolean {
  for (let j = 0; j < columns; j += 1) if (codes[one + j] !== codes[two + j]) return false;
  return true;
}
