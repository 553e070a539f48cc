// Turns reverse-keyed answers round: the lowest becomes the highest.
import type { ScoreCell, ScoreRows } from './score-table.ts';

export interface AnswerRange {
  /** Lowest possible answer, 1 by default. */
  min?: number;
  /** Highest possible answer of the scale, not the highest that was observed. */
  max: number;
}

/**
 * min + max - value; missing stays missing.
 * @throws RangeError when min or max do not fit or the value lies outside them
 * @example reverseScore(2, { max: 6 }) // 5
 */
export function reverseScore(value: ScoreCell, { min = 1, max }: AnswerRange, place = 'reverseScore'): number | null {
  if (!(Number.isFinite(min) && Number.isFinite(max) && max > min)) {
    throw new RangeError(`${place}: max (${max}) lies above min (${min})`);
  }
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value !== 'number') throw new TypeError(`${place}: ${JSON.stringify(value)} is not a number`);
  if (value < min || value > max) throw new RangeError(`${place}: ${value} lies outside ${min} to ${max}`);
  return min + max - value;
}

/**
 * Rows with the named columns turned round; the others are handed on as they are.
 * @param items names of all columns
 * @param reversed names of the columns to turn round
 * @throws RangeError when a name is unknown or a value lies outside the range (row and column named)
 * @example reverseColumns([[2, 5]], ['A1', 'A2'], ['A1'], { max: 6 }) // [[5, 5]]
 */
export function reverseColumns(
  rows: ScoreRows,
  items: readonly string[],
  reversed: readonly string[],
  range: AnswerRange,
): ScoreCell[][] {
  for (const name of reversed) {
    if (!items.includes(name)) throw new RangeError(`reversed: there is no column "${name}"`);
  }
  const turned = items.map((name) => reversed.includes(name));
  return rows.map((row, index) =>
    row.map((cell, j) => (turned[j] ? reverseScore(cell, range, `row ${index + 1}, column ${items[j]}`) : cell)),
  );
}
