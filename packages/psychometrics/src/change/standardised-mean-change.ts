// Standardised mean change of one group measured twice, with an interval by a stated formula.
// Sources: D. G. Bonett (2008), equations 12 and 15 for average and before; B. J. Becker (1988) for the standardiser before;
// L. V. Hedges (1981) for the small-sample factor; the noncentral t interval (J. H. Steiger and R. T. Fouladi, 1997) for change.
import type { MethodRecord } from '../bank/bank.ts';
import { logGamma } from '../numeric/log-gamma.ts';
import { correlationOf, covarianceOf, deviationOf, meanOf, varianceOf } from '../numeric/moments.ts';
import { noncentralityAt } from '../numeric/noncentral-t.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { completeRows, type MaybeNumber } from './read-values.ts';

/** What the mean change is divided by: root mean of both variances, SD before, or SD of the changes. */
export type ChangeStandardiser = 'average' | 'before' | 'change';

export interface StandardisedMeanChange {
  status: ResultStatus;
  value: number | null;
  /** Without the small-sample bias, for the standardiser's degrees of freedom. */
  unbiased: number | null;
  standardError: number | null;
  interval: Interval | null;
  meanChange: number | null;
  standardiser: number | null;
  correlation: number | null;
  people: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

const FORMULAS: Record<ChangeStandardiser, string> = {
  average: 'Bonett (2008), root mean variance',
  before: 'Bonett (2008), standard deviation before',
  change: 'noncentral t, standard deviation of changes',
};

/**
 * Standardised mean change.
 * @param before, after equally long; people with a missing value are left out, with a warning
 * @param options standardiser `average` and level 0.95 when absent
 * @throws TypeError or RangeError that names the place
 * @example standardisedMeanChange([1, 2, 3, 4], [2, 4, 3, 6]).value
 */
export function standardisedMeanChange(
  before: readonly MaybeNumber[],
  after: readonly MaybeNumber[],
  options: { standardiser?: ChangeStandardiser; level?: number } = {},
): StandardisedMeanChange {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'standardisedMeanChange');
  const kind = options.standardiser ?? 'average';
  if (!Object.hasOwn(FORMULAS, kind)) {
    throw new RangeError(`standardiser: "average", "before" or "change", not ${JSON.stringify(kind)}`);
  }
  const { columns, left } = completeRows({ before, after });
  const one = columns['before']!;
  const two = columns['after']!;
  const people = one.length;
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'people-left-out', message: `${left} people lack one of the two measurements` });
  const frame = {
    people,
    method: {
      name: 'standardised-mean-change',
      version: '1',
      page: 'standardised-mean-change',
      parameters: { standardiser: kind, level, formula: FORMULAS[kind] },
    },
  };
  const figures = people < 3 ? null : measure(one, two, kind, level);
  if (figures === null) {
    const message =
      people < 3 ? 'at least three people measured twice are needed' : 'what the change is divided by does not vary';
    warnings.push({ code: people < 3 ? 'too-few-people' : 'no-variance', message });
    return { status: 'not-estimable', ...NOTHING, ...frame, warnings };
  }
  return { status: 'estimated', ...figures, ...frame, warnings };
}

const NOTHING = {
  value: null,
  unbiased: null,
  standardError: null,
  interval: null,
  meanChange: null,
  standardiser: null,
  correlation: null,
} as const;

function measure(
  one: Float64Array,
  two: Float64Array,
  kind: ChangeStandardiser,
  level: number,
): Omit<StandardisedMeanChange, 'status' | 'people' | 'warnings' | 'method'> | null {
  const n = one.length;
  const df = n - 1;
  const changes = two.map((value, i) => value - one[i]!);
  const meanChange = meanOf(changes);
  const varianceBefore = varianceOf(one);
  const varianceAfter = varianceOf(two);
  const spread = deviationOf(changes);
  const divisor = {
    average: Math.sqrt((varianceBefore + varianceAfter) / 2),
    before: Math.sqrt(varianceBefore),
    change: spread,
  };
  const standardiser = divisor[kind];
  if (!(standardiser > 0)) return null;
  const value = meanChange / standardiser;
  const common = { value, meanChange, standardiser, correlation: correlationOf(one, two) };
  const tail = (1 - level) / 2;
  if (kind === 'change') {
    const t = value * Math.sqrt(n);
    const lower = noncentralityAt(t, df, 1 - tail) / Math.sqrt(n);
    const upper = noncentralityAt(t, df, tail) / Math.sqrt(n);
    const standardError = Math.sqrt(1 / n + (value * value) / (2 * df));
    return { ...common, unbiased: value * biasFactor(df), standardError, interval: { level, lower, upper } };
  }
  const mixed = covarianceOf(one, two);
  const changeVariance = spread ** 2 / (standardiser ** 2 * df);
  const ownVariance =
    kind === 'average'
      ? (value ** 2 * (varianceBefore ** 2 + varianceAfter ** 2 + 2 * mixed ** 2)) / (8 * standardiser ** 4 * df)
      : value ** 2 / (2 * df);
  const standardError = Math.sqrt(changeVariance + ownVariance);
  const reach = -normalQuantile(tail) * standardError;
  return {
    ...common,
    unbiased: value * biasFactor(df),
    standardError,
    interval: { level, lower: value - reach, upper: value + reach },
  };
}

/** Expected ratio of a standard deviation's inverse: below 1, and 1 in the long run. */
function biasFactor(df: number): number {
  if (df < 2) return 1;
  return Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
}
