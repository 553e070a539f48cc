// Coefficient alpha of a table of answers, raw and standardised, with its standard error, interval and lambda 6.
import type { MethodRecord } from '../bank/bank.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { alphaCoefficient } from './alpha-coefficient.ts';
import { alphaInterval, type AlphaIntervalMethod } from './alpha-interval.ts';
import { alphaStandardError } from './alpha-standard-error.ts';
import { correlationMatrix, itemCovariance, type ItemCovariance, totalOf } from './covariance-matrix.ts';
import { guttmanLambdaSix } from './guttman-lambda-six.ts';
import { readScoreTable, type ScaleOptions, type ScoreRows, type ScoreTable } from './score-table.ts';

export interface AlphaOptions extends ScaleOptions {
  /** Confidence of the interval, 0.95 when absent. */
  level?: number;
  /** `feldt` when absent: of the three it holds its level best from 30 people on (see the page). */
  interval?: AlphaIntervalMethod;
}

export interface CronbachAlpha {
  status: ResultStatus;
  /** Raw alpha, from covariances. */
  alpha: number | null;
  /** From correlations; null when an item does not vary. */
  standardisedAlpha: number | null;
  /** Of the raw alpha. */
  standardError: number | null;
  interval: Interval | null;
  lambdaSix: number | null;
  averageCorrelation: number | null;
  people: number;
  items: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Cronbach's alpha.
 * @param rows people x items, already turned round where reverse-keyed
 * @returns alpha null with status `not-estimable` and a warning when the total score does not vary or too few people answered
 * @throws TypeError or RangeError that names row and column of a cell that cannot be read
 * @example cronbachAlpha([[1, 2], [2, 3], [4, 4], [5, 4]], { missing: 'listwise' }).alpha
 */
export function cronbachAlpha(rows: ScoreRows, options: AlphaOptions = {}): CronbachAlpha {
  assertConfidence(options.level ?? 0.95, 'cronbachAlpha');
  const table = readScoreTable(rows, options);
  return alphaOfTable(table, itemCovariance(table), options);
}

/** The same from a table that was read already. */
export function alphaOfTable(
  table: ScoreTable,
  covariance: ItemCovariance | null,
  options: AlphaOptions = {},
): CronbachAlpha {
  const level = options.level ?? 0.95;
  const interval = options.interval ?? 'feldt';
  const k = table.items.length;
  const frame = {
    people: table.people,
    items: k,
    method: {
      name: 'cronbach-alpha',
      version: '1',
      page: 'reliability',
      parameters: { missing: table.missing, interval, level, standardError: 'van Zyl, Neudecker and Nel (2000)' },
    },
  };
  const warnings = [...table.warnings];
  const alpha = covariance && alphaCoefficient(covariance.matrix, k);
  if (covariance === null || alpha === null) {
    warnings.push(
      covariance === null
        ? { code: 'too-few-people', message: 'at least two people must have answered each pair of items' }
        : { code: 'no-variance', message: 'the total score does not vary, so alpha is not defined' },
    );
    return { status: 'not-estimable', alpha: null, ...NOTHING, ...frame, warnings };
  }
  warnings.push(...covarianceWarnings(table, covariance));
  const correlations = correlationMatrix(covariance);
  const lambdaSix = correlations && guttmanLambdaSix(correlations, k);
  if (correlations !== null && lambdaSix === null) {
    warnings.push({
      code: 'singular-correlations',
      message: 'an item is a linear combination of others (or people are fewer than items): no lambda 6',
    });
  }
  if (alpha < 0) {
    warnings.push({ code: 'negative-alpha', message: 'alpha is negative: items may still need to be turned round' });
  }
  const standardError = alphaStandardError(covariance.matrix, k, table.people);
  return {
    status: 'estimated',
    alpha,
    standardisedAlpha: correlations && alphaCoefficient(correlations, k),
    standardError,
    interval:
      standardError === null
        ? null
        : alphaInterval({ alpha, standardError, people: table.people, items: k }, interval, level),
    lambdaSix,
    averageCorrelation: correlations && (totalOf(correlations) - k) / (k * (k - 1)),
    ...frame,
    warnings,
  };
}

const NOTHING = {
  standardisedAlpha: null,
  standardError: null,
  interval: null,
  lambdaSix: null,
  averageCorrelation: null,
} as const;

function covarianceWarnings(table: ScoreTable, covariance: ItemCovariance): ResultWarning[] {
  const warnings: ResultWarning[] = [];
  if (covariance.constant.length > 0) {
    const names = covariance.constant.map((j) => table.items[j]).join(', ');
    warnings.push({
      code: 'constant-item',
      message: `${names}: everybody gave the same answer; figures that need correlations are left out`,
    });
  }
  if (table.missingAnswers > 0) {
    warnings.push({
      code: 'missing-answers',
      message: `${table.missingAnswers} answers are missing; each pair of items uses who answered both (at least ${covariance.fewestPeople} people), while the standard error takes all ${table.people}`,
    });
  }
  if (table.people <= table.items.length) {
    warnings.push({
      code: 'few-people',
      message: `${table.people} people for ${table.items.length} items: the figures say little`,
    });
  }
  return warnings;
}
