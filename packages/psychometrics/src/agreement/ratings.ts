// The one table all agreement coefficients read: who rated whom with what. Labels, not positions, define categories.

/** A category or a number; text and numbers are not mixed within one table. */
export type RatingLabel = number | string;

/** One rating; a missing value is null, undefined or NaN, or the row is left out. */
export interface AgreementRating {
  subject: RatingLabel;
  rater: RatingLabel;
  value: RatingLabel | null | undefined;
}

export interface CategoryOptions {
  /** Every category there is, lowest first. Without it: the values that occur, numbers in ascending order. */
  categories?: readonly RatingLabel[];
}

/** Ratings laid out as subjects x raters. */
export interface RatingGrid {
  subjects: readonly RatingLabel[];
  raters: readonly RatingLabel[];
  /** subjects x raters, row by row; null where missing. */
  cells: readonly (RatingLabel | null)[];
}

/** Ratings as positions in one shared list of categories. */
export interface CodedRatings extends RatingGrid {
  categories: readonly RatingLabel[];
  /** subjects x raters; -1 where missing. */
  codes: Int32Array;
}

/**
 * Long table from a matrix.
 * @param rows subjects x raters
 * @param raters names of the columns; `rater 1`, `rater 2` … when absent
 * @throws RangeError for ragged rows or names that do not fit
 * @example ratingsFromRows([['a', 'b'], ['b', 'b']]).length // 4
 */
export function ratingsFromRows(
  rows: readonly (readonly (RatingLabel | null | undefined)[])[],
  raters?: readonly RatingLabel[],
): AgreementRating[] {
  const width = rows[0]?.length ?? 0;
  const names = raters ?? Array.from({ length: width }, (_, j) => `rater ${j + 1}`);
  if (names.length !== width) throw new RangeError(`raters: ${names.length} names for ${width} columns`);
  return rows.flatMap((row, index) => {
    if (row.length !== width) {
      throw new RangeError(`row ${index + 1} has ${row.length} cells where the first row has ${width}`);
    }
    return row.map((value, j) => ({ subject: index + 1, rater: names[j]!, value }));
  });
}

/**
 * Ratings as a grid, in order of first appearance. Subjects without any value are kept: the coefficients say what they do with them.
 * @throws TypeError for a value that is neither text nor number, or a mixture; RangeError for an empty table, an infinite value or
 *   a pair of subject and rater that comes twice; the row is named, counted from 1
 */
export function gridOfRatings(ratings: readonly AgreementRating[]): RatingGrid {
  if (!Array.isArray(ratings)) throw new TypeError('ratings: an array of { subject, rater, value } is needed');
  if (ratings.length === 0) throw new RangeError('ratings: at least one rating is needed');
  const subjects = new Map<RatingLabel, number>();
  const raters = new Map<RatingLabel, number>();
  let kind: string | null = null;
  for (const [index, rating] of (ratings as readonly AgreementRating[]).entries()) {
    const { subject, rater, value } = readRating(rating, index);
    if (!subjects.has(subject)) subjects.set(subject, subjects.size);
    if (!raters.has(rater)) raters.set(rater, raters.size);
    if (value === null) continue;
    kind ??= typeof value;
    if (typeof value !== kind) {
      throw new TypeError(
        `rating ${index + 1}: ${JSON.stringify(value)} is a ${typeof value} where others are a ${kind}`,
      );
    }
  }
  const cells = Array.from({ length: subjects.size * raters.size }, (): RatingLabel | null => null);
  const taken = new Uint8Array(cells.length);
  for (const [index, rating] of (ratings as readonly AgreementRating[]).entries()) {
    const { subject, rater, value } = readRating(rating, index);
    const at = subjects.get(subject)! * raters.size + raters.get(rater)!;
    if (taken[at]) throw new RangeError(`rating ${index + 1}: rater ${rater} rated subject ${subject} twice`);
    taken[at] = 1;
    cells[at] = value;
  }
  return { subjects: [...subjects.keys()], raters: [...raters.keys()], cells };
}

function readRating(
  rating: AgreementRating,
  index: number,
): { subject: RatingLabel; rater: RatingLabel; value: RatingLabel | null } {
  const place = `rating ${index + 1}`;
  if (typeof rating !== 'object' || rating === null)
    throw new TypeError(`${place}: { subject, rater, value } is needed`);
  const { subject, rater, value } = rating;
  for (const [name, label] of [
    ['subject', subject],
    ['rater', rater],
  ] as const) {
    if (typeof label !== 'string' && !(typeof label === 'number' && Number.isFinite(label))) {
      throw new TypeError(`${place}: ${name} is text or a finite number, not ${JSON.stringify(label)}`);
    }
  }
  if (value === null || value === undefined || Number.isNaN(value)) return { subject, rater, value: null };
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(`${place}: the value is text or a number, not ${JSON.stringify(value)}`);
  }
  if (value === Infinity || value === -Infinity) throw new RangeError(`${place}: the value is infinite`);
  return { subject, rater, value };
}

/**
 * Ratings coded by one list of categories shared by all raters: a rater who never used a category cannot shift the others.
 * @throws RangeError when a value is not among the declared categories or a category stands twice
 */
export function codeRatings(ratings: readonly AgreementRating[], options: CategoryOptions = {}): CodedRatings {
  const grid = gridOfRatings(ratings);
  const categories = options.categories ? [...options.categories] : occurringCategories(grid.cells);
  const byLabel = new Map(categories.map((label, index) => [label, index]));
  if (byLabel.size !== categories.length) throw new RangeError('categories: a label stands twice');
  const codes = Int32Array.from(grid.cells, (value, at) => {
    if (value === null) return -1;
    const code = byLabel.get(value);
    if (code !== undefined) return code;
    const subject = grid.subjects[Math.floor(at / grid.raters.length)];
    const rater = grid.raters[at % grid.raters.length];
    throw new RangeError(
      `subject ${subject}, rater ${rater}: ${JSON.stringify(value)} is not among the declared categories`,
    );
  });
  return { ...grid, categories, codes };
}

function occurringCategories(cells: readonly (RatingLabel | null)[]): RatingLabel[] {
  const seen = [...new Set(cells.filter((value) => value !== null))];
  // Text in code point order: nothing depends on it, for order is asked for where it counts.
  return seen.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : 1));
}

/**
 * Grid of numbers, NaN where missing.
 * @throws TypeError when a value is text; subject and rater are named
 */
export function numbersOfRatings(ratings: readonly AgreementRating[]): RatingGrid & { numbers: Float64Array } {
  const grid = gridOfRatings(ratings);
  const numbers = Float64Array.from(grid.cells, (value, at) => {
    if (value === null) return NaN;
    if (typeof value === 'number') return value;
    const subject = grid.subjects[Math.floor(at / grid.raters.length)];
    const rater = grid.raters[at % grid.raters.length];
    throw new TypeError(
      `subject ${subject}, rater ${rater}: ${JSON.stringify(value)} is text where a number is needed`,
    );
  });
  return { ...grid, numbers };
}

/** Ratings per subject and category: subjects x categories. */
export function countRatings({ subjects, raters, categories, codes }: CodedRatings): Float64Array {
  const counts = new Float64Array(subjects.length * categories.length);
  for (let at = 0; at < codes.length; at += 1) {
    if (codes[at]! >= 0) counts[Math.floor(at / raters.length) * categories.length + codes[at]!]! += 1;
  }
  return counts;
}
