// Decides which groups may be shown beside everything that was shown before: threshold, remainder, linear audit. Pure.
import { findLightestSupport } from './lightest-support.ts';
import { addRow, isInSpan, noRows, PRIMES } from './reduced-rows.ts';
import type { ReducedRows } from './reduced-rows.ts';

/** A group as the columns of its members: a column is one person's measurement, the same wherever that measurement counts. */
export interface ColumnSet {
  readonly key: string;
  /** What was asked for, whenever it was: the same cell of an earlier snapshot is compared even when neither holds the other. */
  readonly cell?: string;
  readonly columns: readonly number[];
}

/** Why a group is not shown. `left` is for tests and stays inside: a number below the threshold is itself a figure. */
export type Objection =
  | { readonly reason: 'too-few' }
  | { readonly reason: 'remainder'; readonly against: string; readonly left: number }
  | { readonly reason: 'combination'; readonly left: number | null };

export interface Checks {
  readonly remainder: boolean;
  readonly audit: boolean;
}

/** What the gate always does. Less is for the study that shows why. */
export const ALL_CHECKS: Checks = { remainder: true, audit: true };

export interface Admission {
  readonly threshold: number;
  /** Everything shown so far, of this snapshot and of earlier ones. */
  readonly released: readonly ColumnSet[];
  /** What is asked for now. Decided from the largest to the smallest, so that a small one pays for what it would give away. */
  readonly candidates: readonly ColumnSet[];
  /** Sets that are large enough and must not be known all the same; nothing may be shown that adds up to one of them. */
  readonly hidden?: readonly ColumnSet[];
  readonly checks?: Checks;
}

/** Null where a candidate may be shown, in the order of the candidates. Later ones are judged as if the admitted ones were out. */
export function admitSets(admission: Admission): (Objection | null)[] {
  const { threshold, released, candidates, hidden = [], checks = ALL_CHECKS } = admission;
  const audit = checks.audit ? createAudit(admission) : null;
  const shown = released.map(toSet);
  for (const set of released) audit?.take(set);
  const verdicts = new Map<ColumnSet, Objection | null>();
  const isHidden = new Set(hidden.map((set) => set.columns.join(' ')));
  for (const candidate of candidates.toSorted((a, b) => b.columns.length - a.columns.length)) {
    const verdict = judge(candidate);
    verdicts.set(candidate, verdict);
    if (verdict === null) {
      shown.push(toSet(candidate));
      audit?.take(candidate);
    }
  }
  return candidates.map((candidate) => verdicts.get(candidate) ?? null);

  function judge(candidate: ColumnSet): Objection | null {
    if (candidate.columns.length < threshold) return { reason: 'too-few' };
    if (isHidden.has(candidate.columns.join(' '))) return { reason: 'combination', left: null };
    const remainder = checks.remainder ? findRemainder(candidate, shown, threshold) : null;
    return remainder ?? audit?.object(candidate) ?? null;
  }
}

interface ShownSet {
  readonly key: string;
  readonly cell: string | undefined;
  readonly size: number;
  readonly columns: ReadonlySet<number>;
}

function toSet({ key, cell, columns }: ColumnSet): ShownSet {
  return { key, cell, size: columns.length, columns: new Set(columns) };
}

/**
 * What subtracting leaves: between a group and each shown one that holds it or is held by it, nobody or enough people must lie. The
 * same group shown at another time is compared both ways: who joined, who left and who was measured anew.
 */
function findRemainder(candidate: ColumnSet, shown: readonly ShownSet[], threshold: number): Objection | null {
  for (const other of shown) {
    const shared = candidate.columns.reduce((count, column) => count + (other.columns.has(column) ? 1 : 0), 0);
    const [added, gone] = [candidate.columns.length - shared, other.size - shared];
    const isNested = added === 0 || gone === 0;
    const isSameCell = candidate.cell !== undefined && candidate.cell === other.cell;
    if (shared === 0 || (!isNested && !isSameCell)) continue;
    for (const left of [added, gone]) {
      if (left > 0 && left < threshold) return { reason: 'remainder', against: other.key, left };
    }
  }
  return null;
}

interface Audit {
  take(set: ColumnSet): void;
  object(set: ColumnSet): Objection | null;
}

function createAudit({ threshold, released, candidates, hidden = [] }: Admission): Audit {
  const { weights, rowOf } = groupColumns([...released, ...candidates, ...hidden]);
  const hiddenRows = hidden.map(rowOf);
  let spaces: ReducedRows[] = PRIMES.map(noRows);
  return {
    take: (set) => {
      spaces = spaces.map((space) => addRow(space, rowOf(set), weights));
    },
    object: (set) => {
      for (const space of spaces) {
        const next = addRow(space, rowOf(set), weights);
        if (next === space) continue;
        const left = findLightestSupport(next, weights, threshold);
        if (left !== null) return { reason: 'combination', left };
        if (hiddenRows.some((row) => isInSpan(next, row))) return { reason: 'combination', left: null };
      }
      return null;
    },
  };
}

/**
 * People whom every set holds all or none of cannot be told apart by any combination, so they share a column of the audit. This is
 * what keeps it small: its width is the number of such groups, not of people.
 */
export function groupColumns(sets: readonly ColumnSet[]): {
  readonly weights: Float64Array;
  readonly rowOf: (set: ColumnSet) => Float64Array;
} {
  const patterns = new Map<number, string>();
  sets.forEach((set, index) => {
    for (const column of set.columns) patterns.set(column, `${patterns.get(column) ?? ''}${index},`);
  });
  const indexOfPattern = new Map<string, number>();
  const counts: number[] = [];
  const groupOf = new Map<number, number>();
  for (const [column, pattern] of patterns) {
    const group = indexOfPattern.get(pattern) ?? indexOfPattern.size;
    indexOfPattern.set(pattern, group);
    counts[group] = (counts[group] ?? 0) + 1;
    groupOf.set(column, group);
  }
  return {
    weights: Float64Array.from(counts),
    rowOf: ({ columns }) => {
      const row = new Float64Array(counts.length);
      for (const column of columns) row[groupOf.get(column)!] = 1;
      return row;
    },
  };
}
