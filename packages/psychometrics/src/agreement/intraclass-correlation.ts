// The six intraclass correlations with F tests and intervals.
// Sources: P. E. Shrout and J. L. Fleiss (1979); K. O. McGraw and S. P. Wong (1996), table 7, for the intervals.
import type { MethodRecord } from '../bank/bank.ts';
import { fQuantile, fUpperTail } from '../numeric/f-distribution.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { type CrossedMeanSquares, crossedMeanSquares } from './mean-squares.ts';
import { numbersOfRatings, type AgreementRating } from './ratings.ts';

/** 1: raters differ from subject to subject; 2: raters drawn from many; 3: exactly these raters. k: the mean of all raters. */
export type IntraclassForm = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k';

export interface IntraclassEstimate {
  form: IntraclassForm;
  /** May be negative. */
  value: number | null;
  /** Null without any error variance: the test is then beyond every table. */
  test: { f: number; df1: number; df2: number; p: number } | null;
  interval: Interval | null;
}

export interface IntraclassOptions {
  /** `crossed`: the same raters rate every subject (all six forms); `nested`: each subject has raters of its own (forms 1). */
  design?: 'crossed' | 'nested';
  level?: number;
}

export interface IntraclassCorrelation {
  status: ResultStatus;
  /** Six forms when crossed, two when nested; empty when not estimable. */
  forms: readonly IntraclassEstimate[];
  meanSquares: { between: number; within: number; raters: number | null; error: number | null } | null;
  subjects: number;
  /** Raters, or the effective number of ratings a subject when nested. */
  raters: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Intraclass correlations.
 * @param ratings numbers; `crossed` leaves out subjects that lack a rating, `nested` those rated once (both with a warning)
 * @throws RangeError for fewer than two raters, an unknown design or level; TypeError for text
 * @example intraclassCorrelation(ratingsFromRows([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8]])).forms[0]?.value
 */
export function intraclassCorrelation(
  ratings: readonly AgreementRating[],
  options: IntraclassOptions = {},
): IntraclassCorrelation {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'intraclassCorrelation');
  const design = options.design ?? 'crossed';
  if (design !== 'crossed' && design !== 'nested') {
    throw new RangeError(`design: "crossed" or "nested", not ${JSON.stringify(design)}`);
  }
  const { raters, numbers, subjects } = numbersOfRatings(ratings);
  if (raters.length < 2) throw new RangeError('intraclassCorrelation: at least two raters are needed');
  const rows = subjects.map((_, i) => numbers.subarray(i * raters.length, (i + 1) * raters.length));
  return design === 'crossed' ? crossed(rows, raters.length, level) : nested(rows, level);
}

function methodOf(design: string, level: number): MethodRecord {
  const missing = design === 'crossed' ? 'listwise' : 'available';
  return {
    name: 'intraclass-correlation',
    version: '1',
    page: 'intraclass-correlation',
    parameters: { design, level, missing },
  };
}

function crossed(rows: readonly Float64Array[], k: number, level: number): IntraclassCorrelation {
  const kept = rows.filter((row) => !row.some((value) => Number.isNaN(value)));
  const n = kept.length;
  const warnings: ResultWarning[] = [];
  if (n < rows.length) {
    warnings.push({ code: 'subjects-left-out', message: `${rows.length - n} subjects lack a rating and are left out` });
  }
  const frame = { subjects: n, raters: k, method: methodOf('crossed', level) };
  if (n < 2) return refused(frame, warnings, 'too-few-subjects', 'two subjects rated by everybody are needed');
  const squares = crossedMeanSquares(Float64Array.from(kept.flatMap((row) => [...row])), n, k);
  const { between, within, raterSquare, error } = squares;
  const meanSquares = { between, within, raters: raterSquare, error };
  if (!(between + within > 0)) return refused(frame, warnings, 'no-variance', 'all ratings are equal');
  if (error === 0) {
    warnings.push({
      code: 'no-error',
      message: 'raters order and space all subjects alike: forms 2 and 3 have no test',
    });
  }
  if (between === 0) {
    warnings.push({
      code: 'equal-subjects',
      message: 'the subjects do not differ: the mean of raters has no reliability',
    });
  }
  const one = oneWay(between, within, k, n - 1, n * (k - 1), level);
  const two = twoWay(squares, level);
  const forms: IntraclassEstimate[] = [
    { form: 'ICC1', ...one.single },
    { form: 'ICC2', ...two.random.single },
    { form: 'ICC3', ...two.fixed.single },
    { form: 'ICC1k', ...one.mean },
    { form: 'ICC2k', ...two.random.mean },
    { form: 'ICC3k', ...two.fixed.mean },
  ];
  return { status: 'estimated', forms, meanSquares, ...frame, warnings };
}

