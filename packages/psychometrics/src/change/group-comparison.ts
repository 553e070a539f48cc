// Effect of a pilot against a comparison group, adjusted for where people started (analysis of covariance).
// Sources: R. A. Fisher (1932); J. G. MacKinnon and H. White (1985) for the interval without equal variances.
import type { MethodRecord } from '../bank/bank.ts';
import { leastSquares } from '../numeric/least-squares.ts';
import { meanOf, varianceOf } from '../numeric/moments.ts';
import { studentQuantile, studentTwoSided } from '../numeric/student-t.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { completeRows, type MaybeNumber } from './read-values.ts';

export interface PilotPerson {
  /** True in the pilot, false in the comparison group. */
  inPilot: boolean;
  before: MaybeNumber;
  after: MaybeNumber;
}

export interface GroupComparison {
  status: ResultStatus;
  /** Adjusted difference of the groups after, in the units of the score. */
  effect: number | null;
  standardError: number | null;
  interval: Interval | null;
  test: { t: number; df: number; p: number } | null;
  /** Effect / pooled standard deviation before. */
  standardisedEffect: number | null;
  /** Slope of after on before. */
  slope: number | null;
  /** Test that the slope is the same in both groups. */
  equalSlopes: { t: number; df: number; p: number } | null;
  people: { pilot: number; comparison: number };
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Adjusted effect of a pilot.
 * @param people pilot and comparison group; who lacks a measurement is left out, with a warning
 * @param options errors `hc3` (no equal variances assumed) and level 0.95 when absent
 * @returns `not-estimable` when a group has fewer than two people or everybody started alike
 * @throws TypeError or RangeError that names the place
 * @example compareGroups([{ inPilot: true, before: 1, after: 3 }, { inPilot: true, before: 2, after: 5 }, { inPilot: true, before: 4, after: 6 },
 *   { inPilot: false, before: 1, after: 1 }, { inPilot: false, before: 3, after: 3 }, { inPilot: false, before: 4, after: 3 }]).effect
 */
export function compareGroups(
  people: readonly PilotPerson[],
  options: { errors?: 'hc3' | 'classical'; level?: number } = {},
): GroupComparison {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'compareGroups');
  const errors = options.errors ?? 'hc3';
  if (errors !== 'hc3' && errors !== 'classical') throw new RangeError(`errors: "hc3" or "classical", not ${errors}`);
  for (const [index, person] of people.entries()) {
    if (typeof person?.inPilot !== 'boolean') throw new TypeError(`people, ${index + 1}: inPilot is true or false`);
  }
  const { columns, left } = completeRows({
    before: people.map(({ before }) => before),
    after: people.map(({ after }) => after),
    pilot: people.map(({ inPilot }) => (inPilot ? 1 : 0)),
  });
  const before = columns['before']!;
  const after = columns['after']!;
  const pilot = columns['pilot']!;
  const counts = { pilot: pilot.filter(Boolean).length, comparison: pilot.filter((flag) => flag === 0).length };
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'people-left-out', message: `${left} people lack one of the two measurements` });
  const frame = {
    people: counts,
    method: {
      name: 'group-comparison',
      version: '1',
      page: 'pilot-effect',
      parameters: { errors, level, adjustedFor: 'before' },
    },
  };
  const refuse = (code: string, message: string): GroupComparison => ({
    status: 'not-estimable',
    ...NOTHING,
    ...frame,
    warnings: [...warnings, { code, message }],
  });
  if (counts.pilot < 2 || counts.comparison < 2) {
    return refuse(
      'too-few-people',
      'each group needs two people at the least; without a comparison group only change can be told',
    );
  }
  const centre = meanOf(before);
  const design = Float64Array.from({ length: before.length * 3 }, (_, at) => {
    const row = Math.floor(at / 3);
    return at % 3 === 0 ? 1 : at % 3 === 1 ? pilot[row]! : before[row]! - centre;
  });
  const fit = leastSquares(design, after, 3);
  if (fit === null)
    return refuse('not-identified', 'starting values do not vary, follow the groups exactly, or people are too few');
  const { covariance, robustCovariance, df } = fit;
  const effect = fit.coefficients[1]!;
  const standardError = Math.sqrt((errors === 'hc3' ? robustCovariance : covariance)[4]!);
  const reach = studentQuantile(1 - (1 - level) / 2, df) * standardError;
  const t = effect / standardError;
  const pooled = pooledDeviation(before, pilot);
  const equalSlopes = slopeTest(design, pilot, after);
  if (equalSlopes !== null && equalSlopes.p < 0.05) {
    warnings.push({
      code: 'unequal-slopes',
      message: 'the effect seems to depend on where people started: one adjusted figure hides that',
    });
  }
  if (Math.min(counts.pilot, counts.comparison) < 10) {
    warnings.push({ code: 'few-people', message: 'a group of fewer than 10: the interval leans on normality' });
  }
  return {
    status: 'estimated',
    effect,
    standardError,
    interval: { level, lower: effect - reach, upper: effect + reach },
    test: standardError > 0 ? { t, df, p: studentTwoSided(t, df) } : null,
    standardisedEffect: pooled > 0 ? effect / pooled : null,
    slope: fit.coefficients[2]!,
    equalSlopes,
    ...frame,
    warnings,
  };
}

const NOTHING = {
  effect: null,
  standardError: null,
  interval: null,
  test: null,
  standardisedEffect: null,
  slope: null,
  equalSlopes: null,
} as const;

function pooledDeviation(before: Float64Array, pilot: Float64Array): number {
  const groups = [before.filter((_, i) => pilot[i] === 1), before.filter((_, i) => pilot[i] === 0)];
  const squares = groups.reduce((sum, group) => sum + varianceOf(group) * (group.length - 1), 0);
  return Math.sqrt(squares / (before.length - 2));
}

function slopeTest(
  design: Float64Array,
  pilot: Float64Array,
  after: Float64Array,
): { t: number; df: number; p: number } | null {
  const wide = Float64Array.from({ length: after.length * 4 }, (_, at) => {
    const row = Math.floor(at / 4);
    return at % 4 < 3 ? design[row * 3 + (at % 4)]! : pilot[row]! * design[row * 3 + 2]!;
  });
  const fit = leastSquares(wide, after, 4);
  if (fit === null || !(fit.covariance[15]! > 0)) return null;
  const t = fit.coefficients[3]! / Math.sqrt(fit.covariance[15]!);
  return { t, df: fit.df, p: studentTwoSided(t, fit.df) };
}
