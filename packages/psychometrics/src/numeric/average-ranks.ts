// Ranks from 1 upwards; equal values share the mean of the ranks they take up.

export interface TiedRanks {
  ranks: Float64Array;
  /** Size of every group of equal values larger than one. */
  tieSizes: readonly number[];
}

/**
 * Ranks with ties averaged.
 * @param values finite numbers
 * @throws RangeError when a value is not finite
 * @example averageRanks([10, 20, 10]).ranks // [1.5, 3, 1.5]
 */
export function averageRanks(values: ArrayLike<number>): TiedRanks {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i);
  for (const i of order) {
    if (!Number.isFinite(values[i]!)) throw new RangeError(`averageRanks: value ${i + 1} is not a finite number`);
  }
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(n);
  const tieSizes: number[] = [];
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && values[order[to]!] === values[order[from]!]) to += 1;
    for (let i = from; i < to; i += 1) ranks[order[i]!] = (from + 1 + to) / 2;
    if (to - from > 1) tieSizes.push(to - from);
    from = to;
  }
  return { ranks, tieSizes };
}
