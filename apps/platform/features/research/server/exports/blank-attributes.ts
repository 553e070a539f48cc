// k-anonymity of the attributes of an export: a combination that too few people share is blanked, and what cannot be kept is left out.
// Source: L. Sweeney (2002), International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10 (k-anonymity, suppression).
export interface BlankedAttributes {
  /** Rows in the order given; null where blanked. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many rows lost their attributes. */
  readonly blanked: number;
  /** Columns that were left out wholly. */
  readonly dropped: readonly number[];
}

/**
 * Blanks rows until every combination that is left stands for k rows, the blanked ones among themselves too. When that would blank more
 * than half of the rows, the column with the most different values goes first, and all is tried again.
 */
export function blankAttributes(rows: readonly (readonly string[])[], k: number): BlankedAttributes {
  const width = rows[0]?.length ?? 0;
  const dropped: number[] = [];
  for (;;) {
    const kept = Array.from({ length: width }, (_, column) => column).filter((column) => !dropped.includes(column));
    const blank = rowsToBlank(rows, kept, k);
    if (blank.size <= rows.length / 2 || kept.length === 0) {
      return {
        rows: rows.map((row, index) =>
          row.map((value, column) => (dropped.includes(column) || blank.has(index) ? null : value)),
        ),
        blanked: kept.length === 0 ? 0 : blank.size,
        dropped: dropped.toSorted((a, b) => a - b),
      };
    }
    const values = (column: number): number => new Set(rows.map((row) => row[column])).size;
    dropped.push(kept.toSorted((a, b) => values(b) - values(a) || b - a)[0]!);
  }
}

function rowsToBlank(rows: readonly (readonly string[])[], kept: readonly number[], k: number): Set<number> {
  const classes = Map.groupBy(rows.keys(), (index) => JSON.stringify(kept.map((column) => rows[index]![column])));
  const bySize = [...classes.values()].toSorted((a, b) => a.length - b.length);
  const blank = new Set(bySize.filter((members) => members.length < k).flat());
  // A few blanked rows alone would stand out by being blank: the next smallest combination goes with them.
  for (const members of bySize) {
    if (blank.size === 0 || blank.size >= k) break;
    for (const index of members) blank.add(index);
  }
  return blank;
}
