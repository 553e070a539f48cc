// Krippendorff's alpha for any number of raters, missing ratings and four levels of measurement, with a bootstrap interval.
// Sources: K. Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections C to E;
// A. Zapf et al. (2016) for the interval by resampling units.
import { sampleQuantile } from '../numeric/quantile.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { assertConfidence, type Interval, type ResultWarning } from '../result/result-types.ts';
import { type AgreementResult, NOT_ESTIMABLE } from './agreement-types.ts';
import { type CategoryOptions, type CodedRatings, codeRatings, countRatings, type AgreementRating } from './ratings.ts';

export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface KrippendorffOptions extends CategoryOptions {
  /** `nominal` when absent. Interval and ratio need numbers, ordinal an order. */
  measurement?: MeasurementLevel;
  level?: number;
  /** Resamples of units for the interval, 1,000 when absent; 0 for no interval. */
  resamples?: number;
  seed?: number | string;
}

/**
 * Krippendorff's alpha. Units rated fewer than twice cannot be paired and are left out, with a warning.
 * @returns value with a percentile interval; observed and expected agreement stay null (alpha compares disagreements)
 * @throws RangeError when the level of measurement does not fit the values, or resamples is not a whole number of at least 0
 * @example krippendorffAlpha(ratingsFromRows([[1, 1], [2, 2], [3, 2]]), { measurement: 'interval', resamples: 0 }).value
 */
export function krippendorffAlpha(
  ratings: readonly AgreementRating[],
  options: KrippendorffOptions = {},
): AgreementResult {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'krippendorffAlpha');
  const measurement = options.measurement ?? 'nominal';
  const resamples = options.resamples ?? 1000;
  if (!(Number.isInteger(resamples) && resamples >= 0)) {
    throw new RangeError(`resamples: a whole number of at least 0, not ${resamples}`);
  }
  const seed = options.seed ?? 'krippendorff';
  const coded = codeRatings(ratings, options);
  const values = valuesFor(measurement, coded, options.categories !== undefined);
  const q = coded.categories.length;
  const units = pairableUnits(countRatings(coded), coded.subjects.length, q);
  const left = coded.subjects.length - units.length;
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'subjects-left-out', message: `${left} units have fewer than two ratings` });
  const frame = {
    subjects: units.length,
    raters: coded.raters.length,
    categories: coded.categories,
    method: {
      name: 'krippendorff-alpha',
      version: '1',
      page: 'agreement',
      parameters: { measurement, level, resamples, seed, bootstrap: 'units, percentile' },
    },
  };
  const every = units.map((_, i) => i);
  const value = alphaOfUnits(units, every, q, measurement, values);
  if (value === null) {
    const message = units.length === 0 ? 'no unit was rated twice' : 'all ratings are equal: alpha is not defined';
    warnings.push({ code: units.length === 0 ? 'no-pairs' : 'one-category', message });
    return { ...NOT_ESTIMABLE, ...frame, warnings };
  }
  const drawn = resamples > 0 && units.length > 1 ? bootstrap(units, q, measurement, values, resamples, seed) : null;
  let interval: Interval | null = null;
  let standardError: number | null = null;
  if (drawn !== null) {
    if (drawn.undefinedDraws > 0) {
      warnings.push({
        code: 'undefined-resamples',
        message: `${drawn.undefinedDraws} of ${resamples} resamples held one value only and are left out of the interval`,
      });
    }
    if (drawn.values.length >= resamples / 2 && drawn.values.length > 1) {
      const tail = (1 - level) / 2;
      interval = { level, lower: sampleQuantile(drawn.values, tail), upper: sampleQuantile(drawn.values, 1 - tail) };
      standardError = deviation(drawn.values);
    }
    if (units.length < 20) {
      warnings.push({
        code: 'few-units',
        message: `${units.length} units: a resampled interval of so few is too narrow`,
      });
    }
  }
  return { ...NOT_ESTIMABLE, status: 'estimated', value, standardError, interval, ...frame, warnings };
}

/** Numbers that stand for the categories, as far as the level of measurement needs them. */
function valuesFor(measurement: MeasurementLevel, coded: CodedRatings, isDeclared: boolean): Float64Array {
  if (!['nominal', 'ordinal', 'interval', 'ratio'].includes(measurement)) {
    throw new RangeError(
      `measurement: "nominal", "ordinal", "interval" or "ratio", not ${JSON.stringify(measurement)}`,
    );
  }
  const isNumeric = coded.categories.every((label) => typeof label === 'number');
  if (measurement === 'ordinal' && !isNumeric && !isDeclared) {
    throw new RangeError('measurement: "ordinal" needs the order of text categories; declare them');
  }
  if (measurement === 'nominal' || measurement === 'ordinal') return new Float64Array(coded.categories.length);
  if (!isNumeric) throw new RangeError(`measurement: "${measurement}" needs numbers`);
  const values = Float64Array.from(coded.categories as readonly number[]);
  if (measurement === 'ratio' && values.some((value) => value < 0)) {
    throw new RangeError('measurement: "ratio" needs values of at least zero');
  }
  return values;
}

