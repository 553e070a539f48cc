// Promises as lines of a charter: what stands there stays, only lines this call wrote before are replaced, and those by their words alone.

/** A line of its own per promise: no line of the charter breaks inside one. */
export function writeLine(promise: string, lot: string | null): string {
  const words = promise.replaceAll(/\s+/g, ' ').trim();
  return `– ${words}${lot === null ? '' : ` (${lot})`}`;
}

export interface CharterText {
  readonly before: string;
  /** Under which heading they stand; its line is the call's own too. */
  readonly heading: string;
  /** Lines this call wrote before, the heading among them. */
  readonly written: readonly string[];
  readonly lines: readonly string[];
}

/**
 * The text with the call's lines: where they stood, else at the end. A line somebody has changed since is no longer the call's and
 * stays. Without lines to write the call's own are taken away.
 */
export function placeLines({ before, heading, written, lines }: CharterText): string {
  const own = new Map<string, number>();
  for (const line of written) own.set(line, (own.get(line) ?? 0) + 1);
  const kept: string[] = [];
  let place: number | null = null;
  for (const line of before === '' ? [] : before.split('\n')) {
    const left = own.get(line) ?? 0;
    if (left === 0) {
      kept.push(line);
      continue;
    }
    own.set(line, left - 1);
    place ??= kept.length;
  }
  const block = lines.length === 0 ? [] : [heading, ...lines];
  if (place !== null) return withoutEmptyEnd([...kept.slice(0, place), ...block, ...kept.slice(place)]).join('\n');
  if (block.length === 0) return before;
  const end = withoutEmptyEnd(kept);
  return [...end, ...(end.length === 0 ? [] : ['']), ...block].join('\n');
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