function nested(rows: readonly Float64Array[], level: number): IntraclassCorrelation {
  const groups = rows.map((row) => row.filter((value) => !Number.isNaN(value)));
  const kept = groups.filter((group) => group.length >= 2);
  const n = kept.length;
  const warnings: ResultWarning[] = [];
  if (n < rows.length) {
    warnings.push({ code: 'subjects-left-out', message: `${rows.length - n} subjects have fewer than two ratings` });
  }
  const total = kept.reduce((sum, group) => sum + group.length, 0);
  const squares = kept.reduce((sum, group) => sum + group.length ** 2, 0);
  const k = n > 1 ? (total - squares / total) / (n - 1) : 0;
  const frame = { subjects: n, raters: k, method: methodOf('nested', level) };
  if (n < 2) return refused(frame, warnings, 'too-few-subjects', 'two subjects with two ratings each are needed');
  if (kept.some((group) => group.length !== kept[0]!.length)) {
    warnings.push({
      code: 'unequal-groups',
      message: `subjects have unequal numbers of ratings: intervals and tests are approximate, with ${k.toFixed(2)} ratings a subject`,
    });
  }
  const grand = kept.reduce((sum, group) => sum + group.reduce((a, b) => a + b, 0), 0) / total;
  let between = 0;
  let within = 0;
  for (const group of kept) {
    const mean = group.reduce((a, b) => a + b, 0) / group.length;
    between += group.length * (mean - grand) ** 2;
    for (const value of group) within += (value - mean) ** 2;
  }
  between /= n - 1;
  within /= total - n;
  if (!(between + within > 0)) return refused(frame, warnings, 'no-variance', 'all ratings are equal');
  const one = oneWay(between, within, k, n - 1, total - n, level);
  return {
    status: 'estimated',
    forms: [
      { form: 'ICC1', ...one.single },
      { form: 'ICC1k', ...one.mean },
    ],
    meanSquares: { between, within, raters: null, error: null },
    ...frame,
    warnings,
  };
}

function refused(
  frame: Pick<IntraclassCorrelation, 'subjects' | 'raters' | 'method'>,
  warnings: readonly ResultWarning[],
  code: string,
  message: string,
): IntraclassCorrelation {
  return {
    status: 'not-estimable',
    forms: [],
    meanSquares: null,
    ...frame,
    warnings: [...warnings, { code, message }],
  };
}

type Estimate = Omit<IntraclassEstimate, 'form'>;

/** Single and mean form from one ratio of mean squares. */
function oneWay(
  between: number,
  noise: number,
  k: number,
  df1: number,
  df2: number,
  level: number,
): { single: Estimate; mean: Estimate } {
  const single = (between - noise) / (between + (k - 1) * noise);
  const mean = between > 0 ? (between - noise) / between : null;
  if (!(noise > 0)) return { single: bare(single), mean: bare(mean) };
  const f = between / noise;
  const test = { f, df1, df2, p: fUpperTail(f, df1, df2) };
  const upperPoint = 1 - (1 - level) / 2;
  const low = f / fQuantile(upperPoint, df1, df2);
  const high = f * fQuantile(upperPoint, df2, df1);
  return {
    single: {
      value: single,
      test,
      interval: { level, lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1) },
    },
    mean: {
      value: mean,
      test,
      // Subjects without any difference have no lower limit that a number could say.
      interval: low > 0 ? { level, lower: 1 - 1 / low, upper: 1 - 1 / high } : null,
    },
  };
}

function twoWay(
  squares: CrossedMeanSquares,
  level: number,
): { random: { single: Estimate; mean: Estimate }; fixed: { single: Estimate; mean: Estimate } } {
  const { subjects: n, raters: k, between, raterSquare, error } = squares;
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  const fixed = oneWay(between, error, k, df1, df2, level);
  // Equal subjects can leave the total without a positive estimate; no correlation is said then.
  const total = between + (k - 1) * error + (k * (raterSquare - error)) / n;
  const single = total > 1e-12 * (between + raterSquare + error) ? (between - error) / total : null;
  const bottom = between + (raterSquare - error) / n;
  const mean = bottom > 1e-12 * (between + raterSquare + error) ? (between - error) / bottom : null;
  if (!(error > 0) || single === null) return { fixed, random: { single: bare(single), mean: bare(mean) } };
  const ratio = raterSquare / error;
  const spread = n * (1 + (k - 1) * single) - k * single;
  const degrees =
    ((k - 1) * (n - 1) * (k * single * ratio + spread) ** 2) /
    ((n - 1) * k * k * single * single * ratio * ratio + spread * spread);
  if (!(degrees > 1e-3 && degrees < Infinity)) return { fixed, random: { single: bare(single), mean: bare(mean) } };
  const upperPoint = 1 - (1 - level) / 2;
  const f1 = fQuantile(upperPoint, df1, degrees);
  const f2 = fQuantile(upperPoint, degrees, df1);
  const rest = k * raterSquare + (k * n - k - n) * error;
  const lower = (n * (between - f1 * error)) / (f1 * rest + n * between);
  const upper = (n * (f2 * between - error)) / (rest + n * f2 * between);
  const step = (value: number): number => (k * value) / (1 + (k - 1) * value);
  const { test } = fixed.single;
  return {
    fixed,
    random: {
      single: { value: single, test, interval: { level, lower, upper } },
      mean: {
        value: mean,
        test,
        interval: 1 + (k - 1) * lower > 0 ? { level, lower: step(lower), upper: step(upper) } : null,
      },
    },
  };
}

function bare(value: number | null): Estimate {
  return { value, test: null, interval: null };
}
