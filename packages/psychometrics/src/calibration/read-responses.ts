// Turns a response matrix into category codes. Labels, not positions, define categories.
import { type ItemModel } from './curves/item-curve.ts';
import { isBinaryModel } from './curves/curve-for.ts';

/** One answer: a number, a label of a declared list, or missing (null, undefined, NaN). */
export type ResponseCell = number | string | null | undefined;

/** Numbers row by row; NaN or the stated code is missing. */
export interface FlatResponses {
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  missing?: number;
}

/** persons x items: rows of cells, or one flat array for large files. */
export type ResponseMatrix = readonly (readonly ResponseCell[])[] | FlatResponses;

export type CategoryLabel = number | string;

export interface CodedResponses {
  rows: number;
  columns: number;
  names: readonly string[];
  /** Labels of each item, lowest first; empty categories included. */
  labels: readonly (readonly CategoryLabel[])[];
  /** rows x columns; MISSING for no answer. */
  codes: Uint8Array;
  /** Answers per item and category. */
  counts: readonly Int32Array[];
}

export const MISSING = 255;

const MOST_CATEGORIES = 50;

/**
 * Codes of a response matrix.
 * @param categories labels from lowest to highest, one list for all items or one list per item name; without it a
 *   polytomous item has every whole number from its smallest to its largest answer
 * @throws RangeError or TypeError that names row and column (counted from 1) of a cell that cannot be read
 */
export function readResponses(
  responses: ResponseMatrix,
  names: readonly string[] | undefined,
  categories: readonly CategoryLabel[] | Readonly<Record<string, readonly CategoryLabel[]>> | undefined,
  model: ItemModel | readonly ItemModel[],
): CodedResponses {
  const { rows, columns, cell } = cellsOf(responses);
  const items = itemNames(names, columns);
  const codes = new Uint8Array(rows * columns).fill(MISSING);
  const labels: CategoryLabel[][] = [];
  const counts: Int32Array[] = [];
  for (let j = 0; j < columns; j += 1) {
    const itemModel = typeof model === 'string' ? model : model[j]!;
    const declared = Array.isArray(categories)
      ? (categories as readonly CategoryLabel[])
      : (categories as Readonly<Record<string, readonly CategoryLabel[]>> | undefined)?.[items[j]!];
    const coded = declared
      ? codeDeclared(cell, rows, j, items[j]!, declared, codes, columns)
      : codeNumbers(cell, rows, j, items[j]!, itemModel, codes, columns);
    labels.push(coded.labels);
    counts.push(coded.counts);
  }
  return { rows, columns, names: items, labels, codes, counts };
}

/** True for the flat form of a matrix. */
export function isFlat(responses: ResponseMatrix): responses is FlatResponses {
  return !Array.isArray(responses) && typeof responses === 'object' && responses !== null && 'columns' in responses;
}

type CellReader = (row: number, column: number) => ResponseCell;

interface CodedColumn {
  labels: CategoryLabel[];
  counts: Int32Array;
}

function cellsOf(responses: ResponseMatrix): { rows: number; columns: number; cell: CellReader } {
  if (isFlat(responses)) {
    const { values, rows, columns, missing } = responses;
    if (values.length !== rows * columns) {
      throw new RangeError(`responses: ${rows} x ${columns} cells are announced, ${values.length} are there`);
    }
    assertSize(rows, columns);
    return {
      rows,
      columns,
      cell: (row, column) => {
        const value = values[row * columns + column]!;
        return value === missing ? null : value;
      },
    };
  }
  if (!Array.isArray(responses))
    throw new TypeError('responses: an array of rows or { values, rows, columns } is needed');
  const rows = responses as readonly (readonly ResponseCell[])[];
  const columns = rows[0]?.length ?? 0;
  assertSize(rows.length, columns);
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row)) throw new TypeError(`responses: row ${index + 1} is not an array`);
    if (row.length !== columns) {
      throw new RangeError(`responses: row ${index + 1} has ${row.length} cells where the first row has ${columns}`);
    }
  }
  return { rows: rows.length, columns, cell: (row, column) => rows[row]![column] };
}

