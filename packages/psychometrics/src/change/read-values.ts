// Reads equally long lists of numbers with gaps; what is wrong is named by argument and place.

export type MaybeNumber = number | null | undefined;

/**
 * Rows complete in every list; the others are counted.
 * @param lists equally long, by name
 */
export function completeRows(lists: Readonly<Record<string, readonly MaybeNumber[]>>): {
  columns: Record<string, Float64Array>;
  left: number;
} {
  const names = Object.keys(lists);
  const length = lists[names[0]!]!.length;
  for (const name of names) {
    if (!Array.isArray(lists[name])) throw new TypeError(`${name}: an array of numbers is needed`);
    if (lists[name]!.length !== length) {
      throw new RangeError(`${name}: ${lists[name]!.length} values where ${names[0]} has ${length}`);
    }
  }
  const kept: number[] = [];
  for (let i = 0; i < length; i += 1) {
    if (names.every((name) => isThere(lists[name]![i], name, i))) kept.push(i);
  }
  const columns = Object.fromEntries(names.map((name) => [name, Float64Array.from(kept, (i) => lists[name]![i]!)]));
  return { columns, left: length - kept.length };
}

function isThere(value: unknown, name: string, index: number): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return false;
  if (typeof value !== 'number') throw new TypeError(`${name}, ${index + 1}: ${JSON.stringify(value)} is not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`${name}, ${index + 1}: ${value} is not finite`);
  return true;
}
