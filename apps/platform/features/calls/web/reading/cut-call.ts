// The text of a call cut into stretches for showing: what lies between parts, and the words of each part. Parts may overlap.

export interface Placed {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Stretch {
  readonly text: string;
  /** Ids of the parts that cover these words, in the order of the list; empty for words that are no part. */
  readonly parts: readonly string[];
  /** Parts whose words begin, or end, here. */
  readonly begins: readonly string[];
  readonly ends: readonly string[];
}

/** In the order of the text, without a gap: joined, the stretches are the text again. Places outside the text are left out. */
export function cutCall(text: string, parts: readonly Placed[]): Stretch[] {
  const placed = parts.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].toSorted(
    (one, other) => one - other,
  );
  const beginning = byPlace(placed, 'start');
  const ending = byPlace(placed, 'end');
  const stretches: Stretch[] = [];
  let open: Placed[] = [];
  for (const [place, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[place + 1]!;
    const begins = beginning.get(start) ?? [];
    open = [...open.filter((part) => part.end > start), ...begins];
    stretches.push({
      text: text.slice(start, end),
      parts: open.map(({ id }) => id),
      begins: begins.map(({ id }) => id),
      ends: (ending.get(end) ?? []).map(({ id }) => id),
    });
  }
  return stretches;
}

function byPlace(parts: readonly Placed[], side: 'start' | 'end'): Map<number, Placed[]> {
  const places = new Map<number, Placed[]>();
  for (const part of parts) places.set(part[side], [...(places.get(part[side]) ?? []), part]);
  return places;
}
