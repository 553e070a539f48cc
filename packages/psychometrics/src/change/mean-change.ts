// Mean change of one group with Student's interval. Source: Student (1908).
import { deviationOf, meanOf } from '../numeric/moments.ts';
import { studentQuantile, studentTwoSided } from '../numeric/student-t.ts';
import type { Interval } from '../result/result-types.ts';

export interface MeanChange {
  people: number;
  mean: number;
  deviation: number;
  standardError: number;
  interval: Interval;
  /** Null when every difference is equal. */
  test: { t: number; df: number; p: number } | null;
}

/**
 * Mean of differences; null with fewer than two.
 * @example meanChange(Float64Array.from([1, 2, 3]), 0.95)?.mean // 2
 */
export function meanChange(differences: Float64Array, level: number): MeanChange | null {
  const people = differences.length;
  if (people < 2) return null;
  const mean = meanOf(differences);
  const deviation = deviationOf(differences);
  const standardError = deviation / Math.sqrt(people);
  const df = people - 1;
  const reach = studentQuantile(1 - (1 - level) / 2, df) * standardError;
  const t = mean / standardError;
  return {
    people,
    mean,
    deviation,
    standardError,
    interval: { level, lower: mean - reach, upper: mean + reach },
    test: standardError > 0 ? { t, df, p: studentTwoSided(t, df) } : null,
  };
}
