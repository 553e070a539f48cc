// Takes answers away from a table by a stated mechanism. Source of the terms: D. B. Rubin (1976), Biometrika 63.
import { createRandom } from '../numeric/seeded-random.ts';

export type Missingness =
  /** Every cell with the same chance. */
  | { kind: 'completely-at-random'; share: number }
  /** With a chance that grows with an observed number of the person (one per row), `share` on average over rows. */
  | { kind: 'at-random'; share: number; by: ArrayLike<number>; strength?: number }
  /** Nothing after a break-off point; `share` of the persons break off, at a place drawn evenly. */
  | { kind: 'break-off'; share: number }
  /** Each person gets one of several blocks of neighbouring columns, in turn. */
  | { kind: 'planned'; blocks: number };

/**
 * A copy with null where an answer is missing.
 * @param rows persons x items
 * @throws RangeError naming the option that does not fit
 * @example withMissing([[1, 2], [3, 4]], { kind: 'planned', blocks: 2 }, 1) // [[1, null], [null, 4]]
 */
export function withMissing<Cell>(
  rows: readonly (readonly Cell[])[],
  missing: Missingness,
  seed: number | string,
): (Cell | null)[][] {
  const random = createRandom(`${seed}/missing`);
  if (missing.kind === 'planned') {
    const { blocks } = missing;
    const columns = rows[0]?.length ?? 0;
    if (!(Number.isInteger(blocks) && blocks >= 1 && blocks <= columns)) {
      throw new RangeError(`blocks: a whole number from 1 to ${columns}`);
    }
    return rows.map((row, i) =>
      row.map((cell, j) => (Math.floor((j * blocks) / columns) === i % blocks ? cell : null)),
    );
  }
  const { share } = missing;
  if (!(share >= 0 && share < 1)) throw new RangeError(`share: at least 0 and below 1, not ${share}`);
  if (missing.kind === 'break-off') {
    return rows.map((row) => {
      const isBreaking = random.next() < share;
      const end = isBreaking ? 1 + random.below(Math.max(1, row.length - 1)) : row.length;
      return row.map((cell, j) => (j < end ? cell : null));
    });
  }
  const chances =
    missing.kind === 'at-random' ? chancesBy(missing.by, missing.strength ?? 1, share, rows.length) : null;
  return rows.map((row, i) => row.map((cell) => (random.next() < (chances ? chances[i]! : share) ? null : cell)));
}

/** logit of the chance = c + strength z, with c so that the mean chance is the share. */
function chancesBy(by: ArrayLike<number>, strength: number, share: number, rows: number): Float64Array {
  if (by.length !== rows) throw new RangeError(`by: ${by.length} numbers for ${rows} rows`);
  const values = Float64Array.from(by);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`by: entry ${bad + 1} is not a finite number`);
  const mean = values.reduce((sum, value) => sum + value, 0) / rows;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
  const z = values.map((value) => (sd > 0 ? (value - mean) / sd : 0));
  let low = -40;
  let high = 40;
  for (let step = 0; step < 60; step += 1) {
    const c = (low + high) / 2;
    const average = z.reduce((sum, value) => sum + 1 / (1 + Math.exp(-c - strength * value)), 0) / rows;
    if (average < share) low = c;
    else high = c;
  }
  return z.map((value) => 1 / (1 + Math.exp(-low - strength * value)));
}
