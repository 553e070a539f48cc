// Everything classical about one scale in one result: alpha, omega, halves, items, measurement error.
import type { MethodRecord } from '../bank/bank.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { type AlphaOptions, type CronbachAlpha, cronbachAlpha } from './cronbach-alpha.ts';
import { type ItemAnalysis, itemAnalysis } from './item-analysis.ts';
import { standardErrorOfMeasurement } from './measurement-error.ts';
import { type Omega, omega } from './omega.ts';
import type { ScoreRows } from './score-table.ts';
import { type SplitHalf, splitHalf } from './split-half.ts';

export interface Reliability {
  alpha: CronbachAlpha;
  omega: { ml: Omega; minres: Omega };
  splitHalf: SplitHalf;
  itemAnalysis: ItemAnalysis;
  /** Standard error of measurement of the person's mean over items, from the raw alpha. */
  standardErrorOfMeasurement: number | null;
  /** Every warning once. */
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Classical report of one scale.
 * @param rows people x items, already turned round where reverse-keyed
 * @throws TypeError or RangeError that names row and column of a cell that cannot be read
 * @example reliability([[1, 2, 1], [2, 3, 3], [4, 4, 5], [5, 3, 4], [2, 2, 3]], { missing: 'listwise' }).alpha.alpha
 */
export function reliability(rows: ScoreRows, options: AlphaOptions = {}): Reliability {
  const alpha = cronbachAlpha(rows, options);
  const items = itemAnalysis(rows, options);
  const ml = omega(rows, { ...options, estimator: 'ml' });
  const minres = omega(rows, { ...options, estimator: 'minres' });
  const halves = splitHalf(rows, options);
  const seen = new Map<string, ResultWarning>();
  for (const result of [alpha, items, ml, minres, halves]) {
    for (const warning of result.warnings) seen.set(`${warning.code}|${warning.message}`, warning);
  }
  const { deviation } = items.scale;
  return {
    alpha,
    omega: { ml, minres },
    splitHalf: halves,
    itemAnalysis: items,
    standardErrorOfMeasurement:
      deviation === null || alpha.alpha === null ? null : standardErrorOfMeasurement(deviation, alpha.alpha),
    warnings: [...seen.values()],
    method: { name: 'reliability', version: '1', page: 'reliability', parameters: alpha.method.parameters },
  };
}
