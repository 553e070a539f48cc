// Response surface: how an outcome depends on self and others' ratings together, without squeezing them into a difference.
// Sources: J. R. Edwards and M. E. Parry (1993), equations 3 to 9; L. H. Shanock et al. (2010) for a1 to a4.
import type { MethodRecord } from '../bank/bank.ts';
import { completeRows, type MaybeNumber } from '../change/read-values.ts';
import { leastSquares } from '../numeric/least-squares.ts';
import { studentQuantile, studentTwoSided } from '../numeric/student-t.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';

export interface SurfaceEstimate {
  value: number;
  standardError: number;
  interval: Interval;
  p: number | null;
}

export interface ResponseSurface {
  status: ResultStatus;
  /** outcome = constant + self + others + selfSquared + product + othersSquared, ratings centred. */
  coefficients: Readonly<
    Record<'constant' | 'self' | 'others' | 'selfSquared' | 'product' | 'othersSquared', SurfaceEstimate>
  > | null;
  /** Along agreement (self = others): slope a1 and curvature a2; along disagreement (self = -others): slope a3 and curvature a4. */
  surface: Readonly<Record<'a1' | 'a2' | 'a3' | 'a4', SurfaceEstimate>> | null;
  /** Point without slope, in the units of the ratings; null when the surface has none worth telling. */
  stationary: { self: number; others: number; kind: 'peak' | 'valley' | 'saddle' } | null;
  rSquared: number | null;
  /** Share of people whose two ratings differ by more than half a standard deviation. */
  shareApart: number | null;
  people: number;
  centre: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

export interface SurfaceOptions {
  /** Zero of both ratings: the middle of their scale. */
  centre: number;
  level?: number;
  /** `hc3` when absent. */
  errors?: 'hc3' | 'classical';
}

const NAMES = ['constant', 'self', 'others', 'selfSquared', 'product', 'othersSquared'] as const;
const LINES = {
  a1: [0, 1, 1, 0, 0, 0],
  a2: [0, 0, 0, 1, 1, 1],
  a3: [0, 1, -1, 0, 0, 0],
  a4: [0, 0, 0, 1, -1, 1],
} as const;

/**
 * Response surface of an outcome on self and others' ratings.
 * @param data equally long; people with a missing value are left out, with a warning
 * @param options centre is required: both ratings are measured from the same point of the same scale
 * @returns `not-estimable` below eight people or when the ratings do not vary enough for a curved surface
 * @throws TypeError or RangeError that names the place
 * @example responseSurface({ self: [1, 2, 3, 4, 1, 2, 3, 4, 2], others: [1, 2, 4, 3, 3, 1, 2, 4, 4], outcome: [2, 3, 4, 4, 2, 2, 3, 5, 4] }, { centre: 2.5 }).surface?.a1
 */
export function responseSurface(
  data: { self: readonly MaybeNumber[]; others: readonly MaybeNumber[]; outcome: readonly MaybeNumber[] },
  options: SurfaceOptions,
): ResponseSurface {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'responseSurface');
  const errors = options.errors ?? 'hc3';
  if (errors !== 'hc3' && errors !== 'classical') throw new RangeError(`errors: "hc3" or "classical", not ${errors}`);
  const { centre } = options;
  if (!Number.isFinite(centre)) throw new RangeError(`centre is a finite number, not ${centre}`);
  const { columns, left } = completeRows({ self: data.self, others: data.others, outcome: data.outcome });
  const self = columns['self']!.map((value) => value - centre);
  const others = columns['others']!.map((value) => value - centre);
  const people = self.length;
  const warnings: ResultWarning[] = [];
  if (left > 0) warnings.push({ code: 'people-left-out', message: `${left} people lack one of the three values` });
  const frame = {
    people,
    centre,
    method: { name: 'response-surface', version: '1', page: 'response-surface', parameters: { centre, level, errors } },
  };
  const design = Float64Array.from({ length: people * 6 }, (_, at) => {
    const x = self[Math.floor(at / 6)]!;
    const y = others[Math.floor(at / 6)]!;
    return [1, x, y, x * x, x * y, y * y][at % 6]!;
  });
  const fit = people < 8 ? null : leastSquares(design, columns['outcome']!, 6);
  if (fit === null) {
    const message =
      people < 8
        ? 'a curved surface needs eight people at the very least'
        : 'the two ratings do not vary enough, or not apart from each other';
    warnings.push({ code: people < 8 ? 'too-few-people' : 'not-identified', message });
    const nothing = { coefficients: null, surface: null, stationary: null, rSquared: null, shareApart: null };
    return { status: 'not-estimable', ...nothing, ...frame, warnings };
  }
  if (people < 60)
    warnings.push({ code: 'few-people', message: `${people} people for six coefficients: read the intervals first` });
  const shareApart = shareOfDifferent(self, others);
  if (shareApart < 0.1) {
    warnings.push({
      code: 'little-disagreement',
      message: 'fewer than one in ten differ: the line of disagreement is a guess',
    });
  }
  const covariance = errors === 'hc3' ? fit.robustCovariance : fit.covariance;
  const estimate = (weights: readonly number[]): SurfaceEstimate =>
    combine(weights, fit.coefficients, covariance, fit.df, level);
  const unit = (position: number): number[] => NAMES.map((_, i) => (i === position ? 1 : 0));
  return {
    status: 'estimated',
    coefficients: Object.fromEntries(NAMES.map((name, i) => [name, estimate(unit(i))])) as NonNullable<
      ResponseSurface['coefficients']
    >,
    surface: { a1: estimate(LINES.a1), a2: estimate(LINES.a2), a3: estimate(LINES.a3), a4: estimate(LINES.a4) },
    stationary: stationaryPoint(fit.coefficients, centre),
    rSquared: fit.rSquared,
    shareApart,
    ...frame,
    warnings,
  };
}

function combine(
  weights: readonly number[],
  coefficients: Float64Array,
  covariance: Float64Array,
  df: number,
  level: number,
): SurfaceEstimate {
  let value = 0;
  let variance = 0;
  for (const [i, weight] of weights.entries()) {
    value += weight * coefficients[i]!;
    for (const [j, other] of weights.entries()) variance += weight * other * covariance[i * weights.length + j]!;
  }
  const standardError = Math.sqrt(Math.max(0, variance));
  const reach = studentQuantile(1 - (1 - level) / 2, df) * standardError;
  return {
    value,
    standardError,
    interval: { level, lower: value - reach, upper: value + reach },
    p: standardError > 0 ? studentTwoSided(value / standardError, df) : null,
  };
}

function stationaryPoint(coefficients: Float64Array, centre: number): ResponseSurface['stationary'] {
  const [, x, y, xx, xy, yy] = coefficients as unknown as readonly number[];
  const determinant = 4 * xx! * yy! - xy! * xy!;
  const size = xx! * xx! + xy! * xy! + yy! * yy!;
  if (!(Math.abs(determinant) > 1e-8 * size)) return null;
  return {
    self: centre + (y! * xy! - 2 * x! * yy!) / determinant,
    others: centre + (x! * xy! - 2 * y! * xx!) / determinant,
    kind: determinant < 0 ? 'saddle' : xx! < 0 ? 'peak' : 'valley',
  };
}

/** Both ratings standardised by their common spread. */
function shareOfDifferent(self: Float64Array, others: Float64Array): number {
  const n = self.length;
  const all = [...self, ...others];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const spread = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (all.length - 1));
  return self.filter((value, i) => Math.abs(value - others[i]!) > spread / 2).length / n;
}
