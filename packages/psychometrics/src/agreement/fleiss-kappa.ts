// Fleiss' kappa for several raters, and Conger's kappa, which keeps each rater's own frequencies.
// Sources: J. L. Fleiss (1971); J. L. Fleiss, J. C. M. Nee and J. R. Landis (1979), equation 12, for the null variance;
// A. J. Conger (1980), equation 5.
import { assertConfidence } from '../result/result-types.ts';
import { type AgreementResult, normalInterval, normalTest, NOT_ESTIMABLE, ONE_CATEGORY } from './agreement-types.ts';
import { completeSubjects } from './complete-subjects.ts';
import { type CategoryOptions, type CodedRatings, codeRatings, countRatings, type AgreementRating } from './ratings.ts';

export interface FleissOptions extends CategoryOptions {
  level?: number;
}

/**
 * Fleiss' kappa. Subjects that lack a rating are left out, with a warning; who rated does not matter, only how often.
 * @param ratings of two or more raters
 * @returns `test` is the z test of no agreement beyond chance; `interval` uses the standard error over subjects (Gwet, 2008)
 * @throws RangeError for fewer than two raters
 * @example fleissKappa(ratingsFromRows([['a', 'a', 'b'], ['b', 'b', 'b'], ['a', 'a', 'a']])).value
 */
export function fleissKappa(ratings: readonly AgreementRating[], options: FleissOptions = {}): AgreementResult {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'fleissKappa');
  const { coded, warnings } = completeSubjects(codeSeveral(ratings, options, 'fleissKappa'));
  const frame = frameOf(coded, warnings, 'fleiss-kappa', level);
  const n = coded.subjects.length;
  if (n === 0) return nobody(frame);
  const m = coded.raters.length;
  const q = coded.categories.length;
  const counts = countRatings(coded);
  const { observed, perSubject } = pairAgreement(counts, n, m, q);
  const shares = Float64Array.from({ length: q }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += counts[i * q + c]!;
    return sum / (n * m);
  });
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  const room = 1 - expected;
  if (!(room > 1e-12)) return { ...NOT_ESTIMABLE, ...frame, warnings: [...warnings, ONE_CATEGORY] };
  const value = (observed - expected) / room;
  const skew = shares.reduce((sum, p) => sum + p * (1 - p) * (1 - 2 * p), 0);
  const nullVariance = (2 * (room * room - skew)) / (n * m * (m - 1) * room * room);
  const standardError = n > 1 ? overSubjects(counts, perSubject, shares, { n, m, q, value, expected }) : null;
  return {
    status: 'estimated',
    value,
    observedAgreement: observed,
    expectedAgreement: expected,
    standardError,
    interval: standardError === null ? null : normalInterval(value, standardError, level),
    test: normalTest(value, Math.sqrt(nullVariance)),
    ...frame,
  };
}

/**
 * Conger's exact kappa: chance is counted with each rater's own frequencies. No standard error is given; resample subjects for one.
 * @throws RangeError for fewer than two raters
 * @example congerKappa(ratingsFromRows([['a', 'a', 'b'], ['b', 'b', 'b'], ['a', 'a', 'a']])).value
 */
export function congerKappa(ratings: readonly AgreementRating[], options: FleissOptions = {}): AgreementResult {
  const { coded, warnings } = completeSubjects(codeSeveral(ratings, options, 'congerKappa'));
  const frame = frameOf(coded, warnings, 'conger-kappa', null);
  const n = coded.subjects.length;
  if (n === 0) return nobody(frame);
  const m = coded.raters.length;
  const q = coded.categories.length;
  const { observed } = pairAgreement(countRatings(coded), n, m, q);
  const own = new Float64Array(m * q);
  for (let at = 0; at < coded.codes.length; at += 1) own[(at % m) * q + coded.codes[at]!]! += 1 / n;
  let expected = 0;
  for (let g = 0; g < m; g += 1) {
    for (let h = 0; h < g; h += 1) {
      for (let c = 0; c < q; c += 1) expected += (2 * own[g * q + c]! * own[h * q + c]!) / (m * (m - 1));
    }
  }
  if (!(1 - expected > 1e-12)) return { ...NOT_ESTIMABLE, ...frame, warnings: [...warnings, ONE_CATEGORY] };
  return {
    status: 'estimated',
    value: (observed - expected) / (1 - expected),
    observedAgreement: observed,
    expectedAgreement: expected,
    standardError: null,
    interval: null,
    test: null,
    ...frame,
  };
}

type Frame = Pick<AgreementResult, 'subjects' | 'raters' | 'categories' | 'warnings' | 'method'>;

function codeSeveral(ratings: readonly AgreementRating[], options: CategoryOptions, place: string): CodedRatings {
  const coded = codeRatings(ratings, options);
  if (coded.raters.length < 2) throw new RangeError(`${place}: at least two raters are needed`);
  return coded;
}

function frameOf(
  coded: CodedRatings,
  warnings: AgreementResult['warnings'],
  name: string,
  level: number | null,
): Frame {
  return {
    subjects: coded.subjects.length,
    raters: coded.raters.length,
    categories: coded.categories,
    warnings,
    method: {
      name,
      version: '1',
      page: 'agreement',
      parameters: { missing: 'listwise', ...(level === null ? {} : { level }) },
    },
  };
}

function nobody(frame: Frame): AgreementResult {
  return {
    ...NOT_ESTIMABLE,
    ...frame,
    warnings: [...frame.warnings, { code: 'no-subjects', message: 'no subject was rated by everybody' }],
  };
}

function pairAgreement(
  counts: Float64Array,
  n: number,
  m: number,
  q: number,
): { observed: number; perSubject: Float64Array } {
  const perSubject = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    for (let c = 0; c < q; c += 1) perSubject[i]! += (counts[i * q + c]! * (counts[i * q + c]! - 1)) / (m * (m - 1));
  }
  return { observed: perSubject.reduce((sum, share) => sum + share, 0) / n, perSubject };
}

/** Standard error from the spread of the subjects' linearised contributions. Source: K. L. Gwet (2008), equation 27. */
function overSubjects(
  counts: Float64Array,
  perSubject: Float64Array,
  shares: Float64Array,
  { n, m, q, value, expected }: { n: number; m: number; q: number; value: number; expected: number },
): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    let chance = 0;
    for (let c = 0; c < q; c += 1) chance += (counts[i * q + c]! / m) * shares[c]!;
    const own = (perSubject[i]! - expected) / (1 - expected);
    const part = own - (2 * (1 - value) * (chance - expected)) / (1 - expected);
    sum += (part - value) ** 2;
  }
  return Math.sqrt(sum / (n * (n - 1)));
}
