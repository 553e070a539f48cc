// Reads a long table of ratings: labels become codes, warnings say what was left out or hangs loosely.
import type { FacetRating, RaterOptions, RaterWarning } from './rating-types.ts';

export interface RatingTable {
  persons: (string | number)[];
  items: (string | number)[];
  raters: (string | number)[];
  labels: (number | string)[];
  /** Ratings sorted by person. */
  person: Int32Array;
  item: Int32Array;
  rater: Int32Array;
  category: Int32Array;
  /** Where the ratings of each person begin; one more entry for the end. */
  start: Int32Array;
  warnings: RaterWarning[];
}

/** @throws RangeError or TypeError naming the rating (counted from 1) that cannot be used */
export function readRatings(ratings: readonly FacetRating[], options: RaterOptions): RatingTable {
  const used = ratings.flatMap((rating, index) => (rating.value === null ? [] : [{ ...rating, index }]));
  if (used.length === 0) throw new RangeError('ratings: there are none');
  const warnings: RaterWarning[] = [];
  if (used.length < ratings.length) {
    const message = `${ratings.length - used.length} ratings without a value were left out.`;
    warnings.push({ code: 'missing-values', message });
  }
  const labels = options.categories ? [...options.categories] : wholeNumbers(used);
  const codeOf = new Map(labels.map((label, code) => [label, code]));
  if (labels.length < 2 || codeOf.size !== labels.length) {
    throw new RangeError('categories: two or more different labels are needed; with one there is nothing to compare');
  }
  const persons = sorted(used.map((rating) => rating.person));
  const items = sorted(used.map((rating) => rating.item));
  const raters = sorted(used.map((rating) => rating.rater));
  const place = (list: readonly (string | number)[]): Map<string | number, number> =>
    new Map(list.map((label, i) => [label, i]));
  const [personOf, itemOf, raterOf] = [place(persons), place(items), place(raters)];
  const coded = used
    .map(({ person, item, rater, value, index }) => {
      const category = codeOf.get(value!);
      if (category === undefined) {
        throw new RangeError(`rating ${index + 1}: ${JSON.stringify(value)} is not among the categories`);
      }
      return { person: personOf.get(person)!, item: itemOf.get(item)!, rater: raterOf.get(rater)!, category };
    })
    .sort((a, b) => a.person - b.person || a.item - b.item || a.rater - b.rater || a.category - b.category);
  const repeated = coded.filter((rating, i) => {
    const before = coded[i - 1];
    return before && before.person === rating.person && before.item === rating.item && before.rater === rating.rater;
  }).length;
  if (repeated > 0) {
    const message = `${repeated} ratings repeat person, item and rater; each was taken as a rating of its own.`;
    warnings.push({ code: 'repeated-rating', message });
  }
  const start = new Int32Array(persons.length + 1);
  for (const { person } of coded) start[person + 1]! += 1;
  for (let p = 0; p < persons.length; p += 1) start[p + 1]! += start[p]!;
  const column = (key: 'person' | 'item' | 'rater' | 'category'): Int32Array =>
    Int32Array.from(coded, (rating) => rating[key]);
  const table: RatingTable = {
    persons,
    items,
    raters,
    labels,
    person: column('person'),
    item: column('item'),
    rater: column('rater'),
    category: column('category'),
    start,
    warnings,
  };
  warnings.push(...looseEnds(table));
  return table;
}

function wholeNumbers(used: readonly (FacetRating & { index: number })[]): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (const { value, index } of used) {
    if (typeof value !== 'number')
      throw new TypeError(`rating ${index + 1}: ${JSON.stringify(value)} is text; declare the categories`);
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`rating ${index + 1}: ${value} is not a whole number from 0; declare the categories`);
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high - low > 30) throw new RangeError(`ratings from ${low} to ${high} are too many categories`);
  return Array.from({ length: high - low + 1 }, (_, k) => low + k);
}

function sorted(labels: readonly (string | number)[]): (string | number)[] {
  return [...new Set(labels)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
}

/** Raters who share no rated person with the others are compared only by the assumption of equal groups. */
function looseEnds(table: RatingTable): RaterWarning[] {
  const parent = table.raters.map((_, r) => r);
  const root = (r: number): number => (parent[r] === r ? r : root(parent[r]!));
  for (let p = 0; p < table.persons.length; p += 1) {
    const first = root(table.rater[table.start[p]!]!);
    for (let i = table.start[p]!; i < table.start[p + 1]!; i += 1) parent[root(table.rater[i]!)] = first;
  }
  const groups = new Set(table.raters.map((_, r) => root(r))).size;
  const warnings: RaterWarning[] = [];
  if (groups > 1) {
    warnings.push({
      code: 'not-connected',
      message: `The raters fall into ${groups} groups that rated nobody in common; their severities compare only if the persons were given to them at random.`,
    });
  }
  const few = table.raters.filter((_, r) => table.rater.reduce((sum, x) => sum + (x === r ? 1 : 0), 0) < 5);
  if (few.length > 0) {
    const message = `Fewer than five ratings by ${few.join(', ')}; their severity says little. A prior would hold it.`;
    warnings.push({ code: 'few-ratings', message });
  }
  return warnings;
}
