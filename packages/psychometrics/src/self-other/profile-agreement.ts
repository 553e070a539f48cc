// Agreement of two profiles of one person, as self and others see them: elevation, scatter, shape, distance, and all in one figure.
// Sources: L. J. Cronbach and G. C. Gleser (1953) for the parts; R. R. McCrae (2008) for the double-entry intraclass correlation.
import type { MethodRecord } from '../bank/bank.ts';
import { correlationOf, deviationOf, meanOf } from '../numeric/moments.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';

export type Profile = Readonly<Record<string, number | null>>;

export interface ProfileAgreement {
  status: ResultStatus;
  /** Skills both profiles hold. */
  skills: readonly string[];
  /** Mean of self minus mean of others: does the person place the whole profile higher? */
  elevation: number | null;
  /** SD of self / SD of others; null when the others' profile is flat. */
  scatter: number | null;
  /** Correlation over skills: the same ups and downs? Null when a profile is flat. */
  shape: number | null;
  /** Root mean squared difference, in the units of the profiles. */
  distance: number | null;
  /** Sensitive to elevation, scatter and shape at once; null when both are flat and equal. */
  doubleEntry: number | null;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Profile agreement.
 * @param self, others value by skill, on one scale; null is missing
 * @throws TypeError for a value that is no number, RangeError for one that is not finite; the skill is named
 * @example profileAgreement({ listening: 3, writing: 2, planning: 4 }, { listening: 2, writing: 1, planning: 3 }).shape // 1
 */
export function profileAgreement(self: Profile, others: Profile): ProfileAgreement {
  const names = [...new Set([...Object.keys(self), ...Object.keys(others)])];
  const skills = names.filter((skill) => isRated(self, skill, 'self') && isRated(others, skill, 'others'));
  const a = skills.map((skill) => self[skill]!);
  const b = skills.map((skill) => others[skill]!);
  const warnings: ResultWarning[] = [];
  if (skills.length < names.length) {
    const left = names.length - skills.length;
    warnings.push({ code: 'skills-left-out', message: `${left} of ${names.length} skills lack one of the two views` });
  }
  const frame = {
    skills,
    method: { name: 'profile-agreement', version: '1', page: 'self-other', parameters: { scale: 'as given' } },
  };
  if (skills.length < 2) {
    warnings.push({ code: 'too-few-skills', message: 'at least two skills with both views are needed' });
    return {
      status: 'not-estimable',
      elevation: null,
      scatter: null,
      shape: null,
      distance: null,
      doubleEntry: null,
      ...frame,
      warnings,
    };
  }
  const shape = correlationOf(a, b);
  if (shape === null)
    warnings.push({ code: 'flat-profile', message: 'a profile is flat: it has no shape to agree with' });
  else if (skills.length < 6) {
    warnings.push({ code: 'few-skills', message: `a correlation over ${skills.length} skills says little` });
  }
  const spread = deviationOf(b);
  return {
    status: 'estimated',
    elevation: meanOf(a) - meanOf(b),
    scatter: spread > 0 ? deviationOf(a) / spread : null,
    shape,
    distance: Math.sqrt(meanOf(a.map((value, i) => (value - b[i]!) ** 2))),
    doubleEntry: correlationOf([...a, ...b], [...b, ...a]),
    ...frame,
    warnings,
  };
}

function isRated(profile: Profile, skill: string, name: string): boolean {
  const value: unknown = profile[skill];
  if (value === null || value === undefined || Number.isNaN(value)) return false;
  if (typeof value !== 'number') throw new TypeError(`${name}, ${skill}: ${JSON.stringify(value)} is not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`${name}, ${skill}: the value is infinite`);
  return true;
}