/** The categories a unit was put into and how often; continuous values make most counts zero. */
interface Unit {
  used: Int32Array;
  counts: Float64Array;
  /** Ratings minus one. */
  others: number;
}

/** Every unit with two or more ratings. */
function pairableUnits(counts: Float64Array, n: number, q: number): Unit[] {
  return Array.from({ length: n }, (_, i): Unit => {
    const row = counts.subarray(i * q, (i + 1) * q);
    const used = Int32Array.from(Array.from(row.keys()).filter((c) => row[c]! > 0));
    const own = Float64Array.from(used, (c) => row[c]!);
    return { used, counts: own, others: own.reduce((sum, count) => sum + count, 0) - 1 };
  }).filter(({ others }) => others >= 1);
}

/**
 * Alpha of the chosen units, or null without any variation. Disagreement is summed within units and between all ratings, which gives the
 * coincidence matrix's figures without making it.
 */
function alphaOfUnits(
  units: readonly Unit[],
  chosen: readonly number[],
  q: number,
  measurement: MeasurementLevel,
  values: Float64Array,
): number | null {
  const margins = new Float64Array(q);
  let total = 0;
  for (const index of chosen) {
    const { used, counts, others } = units[index]!;
    for (let a = 0; a < used.length; a += 1) margins[used[a]!]! += counts[a]!;
    total += others + 1;
  }
  // Ordinal differences are those of the ranks' middles.
  const places = measurement === 'ordinal' ? middleRanks(margins) : values;
  let observed = 0;
  for (const index of chosen) {
    const { used, counts, others } = units[index]!;
    for (let a = 1; a < used.length; a += 1) {
      for (let b = 0; b < a; b += 1) {
        const difference = squaredDifference(measurement, places[used[a]!]!, places[used[b]!]!);
        observed += (2 * counts[a]! * counts[b]! * difference) / others;
      }
    }
  }
  const expected = expectedDisagreement(measurement, margins, places, total);
  return expected > 0 ? 1 - ((total - 1) * observed) / expected : null;
}

function middleRanks(margins: Float64Array): Float64Array {
  let below = 0;
  return margins.map((count) => {
    below += count;
    return below - count / 2;
  });
}

function squaredDifference(measurement: MeasurementLevel, one: number, other: number): number {
  if (measurement === 'nominal') return 1;
  if (measurement !== 'ratio') return (one - other) ** 2;
  const sum = one + other;
  return sum > 0 ? ((one - other) / sum) ** 2 : 0;
}

/** Sum of squared differences over all ordered pairs of ratings. */
function expectedDisagreement(
  measurement: MeasurementLevel,
  margins: Float64Array,
  places: Float64Array,
  total: number,
): number {
  let sum = 0;
  if (measurement === 'nominal') {
    for (const count of margins) sum += count * (total - count);
    return sum;
  }
  if (measurement === 'ratio') {
    for (let c = 1; c < margins.length; c += 1) {
      for (let d = 0; d < c; d += 1) {
        if (margins[c] === 0 || margins[d] === 0) continue;
        sum += 2 * margins[c]! * margins[d]! * squaredDifference(measurement, places[c]!, places[d]!);
      }
    }
    return sum;
  }
  let mean = 0;
  for (let c = 0; c < margins.length; c += 1) mean += (margins[c]! * places[c]!) / total;
  for (let c = 0; c < margins.length; c += 1) if (margins[c]! > 0) sum += margins[c]! * (places[c]! - mean) ** 2;
  // A spread of rounding noise is none.
  return margins.filter((count) => count > 0).length > 1 ? 2 * total * sum : 0;
}

function bootstrap(
  units: readonly Unit[],
  q: number,
  measurement: MeasurementLevel,
  values: Float64Array,
  resamples: number,
  seed: number | string,
): { values: number[]; undefinedDraws: number } {
  const random = createRandom(seed);
  const drawn: number[] = [];
  let undefinedDraws = 0;
  for (let b = 0; b < resamples; b += 1) {
    const chosen = units.map(() => random.below(units.length));
    const alpha = alphaOfUnits(units, chosen, q, measurement, values);
    if (alpha === null) undefinedDraws += 1;
    else drawn.push(alpha);
  }
  return { values: drawn, undefinedDraws };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
