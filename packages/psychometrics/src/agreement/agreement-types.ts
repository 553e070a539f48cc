// The result every agreement coefficient hands back.
import type { MethodRecord } from '../bank/bank.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import type { Interval, ResultStatus, ResultWarning } from '../result/result-types.ts';
import type { RatingLabel } from './ratings.ts';

export interface AgreementResult {
  status: ResultStatus;
  /** The coefficient; null when it is not defined for these ratings. */
  value: number | null;
  /** Share of agreeing pairs, weighted where weights are used. */
  observedAgreement: number | null;
  /** Agreement expected by chance under the coefficient's own notion of it. */
  expectedAgreement: number | null;
  /** For the interval. */
  standardError: number | null;
  interval: Interval | null;
  /** Test of no agreement beyond chance, where the coefficient has one. */
  test: { z: number; p: number } | null;
  subjects: number;
  raters: number;
  categories: readonly RatingLabel[];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/** value plus and minus z standard errors, cut at the coefficient's greatest value 1. */
export function normalInterval(value: number, standardError: number, level: number): Interval {
  const reach = -normalQuantile((1 - level) / 2) * standardError;
  return { level, lower: Math.max(-1, value - reach), upper: Math.min(1, value + reach) };
}

/** Two-sided normal test, or null without a spread. */
export function normalTest(value: number, standardError: number): { z: number; p: number } | null {
  if (!(standardError > 0)) return null;
  const z = value / standardError;
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}

/** What every result without a value looks like. */
export const NOT_ESTIMABLE = {
  status: 'not-estimable',
  value: null,
  observedAgreement: null,
  expectedAgreement: null,
  standardError: null,
  interval: null,
  test: null,
} as const;

export const ONE_CATEGORY: ResultWarning = {
  code: 'one-category',
  message: 'all ratings fall into one category: agreement beyond chance is not defined',
};
