// Cohen's kappa of two raters, plain or weighted. Sources: J. Cohen (1960, 1968);
// J. L. Fleiss, J. Cohen and B. S. Everitt (1969), equations 9 and 14, for its two standard errors.
import { assertConfidence } from '../result/result-types.ts';
import { type AgreementResult, normalInterval, normalTest, NOT_ESTIMABLE, ONE_CATEGORY } from './agreement-types.ts';
import { type AgreementWeights, agreementWeights, type CategoryDistance, nameOfWeights } from './agreement-weights.ts';
import { type CategoryOptions, type CodedRatings, codeRatings, type AgreementRating } from './ratings.ts';

export interface CohenOptions extends CategoryOptions {
  /** `identity` when absent. */
  weights?: AgreementWeights;
  distance?: CategoryDistance;
  level?: number;
}

/**
 * Cohen's kappa. Subjects rated by only one of the two are left out, with a warning.
 * @param ratings of exactly two raters
 * @returns `test` uses the standard error under no agreement beyond chance, `interval` the one at the estimate
 * @throws RangeError when there are not two raters, weights do not fit, or the order of text categories is needed and not declared
 * @example cohenKappa(ratingsFromRows([['a', 'a'], ['b', 'b'], ['a', 'b']])).value // 0.4
 */
export function cohenKappa(ratings: readonly AgreementRating[], options: CohenOptions = {}): AgreementResult {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'cohenKappa');
  const coded = codeRatings(ratings, options);
  if (coded.raters.length !== 2) {
    throw new RangeError(`cohenKappa: two raters are needed, ${coded.raters.length} are there (lightKappa takes more)`);
  }
  const kind = options.weights ?? 'identity';
  const { categories } = coded;
  const isOrdered = options.categories !== undefined || categories.every((label) => typeof label === 'number');
  const weights = agreementWeights(kind, categories, options.distance, isOrdered);
  const table = crossTable(coded, 0, 1);
  const left = coded.subjects.length - table.subjects;
  const frame = {
    subjects: table.subjects,
    raters: 2,
    categories,
    warnings: left > 0 ? [{ code: 'subjects-left-out', message: `${left} subjects lack one of the two ratings` }] : [],
    method: {
      name: 'cohen-kappa',
      version: '1',
      page: 'agreement',
      parameters: { weights: nameOfWeights(kind), level, ...(options.distance ? { distance: options.distance } : {}) },
    },
  };
  if (table.subjects < 1) {
    return {
      ...NOT_ESTIMABLE,
      ...frame,
      warnings: [...frame.warnings, { code: 'no-pairs', message: 'no subject was rated by both' }],
    };
  }
  const figures = kappaOfTable(table, weights);
  if (figures === null) return { ...NOT_ESTIMABLE, ...frame, warnings: [...frame.warnings, ONE_CATEGORY] };
  return {
    status: 'estimated',
    value: figures.value,
    observedAgreement: figures.observed,
    expectedAgreement: figures.expected,
    standardError: figures.standardError,
    interval: normalInterval(figures.value, figures.standardError, level),
    test: normalTest(figures.value, figures.nullError),
    ...frame,
  };
}

export interface CrossTable {
  /** Row-major q x q shares of subjects. */
  shares: Float64Array;
  q: number;
  subjects: number;
}

/** Joint distribution of two raters over the shared categories. */
export function crossTable(coded: CodedRatings, first: number, second: number): CrossTable {
  const q = coded.categories.length;
  const width = coded.raters.length;
  const shares = new Float64Array(q * q);
  let subjects = 0;
  for (let at = 0; at < coded.codes.length; at += width) {
    const a = coded.codes[at + first]!;
    const b = coded.codes[at + second]!;
    if (a < 0 || b < 0) continue;
    shares[a * q + b]! += 1;
    subjects += 1;
  }
  if (subjects > 0) for (let at = 0; at < shares.length; at += 1) shares[at]! /= subjects;
  return { shares, q, subjects };
}

export interface KappaFigures {
  value: number;
  observed: number;
  expected: number;
  standardError: number;
  /** Under no agreement beyond chance. */
  nullError: number;
}

/** Weighted kappa of a table, or null when chance alone already agrees fully. */
export function kappaOfTable({ shares, q, subjects }: CrossTable, weights: Float64Array): KappaFigures | null {
  const rows = new Float64Array(q);
  const columns = new Float64Array(q);
  let observed = 0;
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) {
      const share = shares[i * q + j]!;
      rows[i]! += share;
      columns[j]! += share;
      observed += weights[i * q + j]! * share;
    }
  }
  let expected = 0;
  const rowWeights = new Float64Array(q);
  const columnWeights = new Float64Array(q);
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) {
      const weight = weights[i * q + j]!;
      expected += weight * rows[i]! * columns[j]!;
      rowWeights[i]! += weight * columns[j]!;
      columnWeights[j]! += weight * rows[i]!;
    }
  }
  const room = 1 - expected;
  if (!(room > 1e-12)) return null;
  let atEstimate = -((observed * expected - 2 * expected + observed) ** 2);
  let atNull = -(expected ** 2);
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) {
      const weight = weights[i * q + j]!;
      const mean = rowWeights[i]! + columnWeights[j]!;
      atEstimate += shares[i * q + j]! * (weight * room - mean * (1 - observed)) ** 2;
      atNull += rows[i]! * columns[j]! * (weight - mean) ** 2;
    }
  }
  return {
    value: (observed - expected) / room,
    observed,
    expected,
    standardError: Math.sqrt(Math.max(0, atEstimate) / subjects) / (room * room),
    nullError: Math.sqrt(Math.max(0, atNull) / subjects) / room,
  };
}
