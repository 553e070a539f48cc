// One person's calibration: by how much the own view lies above that of others, with an interval over those who rated.
// Raters, not ratings, are what is drawn: one rater's leniency runs through all skills. Delete-one-rater jackknife.
// Source: J. W. Tukey (1958) for the jackknife and its t interval.
import type { MethodRecord } from '../bank/bank.ts';
import { type AgreementRating, numbersOfRatings, type RatingLabel } from '../agreement/ratings.ts';
import { meanOf } from '../numeric/moments.ts';
import { studentCdf, studentQuantile } from '../numeric/student-t.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';

export interface CalibrationIndexOptions {
  level?: number;
  /** How much people rate themselves above others on average (the group's leniency), taken out; 0 when absent. */
  leniency?: number;
  /** A gap beyond this counts, in the units of the ratings; 0.5 (half a level) when absent. */
  threshold?: number;
  /** Probability from which the verdict is given, 0.8 when absent. */
  certainty?: number;
}

export interface CalibrationIndex {
  status: ResultStatus;
  /** Mean over skills of self minus others, leniency taken out. Above zero: rates self higher. */
  index: number | null;
  standardError: number | null;
  interval: Interval | null;
  /** Probability that the index lies beyond the threshold, above and below; null without an interval. */
  probabilityAbove: number | null;
  probabilityBelow: number | null;
  verdict: 'over-rates' | 'under-rates' | 'in tune' | 'cannot tell yet';
  skills: readonly { skill: RatingLabel; self: number; others: number; gap: number; raters: number }[];
  raters: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Calibration index with a Student t interval over raters.
 * @param self own rating by skill, on the scale of the others
 * @param ratings of others: subject is the skill, rater the person who rated; missing ratings allowed
 * @throws TypeError or RangeError that names the place; RangeError when no skill has both views
 * @example calibrationIndex({ listening: 3 }, [{ subject: 'listening', rater: 'r1', value: 2 }, { subject: 'listening', rater: 'r2', value: 3 }]).index // 0.5
 */
export function calibrationIndex(
  self: Readonly<Record<string, number | null>>,
  ratings: readonly AgreementRating[],
  options: CalibrationIndexOptions = {},
): CalibrationIndex {
  const { level = 0.95, leniency = 0, threshold = 0.5, certainty = 0.8 } = options;
  assertConfidence(level, 'calibrationIndex');
  if (!Number.isFinite(leniency)) throw new RangeError(`leniency is a finite number, not ${leniency}`);
  if (!(threshold >= 0 && threshold < Infinity)) throw new RangeError(`threshold is at least zero, not ${threshold}`);
  if (!(certainty > 0.5 && certainty < 1)) throw new RangeError(`certainty lies between 0.5 and 1, not ${certainty}`);
  const { subjects, raters, numbers } = numbersOfRatings(ratings);
  const own = subjects.map((skill) => ownRating(self, skill));
  const table = subjects.map((_, i) => numbers.subarray(i * raters.length, (i + 1) * raters.length));
  const usable = subjects
    .map((_, i) => i)
    .filter((i) => own[i] !== null && table[i]!.some((value) => !Number.isNaN(value)));
  if (usable.length === 0) throw new RangeError('calibrationIndex: no skill has a rating of oneself and of another');
  const skills = usable.map((i) => {
    const given = table[i]!.filter((value) => !Number.isNaN(value));
    const others = meanOf(given);
    return { skill: subjects[i]!, self: own[i]!, others, gap: own[i]! - others - leniency, raters: given.length };
  });
  const index = meanOf(skills.map(({ gap }) => gap));
  const active = raters.map((_, g) => g).filter((g) => usable.some((i) => !Number.isNaN(table[i]![g]!)));
  const warnings: ResultWarning[] = [];
  const left = new Set([...subjects.map(String), ...Object.keys(self)]).size - usable.length;
  if (left > 0) warnings.push({ code: 'skills-left-out', message: `${left} skills lack one of the two views` });
  const standardError = jackknife(usable, own as number[], table, active, leniency, warnings);
  const frame = {
    skills,
    raters: active.length,
    method: {
      name: 'calibration-index',
      version: '1',
      page: 'self-other',
      parameters: { level, leniency, threshold, certainty, interval: 'jackknife over raters, Student t' },
    },
  };
  if (standardError === null) {
    const nothing = { standardError: null, interval: null, probabilityAbove: null, probabilityBelow: null };
    return { status: 'estimated', index, ...nothing, verdict: 'cannot tell yet', ...frame, warnings };
  }
  const df = active.length - 1;
  const reach = studentQuantile(1 - (1 - level) / 2, df) * standardError;
  const beyond = (distance: number): number =>
    standardError > 0 ? studentCdf(distance / standardError, df) : distance > 0 ? 1 : 0;
  const probabilityAbove = beyond(index - threshold);
  const probabilityBelow = beyond(-index - threshold);
  return {
    status: 'estimated',
    index,
    standardError,
    interval: { level, lower: index - reach, upper: index + reach },
    probabilityAbove,
    probabilityBelow,
    verdict: verdictOf(probabilityAbove, probabilityBelow, certainty),
    ...frame,
    warnings,
  };
}

function verdictOf(above: number, below: number, certainty: number): CalibrationIndex['verdict'] {
  if (above > certainty) return 'over-rates';
  if (below > certainty) return 'under-rates';
  return 1 - above - below > certainty ? 'in tune' : 'cannot tell yet';
}

function ownRating(self: Readonly<Record<string, number | null>>, skill: RatingLabel): number | null {
  const value: unknown = self[String(skill)];
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value !== 'number') throw new TypeError(`self, ${skill}: ${JSON.stringify(value)} is not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`self, ${skill}: the value is infinite`);
  return value;
}

/** Standard error from leaving out one rater at a time; null, with a warning, when that is not possible. */
function jackknife(
  usable: readonly number[],
  own: readonly number[],
  table: readonly Float64Array[],
  active: readonly number[],
  leniency: number,
  warnings: ResultWarning[],
): number | null {
  const count = active.length;
  if (count < 2) {
    warnings.push({ code: 'too-few-raters', message: 'one rater gives no interval: at least two are needed' });
    return null;
  }
  const without: number[] = [];
  for (const leftOut of active) {
    const gaps: number[] = [];
    for (const i of usable) {
      const given = table[i]!.filter((value, g) => g !== leftOut && !Number.isNaN(value));
      if (given.length > 0) gaps.push(own[i]! - meanOf(given) - leniency);
    }
    if (gaps.length < usable.length) {
      warnings.push({
        code: 'single-rater-skill',
        message: 'a skill hangs on one rater: no interval until another has rated it',
      });
      return null;
    }
    without.push(meanOf(gaps));
  }
  if (count < 4)
    warnings.push({ code: 'few-raters', message: `${count} raters: the interval is wide for good reason` });
  const centre = meanOf(without);
  const squares = without.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(((count - 1) / count) * squares);
}
