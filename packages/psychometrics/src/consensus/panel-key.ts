// What a panel says an option of a scenario is worth: mean, median and modes of its effectiveness ratings, and the whole-number keys
// that follow from each. Source: M. E. Bergman, F. Drasgow, M. A. Donovan et al. (2006) for comparing scoring keys; rounding stated below.
import type { MethodRecord } from '../bank/bank.ts';
import { meanOf, varianceOf } from '../numeric/moments.ts';
import { sampleQuantile } from '../numeric/quantile.ts';
import { studentQuantile } from '../numeric/student-t.ts';
import { assertConfidence, type Interval } from '../result/result-types.ts';
import { ENOUGH_EXPERTS } from './enough-experts.ts';
import { readPanel } from './panel-summary.ts';

export type PanelKeyRule = 'mean' | 'median' | 'mode';

export interface PanelKey {
  experts: number;
  /** True from eight experts on. */
  isEnough: boolean;
  mean: number | null;
  /** Interval of the mean by Student's t, kept within 1 to 5; null below two experts. */
  interval: Interval | null;
  standardDeviation: number | null;
  median: number | null;
  /** Every rating that was given most often, ascending. */
  modes: readonly number[];
  /** Share of experts within one point of the median. */
  shareNear: number | null;
  /** Experts who gave 1, 2, 3, 4 and 5. */
  counts: readonly number[];
  /** The key, 1 to 5, by each rule; null when nobody rated. */
  keys: Readonly<Record<PanelKeyRule, number | null>>;
  method: MethodRecord;
}

/**
 * Keys of one option. A half goes to the side on which the mean lies, and away from 3 when the mean is that half; of several modes
 * the one nearest the mean counts, and of two equally near the one nearer to 3.
 * @param ratings one per expert, 1 to 5; null, undefined and NaN are missing
 * @throws RangeError for a rating that is no whole number from 1 to 5
 * @example panelKey([4, 4, 5, 4, 3, 5, 4, 4]).keys.mean // 4
 */
export function panelKey(ratings: readonly (number | null | undefined)[], level = 0.95): PanelKey {
  assertConfidence(level, 'panelKey');
  const values = readPanel(ratings, 'ratings');
  for (const value of values) {
    if (!(Number.isInteger(value) && value >= 1 && value <= 5)) {
      throw new RangeError(`ratings: a whole number from 1 to 5, not ${value}`);
    }
  }
  const experts = values.length;
  const counts = [1, 2, 3, 4, 5].map((step) => values.filter((value) => value === step).length);
  const method = { name: 'panel-key', version: '1', page: 'panel-key', parameters: { level, quantileType: 7 } };
  const frame = { experts, isEnough: experts >= ENOUGH_EXPERTS, counts, method };
  if (experts === 0) {
    const keys = { mean: null, median: null, mode: null };
    return {
      ...frame,
      mean: null,
      interval: null,
      standardDeviation: null,
      median: null,
      modes: [],
      shareNear: null,
      keys,
    };
  }
  const mean = meanOf(values);
  const median = sampleQuantile(values, 0.5, 7);
  const most = Math.max(...counts);
  const modes = [1, 2, 3, 4, 5].filter((step) => counts[step - 1] === most);
  const deviation = experts > 1 ? Math.sqrt(varianceOf(values)) : null;
  return {
    ...frame,
    mean,
    interval: deviation === null ? null : intervalOf(mean, deviation, experts, level),
    standardDeviation: deviation,
    median,
    modes,
    shareNear: values.filter((value) => Math.abs(value - median) <= 1).length / experts,
    keys: { mean: roundKey(mean, mean), median: roundKey(median, mean), mode: nearestMode(modes, mean) },
  };
}

function intervalOf(mean: number, deviation: number, experts: number, level: number): Interval {
  const reach = (studentQuantile(1 - (1 - level) / 2, experts - 1) * deviation) / Math.sqrt(experts);
  return { level, lower: Math.max(1, mean - reach), upper: Math.min(5, mean + reach) };
}

/** A half goes to the side the mean lies on; when that says nothing, away from the middle of the scale. */
function roundKey(value: number, mean: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  if (mean !== value) return mean > value ? low + 1 : low;
  return value > 3 ? low + 1 : low;
}

function nearestMode(modes: readonly number[], mean: number): number {
  return [...modes].sort((a, b) => Math.abs(a - mean) - Math.abs(b - mean) || Math.abs(a - 3) - Math.abs(b - 3))[0]!;
}
