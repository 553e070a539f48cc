// What a reading found of what is marked in a synthetic call, what it missed, what it made up, and what it got wrong.
import type { CallReading, FoundPart } from '../reading/call-reading.ts';
import type { MarkedCall, MarkedPart } from './read-marked-calls.ts';

export interface Comparison {
  readonly pairs: readonly {
    readonly marked: MarkedPart;
    readonly found: FoundPart;
    readonly faults: readonly string[];
  }[];
  readonly missed: readonly MarkedPart[];
  readonly wrong: readonly FoundPart[];
}

/** Said by a reading; what is not marked must not be said. */
const VALUES = [
  'date',
  'time',
  'role',
  'amount',
  'currency',
  'weight',
  'weightUnit',
  'strength',
  'pages',
  'lot',
] as const;
/** Of the longer of the two stretches. */
const SHARED = 0.5;

/** Each marked part meets at most one found part of its kind: the one with most of its values, then with most of its letters. */
export function compareReading(call: MarkedCall, { found }: CallReading): Comparison {
  const candidates = call.parts
    .flatMap((marked) =>
      found
        .filter((each) => each.kind === marked.kind && shared(marked, each) >= SHARED)
        .map((each) => ({ marked, found: each, faults: faultsOf(marked, each), share: shared(marked, each) })),
    )
    .sort((a, b) => a.faults.length - b.faults.length || b.share - a.share);
  const taken = new Set<MarkedPart | FoundPart>();
  const pairs = candidates.filter((pair) => {
    if (taken.has(pair.marked) || taken.has(pair.found)) return false;
    taken.add(pair.marked).add(pair.found);
    return true;
  });
  return {
    pairs,
    missed: call.parts.filter((each) => !taken.has(each)),
    wrong: found.filter((each) => !taken.has(each)),
  };
}

/** Letters in both, of the letters in the longer one. */
function shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, both) / Math.max(a.end - a.start, b.end - b.start);
}

function faultsOf({ values }: MarkedPart, found: FoundPart): string[] {
  return VALUES.filter((key) => String(found[key] ?? '') !== (values[key] ?? ''));
}
