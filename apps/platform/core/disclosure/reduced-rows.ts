// Linear algebra of the audit: the space spanned by the rows of all released sets, reduced, over a large prime.

/**
 * Two primes just below 2^26, so that every product of two residues is exact in a double. A vector that exists over the rationals
 * could be missed modulo one prime only if that prime divides an invariant factor of the rows; both at once is left out of account.
 */
export const PRIMES = [67_108_859, 67_108_837] as const;

/** Rows in reduced echelon form: each has a 1 at its pivot, where all others have 0. Never changed in place. */
export interface ReducedRows {
  readonly prime: number;
  readonly rows: readonly Float64Array[];
  readonly pivots: readonly number[];
}

export function noRows(prime: number): ReducedRows {
  return { prime, rows: [], pivots: [] };
}

/** What remains of a vector when everything that the rows can make of it is taken away; all zero: it lies in their span. */
export function reduceVector({ prime, rows, pivots }: ReducedRows, vector: ArrayLike<number>): Float64Array {
  const rest = Float64Array.from(vector);
  for (const [index, row] of rows.entries()) {
    const factor = rest[pivots[index]!]!;
    if (factor !== 0) subtractRow(rest, row, factor, prime);
  }
  return rest;
}

export function isInSpan(reduced: ReducedRows, vector: ArrayLike<number>): boolean {
  return reduceVector(reduced, vector).every((value) => value === 0);
}

/**
 * The space with one more row. The heaviest column that is left becomes the pivot: a combination of k reduced rows is supported at
 * least on their k pivots, so heavy pivots leave little to look for among combinations of many rows. The same object when the row
 * was in the span already.
 */
export function addRow(reduced: ReducedRows, vector: ArrayLike<number>, weights: ArrayLike<number>): ReducedRows {
  const { prime } = reduced;
  const row = reduceVector(reduced, vector);
  let pivot = -1;
  for (let column = 0; column < row.length; column += 1) {
    if (row[column] !== 0 && (pivot < 0 || weights[column]! > weights[pivot]!)) pivot = column;
  }
  if (pivot < 0) return reduced;
  const inverse = invert(row[pivot]!, prime);
  for (let column = 0; column < row.length; column += 1) row[column] = (row[column]! * inverse) % prime;
  const rows = reduced.rows.map((other) => {
    const factor = other[pivot]!;
    if (factor === 0) return other;
    const copy = Float64Array.from(other);
    subtractRow(copy, row, factor, prime);
    return copy;
  });
  return { prime, rows: [...rows, row], pivots: [...reduced.pivots, pivot] };
}

function subtractRow(from: Float64Array, row: Float64Array, factor: number, prime: number): void {
  for (let column = 0; column < from.length; column += 1) {
    const value = row[column]!;
    if (value !== 0) from[column] = (from[column]! + (prime - factor) * value) % prime;
  }
}

/** The inverse modulo a prime, by the extended algorithm of Euclid. */
export function invert(value: number, prime: number): number {
  let [r, nextR] = [prime, ((value % prime) + prime) % prime];
  let [t, nextT] = [0, 1];
  if (nextR === 0) throw new RangeError('Zero has no inverse.');
  while (nextR !== 0) {
    const quotient = Math.floor(r / nextR);
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return t < 0 ? t + prime : t;
}
