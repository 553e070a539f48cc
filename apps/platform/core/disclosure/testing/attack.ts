// An attacker's algebra, apart from the gate's own: whom do exact means and counts of these groups determine?

/** Which of `people` persons have a value of their own among the solutions of the equations: Gauss-Jordan in doubles. */
export function findDetermined(groups: readonly (readonly number[])[], people: number): number[] {
  const rows = groups.map((group) => {
    const row = new Float64Array(people);
    for (const person of group) row[person] = 1;
    return row;
  });
  let rank = 0;
  for (let column = 0; column < people && rank < rows.length; column += 1) {
    let best = rank;
    for (let index = rank; index < rows.length; index += 1) {
      if (Math.abs(rows[index]![column]!) > Math.abs(rows[best]![column]!)) best = index;
    }
    if (Math.abs(rows[best]![column]!) < TINY) continue;
    [rows[rank], rows[best]] = [rows[best]!, rows[rank]!];
    eliminate(rows, rank, column);
    rank += 1;
  }
  return rows.slice(0, rank).flatMap((row) => {
    const support = [...row.keys()].filter((person) => Math.abs(row[person]!) > TINY);
    return support.length === 1 ? support : [];
  });
}

const TINY = 1e-7;

function eliminate(rows: Float64Array[], rank: number, column: number): void {
  const pivot = rows[rank]!;
  const by = pivot[column]!;
  for (let index = 0; index < pivot.length; index += 1) pivot[index]! /= by;
  for (const [index, row] of rows.entries()) {
    const factor = row[column]!;
    if (index === rank || Math.abs(factor) < TINY) continue;
    for (let each = 0; each < row.length; each += 1) row[each]! -= factor * pivot[each]!;
  }
}