function assertSize(rows: number, columns: number): void {
  if (!(rows >= 1 && columns >= 1)) throw new RangeError('responses: at least one row and one column are needed');
}

function itemNames(names: readonly string[] | undefined, columns: number): readonly string[] {
  if (!names) return Array.from({ length: columns }, (_, j) => `item ${j + 1}`);
  if (names.length !== columns) throw new RangeError(`names: ${names.length} names for ${columns} columns`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new RangeError(`names: "${name}" stands twice`);
    seen.add(name);
  }
  return names;
}

function isMissing(value: ResponseCell): value is null | undefined {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

function codeDeclared(
  cell: CellReader,
  rows: number,
  column: number,
  name: string,
  labels: readonly CategoryLabel[],
  codes: Uint8Array,
  columns: number,
): CodedColumn {
  const byLabel = new Map(labels.map((label, index) => [label, index]));
  if (byLabel.size !== labels.length) throw new RangeError(`categories of ${name}: a label stands twice`);
  if (labels.length < 2 || labels.length > MOST_CATEGORIES) {
    throw new RangeError(`categories of ${name}: 2 to ${MOST_CATEGORIES} labels are needed`);
  }
  const counts = new Int32Array(labels.length);
  const first = labels[0]!;
  const isRun = typeof first === 'number' && labels.every((label, index) => label === first + index);
  for (let row = 0; row < rows; row += 1) {
    const value = cell(row, column);
    if (isMissing(value)) continue;
    // Whole numbers in a row need no look-up: this is the way of large files.
    const code = isRun && typeof value === 'number' ? value - first : byLabel.get(value);
    if (code === undefined || !(code >= 0 && code < labels.length && Number.isInteger(code))) {
      throw new RangeError(
        `row ${row + 1}, column ${name}: ${JSON.stringify(value)} is not among the declared categories`,
      );
    }
    codes[row * columns + column] = code;
    counts[code]! += 1;
  }
  return { labels: [...labels], counts };
}

function codeNumbers(
  cell: CellReader,
  rows: number,
  column: number,
  name: string,
  model: ItemModel,
  codes: Uint8Array,
  columns: number,
): CodedColumn {
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < rows; row += 1) {
    const value = cell(row, column);
    if (isMissing(value)) continue;
    if (typeof value !== 'number') {
      throw new TypeError(`row ${row + 1}, column ${name}: ${JSON.stringify(value)} is text where a number is needed`);
    }
    if (!Number.isInteger(value)) {
      throw new RangeError(`row ${row + 1}, column ${name}: ${value} is not a whole number; declare the categories`);
    }
    if (value < 0) {
      throw new RangeError(`row ${row + 1}, column ${name}: ${value} is negative; is it a code for missing?`);
    }
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return { labels: [], counts: new Int32Array(0) };
  if (high - low >= MOST_CATEGORIES) {
    throw new RangeError(`column ${name}: answers from ${low} to ${high} are more than ${MOST_CATEGORIES} categories`);
  }
  const tally = new Int32Array(high - low + 1);
  for (let row = 0; row < rows; row += 1) {
    const value = cell(row, column);
    if (isMissing(value)) continue;
    const code = (value as number) - low;
    codes[row * columns + column] = code;
    tally[code]! += 1;
  }
  const labels = Array.from({ length: high - low + 1 }, (_, k) => low + k);
  return isBinaryModel(model)
    ? closeGaps(name, model, labels, tally, codes, rows, column, columns)
    : { labels, counts: tally };
}

/** A binary item may be labelled 0 and 2: two labels, no gap. */
function closeGaps(
  name: string,
  model: ItemModel,
  labels: number[],
  tally: Int32Array,
  codes: Uint8Array,
  rows: number,
  column: number,
  columns: number,
): CodedColumn {
  const used = labels.filter((_, k) => tally[k]! > 0);
  if (used.length > 2) {
    throw new RangeError(
      `column ${name}: ${used.length} different answers (${used.join(', ')}); the model ${model} takes two`,
    );
  }
  if (labels.length > 2) {
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns + column;
      if (codes[at] !== MISSING && codes[at]! > 0) codes[at] = 1;
    }
  }
  return { labels: used, counts: Int32Array.from(used, (label) => tally[label - labels[0]!]!) };
}
