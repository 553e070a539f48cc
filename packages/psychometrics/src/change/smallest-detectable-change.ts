// Smallest change that exceeds measurement error, for a person and for a group mean.
// Source: H. C. W. de Vet, C. B. Terwee et al. (2006), equations for SDC.
import type { MethodRecord } from '../bank/bank.ts';
import { deviationOf } from '../numeric/moments.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { completeRows, type MaybeNumber } from './read-values.ts';

export interface SmallestDetectableChange {
  status: ResultStatus;
  standardErrorOfMeasurement: number | null;
  /** For one person. */
  individual: number | null;
  /** For the mean of `groupSize` people. */
  group: number | null;
  groupSize: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Smallest detectable change from a standard error of measurement.
 * @param groupSize people behind a group mean, 1 when absent
 * @throws RangeError when the error is not above zero, groupSize not a whole number of at least 1, or level not in (0, 1)
 * @example smallestDetectableChange(2).individual // 5.544
 */
export function smallestDetectableChange(error: number, groupSize = 1, level = 0.95): SmallestDetectableChange {
  if (!(error > 0 && error < Infinity)) {
    throw new RangeError(`smallestDetectableChange: error is a finite number above zero, not ${error}`);
  }
  return describe(error, groupSize, level, 'given', []);
}

/**
 * The same from two measurements of unchanged people: SEM = SD of the differences / sqrt(2).
 * @param first, second equally long; pairs with a missing value are left out, with a warning
 * @throws TypeError or RangeError that names the place
 * @example smallestDetectableChangeFromRetest([10, 12, 9, 14], [11, 11, 10, 15]).individual
 */
export function smallestDetectableChangeFromRetest(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  groupSize = 1,
  level = 0.95,
): SmallestDetectableChange {
  const { columns, left } = completeRows({ first, second });
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'pairs-left-out', message: `${left} people lack one of the two measurements` });
  const differences = columns['second']!.map((value, i) => value - columns['first']![i]!);
  const error = differences.length > 1 ? deviationOf(differences) / Math.SQRT2 : 0;
  if (error > 0) {
    if (differences.length < 30) {
      warnings.push({ code: 'few-people', message: `${differences.length} people: the error itself is known poorly` });
    }
    return describe(error, groupSize, level, 'retest', warnings);
  }
  warnings.push({ code: 'no-variance', message: 'fewer than two people, or all differences are equal' });
  return { ...describe(1, groupSize, level, 'retest', warnings), status: 'not-estimable', ...NO_FIGURES };
}

const NO_FIGURES = { standardErrorOfMeasurement: null, individual: null, group: null } as const;

function describe(
  error: number,
  groupSize: number,
  level: number,
  source: string,
  warnings: readonly ResultWarning[],
): SmallestDetectableChange {
  assertConfidence(level, 'smallestDetectableChange');
  if (!(Number.isInteger(groupSize) && groupSize >= 1)) {
    throw new RangeError(`smallestDetectableChange: groupSize is a whole number of at least 1, not ${groupSize}`);
  }
  const individual = -normalQuantile((1 - level) / 2) * Math.SQRT2 * error;
  return {
    status: 'estimated',
    standardErrorOfMeasurement: error,
    individual,
    group: individual / Math.sqrt(groupSize),
    groupSize,
    warnings,
    method: {
      name: 'smallest-detectable-change',
      version: '1',
      page: 'reliable-change',
      parameters: { level, error: source },
    },
  };
}
