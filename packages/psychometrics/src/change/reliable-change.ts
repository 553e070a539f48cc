// Reliable change of one person: more than the error of two measurements. Source: N. S. Jacobson and P. Truax (1991).
import type { MethodRecord } from '../bank/bank.ts';
import { standardErrorOfMeasurement } from '../ctt/measurement-error.ts';
import { normalCdf } from '../numeric/normal-cdf.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval } from '../result/result-types.ts';

export interface ReliableChangeInput {
  before: number;
  after: number;
  /** Standard deviation of the scores in the reference group, above zero. */
  deviation: number;
  /** Of the score, from 0 to below 1. */
  reliability: number;
  /** 0.95 when absent. */
  level?: number;
}

export interface ReliableChange {
  change: number;
  /** SEM x sqrt(2). */
  standardErrorOfDifference: number;
  /** Change in standard errors of a difference. */
  index: number;
  interval: Interval;
  p: number;
  verdict: 'risen' | 'fallen' | 'no reliable change';
  method: MethodRecord;
}

/**
 * Reliable change index. It takes the score that was chosen for being low as it is: regression to the mean is not removed.
 * @throws RangeError when a number is not finite or lies outside its range
 * @example reliableChange({ before: 20, after: 30, deviation: 7.5, reliability: 0.8 }).verdict // 'risen'
 */
export function reliableChange(input: ReliableChangeInput): ReliableChange {
  const level = input.level ?? 0.95;
  assertConfidence(level, 'reliableChange');
  const { before, after, deviation, reliability } = input;
  for (const [name, value] of Object.entries({ before, after })) {
    if (!Number.isFinite(value)) throw new RangeError(`reliableChange: ${name} is a finite number, not ${value}`);
  }
  if (!(deviation > 0)) throw new RangeError(`reliableChange: deviation is above zero, not ${deviation}`);
  if (!(reliability >= 0 && reliability < 1)) {
    throw new RangeError(`reliableChange: reliability lies from 0 to below 1, not ${reliability}`);
  }
  const standardErrorOfDifference = Math.SQRT2 * standardErrorOfMeasurement(deviation, reliability);
  const change = after - before;
  const index = change / standardErrorOfDifference;
  const z = -normalQuantile((1 - level) / 2);
  const reach = z * standardErrorOfDifference;
  return {
    change,
    standardErrorOfDifference,
    index,
    interval: { level, lower: change - reach, upper: change + reach },
    p: 2 * normalCdf(-Math.abs(index)),
    verdict: Math.abs(index) <= z ? 'no reliable change' : index > 0 ? 'risen' : 'fallen',
    method: {
      name: 'reliable-change',
      version: '1',
      page: 'reliable-change',
      parameters: { deviation, reliability, level },
    },
  };
}
