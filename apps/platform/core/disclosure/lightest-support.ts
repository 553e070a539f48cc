// Looks for a combination of released sets that speaks of very few people: vectors of small support in a reduced row space.
import { invert } from './reduced-rows.ts';
import type { ReducedRows } from './reduced-rows.ts';

/**
 * The smallest number of people, below `limit`, that some combination of one or two reduced rows is supported on; null when there
 * is none. Columns stand for groups of people whom every released set holds all or none of, `weights` says how many each is.
 *
 * Exact for a single person and for any one or two columns: a vector supported on at most two columns meets at most two pivots, so
 * it combines at most two reduced rows. Combinations of three rows and more are held down by the choice of heavy pivots, not searched.
 */
export function findLightestSupport(reduced: ReducedRows, weights: ArrayLike<number>, limit: number): number | null {
  const { rows } = reduced;
  let lightest = limit;
  for (const row of rows) lightest = Math.min(lightest, weightOf(row, weights, lightest));
  for (let first = 0; first < rows.length; first += 1) {
    for (let second = first + 1; second < rows.length; second += 1) {
      lightest = Math.min(lightest, lightestOfTwo(rows[first]!, rows[second]!, weights, lightest, reduced.prime));
    }
  }
  return lightest < limit ? lightest : null;
}

/** Weight of a row's support, or something not below the limit. */
function weightOf(row: Float64Array, weights: ArrayLike<number>, limit: number): number {
  let weight = 0;
  for (let column = 0; column < row.length && weight < limit; column += 1) {
    if (row[column] !== 0) weight += weights[column]!;
  }
  return weight;
}

/** The lightest combination in which both rows take part: where both stand, one ratio at a time can be made to vanish. */
function lightestOfTwo(
  first: Float64Array,
  second: Float64Array,
  weights: ArrayLike<number>,
  limit: number,
  prime: number,
): number {
  let alone = 0;
  for (let column = 0; column < first.length; column += 1) {
    if ((first[column] === 0) === (second[column] === 0)) continue;
    alone += weights[column]!;
    if (alone >= limit) return limit;
  }
  let shared = 0;
  let vanishing = 0;
  const byRatio = new Map<number, number>();
  for (let column = 0; column < first.length; column += 1) {
    if (first[column] === 0 || second[column] === 0) continue;
    shared += weights[column]!;
    const ratio = (first[column]! * invert(second[column]!, prime)) % prime;
    const together = (byRatio.get(ratio) ?? 0) + weights[column]!;
    byRatio.set(ratio, together);
    vanishing = Math.max(vanishing, together);
  }
  return alone + shared - vanishing;
}
