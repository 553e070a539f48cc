// The largest of many numbers without sorting them all: buckets first, then the rest.

const BUCKETS = 512;

/**
 * Places of the `count` largest values above zero, largest first, the lower place first among equals.
 * `places` restricts where to look; null looks everywhere.
 */
export function pickLargest(places: Uint32Array | null, values: Float32Array, count: number): number[] {
  const size = places?.length ?? values.length;
  let most = 0;
  for (let i = 0; i < size; i += 1) most = Math.max(most, values[places === null ? i : places[i]!]!);
  if (most <= 0) return [];
  const buckets = new Uint32Array(BUCKETS);
  const scale = (BUCKETS - 1) / most;
  for (let i = 0; i < size; i += 1) {
    const value = values[places === null ? i : places[i]!]!;
    if (value > 0) buckets[Math.floor(value * scale)]! += 1;
  }
  let floor = BUCKETS - 1;
  for (let seen = 0; floor > 0; floor -= 1) {
    seen += buckets[floor]!;
    if (seen >= count) break;
  }
  const found: number[] = [];
  for (let i = 0; i < size; i += 1) {
    const place = places === null ? i : places[i]!;
    const value = values[place]!;
    if (value > 0 && Math.floor(value * scale) >= floor) found.push(place);
  }
  return found.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
}
