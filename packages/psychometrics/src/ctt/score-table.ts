// Reads a table of item scores and applies the declared rule for missing answers.
import type { ResultWarning } from '../result/result-types.ts';

/** A finite number, or missing (null, undefined, NaN). */
export type ScoreCell = number | null | undefined;

/** people x items, row by row. */
export type ScoreRows = readonly (readonly ScoreCell[])[];

/** `listwise`: only people with every answer; `pairwise`: every pair of items uses the people who answered both. */
export type MissingRule = 'listwise' | 'pairwise';

export interface ScaleOptions {
  /** Names of the columns; `item 1`, `item 2` … when absent. */
  items?: readonly string[];
  /** `pairwise` when absent; the method record of every result says which. */
  missing?: MissingRule;
}

export interface ScoreTable {
  items: readonly string[];
  missing: MissingRule;
  /** People kept. */
  people: number;
  /** people x items, NaN where missing (none under `listwise`). */
  values: Float64Array;
  peopleLeftOut: number;
  missingAnswers: number;
  warnings: ResultWarning[];
}

export const DEFAULT_MISSING: MissingRule = 'pairwise';

/**
 * Scores as one typed array. People without any answer are left out under both rules, with a warning.
 * @throws TypeError when a cell is not a number; RangeError for ragged rows, infinite scores, fewer than one row or two columns,
 *   names that do not fit; row and column are named, counted from 1
 */
export function readScoreTable(rows: ScoreRows, options: ScaleOptions = {}): ScoreTable {
  if (!Array.isArray(rows)) throw new TypeError('rows: an array of rows is needed');
  const missing = options.missing ?? DEFAULT_MISSING;
  if (missing !== 'listwise' && missing !== 'pairwise') {
    throw new RangeError(`missing: "listwise" or "pairwise", not ${JSON.stringify(missing)}`);
  }
  const k = rows[0]?.length ?? 0;
  if (k < 2) throw new RangeError('rows: at least one person and two items are needed');
  const items = itemNames(options.items, k);
  const kept: number[] = [];
  let people = 0;
  let empty = 0;
  let incomplete = 0;
  let missingAnswers = 0;
  for (const [index, row] of rows.entries()) {
    const scores = readRow(row, index, items);
    const gaps = scores.reduce((count, score) => count + (Number.isNaN(score) ? 1 : 0), 0);
    if (gaps === k) empty += 1;
    else if (gaps > 0 && missing === 'listwise') incomplete += 1;
    else {
      people += 1;
      missingAnswers += gaps;
      for (const score of scores) kept.push(score);
    }
  }
  const warnings: ResultWarning[] = [];
  if (empty > 0) {
    warnings.push({
      code: 'people-without-answers',
      message: `${empty} of ${rows.length} people answered no item and are left out`,
    });
  }
  if (incomplete > 0) {
    warnings.push({
      code: 'people-left-out',
      message: `${incomplete} of ${rows.length} people miss at least one answer and are left out (listwise)`,
    });
  }
  return {
    items,
    missing,
    people,
    values: Float64Array.from(kept),
    peopleLeftOut: empty + incomplete,
    missingAnswers,
    warnings,
  };
}

function itemNames(names: readonly string[] | undefined, k: number): readonly string[] {
  if (names === undefined) return Array.from({ length: k }, (_, j) => `item ${j + 1}`);
  if (names.length !== k) throw new RangeError(`items: ${names.length} names for ${k} columns`);
  if (new Set(names).size !== k) throw new RangeError('items: a name stands twice');
  return names;
}

function readRow(row: unknown, index: number, items: readonly string[]): number[] {
  if (!Array.isArray(row)) throw new TypeError(`row ${index + 1} is not an array`);
  if (row.length !== items.length) {
    throw new RangeError(`row ${index + 1} has ${row.length} cells where the first row has ${items.length}`);
  }
  return Array.from(row as readonly unknown[], (cell, j) => {
    if (cell === null || cell === undefined) return NaN;
    if (typeof cell !== 'number') {
      throw new TypeError(`row ${index + 1}, column ${items[j]}: ${JSON.stringify(cell)} is not a number`);
    }
    if (cell === Infinity || cell === -Infinity) {
      throw new RangeError(`row ${index + 1}, column ${items[j]}: the score is infinite`);
    }
    return cell;
  });
}
