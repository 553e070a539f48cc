// Whether a skill is asked for more or less often as the months go by: a logistic slope whose standard error lets postings of one employer
// resemble each other, one test a skill, and of all tests together at most one false alarm in twenty that are raised.
// docs/methods/job-market-watch.md has the formulas.
import { fQuantile, fUpperTail } from '@dragoman/psychometrics';
import type { EmployerMonths } from './count-skills.ts';

export type Trend = 'rising' | 'falling' | 'no-change-seen' | 'not-enough';

export interface SkillTrend {
  readonly trend: Trend;
  /** Odds after a year over odds before it, with 90 in 100; null where there is not enough. */
  readonly oddsAYear: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Of one test alone; null where there is not enough. */
  readonly p: number | null;
}

export interface TrendLimits {
  /** Months with postings. */
  readonly months: number;
  /** Postings that ask for the skill. */
  readonly asked: number;
  /** Employers that ask for it. */
  readonly employers: number;
}

export const TREND_LIMITS: TrendLimits = { months: 6, asked: 20, employers: 8 };
/** False alarms among alarms, by Benjamini and Hochberg (1995). */
const FALSE_ALARMS = 0.05;
const ROUNDS = 60;
const CLOSE = 1e-10;

/** One entry a skill, in the order given. */
export function findTrends(skills: readonly (readonly EmployerMonths[])[], months: number): SkillTrend[] {
  const slopes = skills.map((employers) => fitSlope(employers, months));
  const alarms = raiseAlarms(slopes.map((slope) => slope?.p ?? null));
  return slopes.map((slope, index) => {
    if (slope === null) return { trend: 'not-enough', oddsAYear: null, p: null };
    const direction = slope.value > 0 ? 'rising' : 'falling';
    return {
      trend: alarms[index] === true ? direction : 'no-change-seen',
      oddsAYear: {
        value: Math.exp(12 * slope.value),
        low: Math.exp(12 * (slope.value - slope.margin)),
        high: Math.exp(12 * (slope.value + slope.margin)),
      },
      p: slope.p,
    };
  });
}

interface Slope {
  /** Log odds a month. */
  readonly value: number;
  /** Half of the interval of 90 in 100. */
  readonly margin: number;
  readonly p: number;
}

function fitSlope(employers: readonly EmployerMonths[], months: number): Slope | null {
  const [postings, asked] = [new Float64Array(months), new Float64Array(months)];
  let asking = 0;
  for (const employer of employers) {
    let own = 0;
    for (let month = 0; month < months; month += 1) {
      postings[month]! += employer.postings[month]!;
      asked[month]! += employer.asked[month]!;
      own += employer.asked[month]!;
    }
    if (own > 0) asking += 1;
  }
  const total = asked.reduce((sum, each) => sum + each, 0);
  const lived = postings.filter((each) => each > 0).length;
  const all = postings.reduce((sum, each) => sum + each, 0);
  if (lived < TREND_LIMITS.months || total < TREND_LIMITS.asked || asking < TREND_LIMITS.employers || total === all)
    return null;
  const fit = fitLogistic(postings, asked);
  return fit === null ? null : testSlope(fit, employers, months, asking);
}

interface Fit {
  readonly level: number;
  readonly slope: number;
  /** Middle of the months, taken off before the fit so that level and slope do not lean on each other. */
  readonly middle: number;
  /** Inverse of the information: level, both, slope. */
  readonly inverse: readonly [number, number, number];
}

/** Newton’s steps on the two coefficients. */
function fitLogistic(postings: Float64Array, asked: Float64Array): Fit | null {
  const all = postings.reduce((sum, each) => sum + each, 0);
  const middle = postings.reduce((sum, each, month) => sum + each * month, 0) / all;
  const share = asked.reduce((sum, each) => sum + each, 0) / all;
  let [level, slope] = [Math.log(share / (1 - share)), 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [a, b, c, u, v] = [0, 0, 0, 0, 0];
    postings.forEach((count, month) => {
      const at = month - middle;
      const expected = 1 / (1 + Math.exp(-(level + slope * at)));
      const weight = count * expected * (1 - expected);
      a += weight;
      b += weight * at;
      c += weight * at ** 2;
      u += asked[month]! - count * expected;
      v += (asked[month]! - count * expected) * at;
    });
    const determinant = a * c - b ** 2;
    if (!(determinant > 0)) return null;
    const [stepLevel, stepSlope] = [(c * u - b * v) / determinant, (a * v - b * u) / determinant];
    level += stepLevel;
    slope += stepSlope;
    if (Math.abs(stepLevel) + Math.abs(stepSlope) < CLOSE)
      return { level, slope, middle, inverse: [c / determinant, -b / determinant, a / determinant] };
    if (!Number.isFinite(level + slope)) return null;
  }
  return null;
}

/** The sandwich with employers as clusters (Liang and Zeger 1986), and t with as many degrees as employers that ask, less two. */
function testSlope(
  { level, slope, middle, inverse }: Fit,
  employers: readonly EmployerMonths[],
  months: number,
  asking: number,
): Slope {
  let variance = 0;
  let clusters = 0;
  for (const employer of employers) {
    let [u, v, count] = [0, 0, 0];
    for (let month = 0; month < months; month += 1) {
      const own = employer.postings[month]!;
      if (own === 0) continue;
      count += own;
      const at = month - middle;
      const rest = employer.asked[month]! - own / (1 + Math.exp(-(level + slope * at)));
      u += rest;
      v += rest * at;
    }
    if (count === 0) continue;
    clusters += 1;
    variance += (inverse[1] * u + inverse[2] * v) ** 2;
  }
  const robust = (clusters / (clusters - 1)) * variance;
  // Independent postings are the least that can be assumed: a lucky small sandwich is not believed.
  const error = Math.sqrt(Math.max(robust, inverse[2]));
  const degrees = asking - 2;
  const square = (slope / error) ** 2;
  return {
    value: slope,
    margin: error * Math.sqrt(fQuantile(0.9, 1, degrees)),
    p: fUpperTail(square, 1, degrees),
  };
}

function raiseAlarms(ps: readonly (number | null)[]): boolean[] {
  const sorted = ps.filter((p) => p !== null).toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= (FALSE_ALARMS * (index + 1)) / sorted.length);
  const limit = last === -1 ? -1 : sorted[last]!;
  return ps.map((p) => p !== null && p <= limit);
}
