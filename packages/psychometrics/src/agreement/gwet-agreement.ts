// Gwet's AC1 and AC2: chance agreement is bounded by how often raters could be guessing at all, so that a rare category does not
// sink the coefficient. Sources: K. L. Gwet (2008), equations 12 and 27; K. L. Gwet (2014), chapters 2, 4 and 5 for weights and
// missing ratings.
import { studentQuantile, studentTwoSided } from '../numeric/student-t.ts';
import { assertConfidence, type ResultWarning } from '../result/result-types.ts';
import { type AgreementResult, NOT_ESTIMABLE, ONE_CATEGORY } from './agreement-types.ts';
import { type AgreementWeights, agreementWeights, type CategoryDistance, nameOfWeights } from './agreement-weights.ts';
import { type CategoryOptions, codeRatings, countRatings, type AgreementRating } from './ratings.ts';

export interface GwetOptions extends CategoryOptions {
  /** `identity` (AC1) when absent; anything else gives AC2. */
  weights?: AgreementWeights;
  distance?: CategoryDistance;
  level?: number;
}

/**
 * Gwet's AC1 or AC2 for two or more raters, missing ratings allowed: subjects rated once inform chance only.
 * @returns the interval uses Student's t with subjects - 1 degrees of freedom; `test.z` is that t statistic
 * @throws RangeError for fewer than two raters, or weights that do not fit
 * @example gwetAgreement(ratingsFromRows([['a', 'a'], ['b', 'b'], ['a', 'b']])).value
 */
export function gwetAgreement(ratings: readonly AgreementRating[], options: GwetOptions = {}): AgreementResult {
  const level = options.level ?? 0.95;
  assertConfidence(level, 'gwetAgreement');
  const coded = codeRatings(ratings, options);
  if (coded.raters.length < 2) throw new RangeError('gwetAgreement: at least two raters are needed');
  const kind = options.weights ?? 'identity';
  const { categories } = coded;
  const q = categories.length;
  const isOrdered = options.categories !== undefined || categories.every((label) => typeof label === 'number');
  const weights = agreementWeights(kind, categories, options.distance, isOrdered);
  const counts = countRatings(coded);
  const rated = coded.subjects.map((_, i) => i).filter((i) => totalRatings(counts, i, q) > 0);
  const empty = coded.subjects.length - rated.length;
  const warnings: ResultWarning[] = [];
  if (empty > 0) warnings.push({ code: 'subjects-left-out', message: `${empty} subjects have no rating at all` });
  const frame = {
    subjects: rated.length,
    raters: coded.raters.length,
    categories,
    warnings,
    method: {
      name: kind === 'identity' ? 'gwet-ac1' : 'gwet-ac2',
      version: '1',
      page: 'agreement',
      parameters: { weights: nameOfWeights(kind), level },
    },
  };
  if (q < 2) return { ...NOT_ESTIMABLE, ...frame, warnings: [...warnings, ONE_CATEGORY] };
  const figures = gwetFigures(counts, rated, weights, q);
  if (figures === null) {
    const message = 'no subject was rated twice';
    return { ...NOT_ESTIMABLE, ...frame, warnings: [...warnings, { code: 'no-pairs', message }] };
  }
  const { value, observed, expected, standardError } = figures;
  const df = rated.length - 1;
  const reach = standardError === null ? null : studentQuantile(1 - (1 - level) / 2, df) * standardError;
  const z = standardError ? value / standardError : null;
  return {
    status: 'estimated',
    value,
    observedAgreement: observed,
    expectedAgreement: expected,
    standardError,
    interval: reach === null ? null : { level, lower: Math.max(-1, value - reach), upper: Math.min(1, value + reach) },
    test: z === null ? null : { z, p: studentTwoSided(z, df) },
    ...frame,
  };
}

function totalRatings(counts: Float64Array, i: number, q: number): number {
  let sum = 0;
  for (let c = 0; c < q; c += 1) sum += counts[i * q + c]!;
  return sum;
}

interface GwetFigures {
  value: number;
  observed: number;
  expected: number;
  standardError: number | null;
}

function gwetFigures(
  counts: Float64Array,
  rated: readonly number[],
  weights: Float64Array,
  q: number,
): GwetFigures | null {
  const n = rated.length;
  const shares = new Float64Array(q);
  const agreement = new Float64Array(n);
  let twice = 0;
  for (const [at, i] of rated.entries()) {
    const total = totalRatings(counts, i, q);
    for (let c = 0; c < q; c += 1) shares[c]! += counts[i * q + c]! / (total * n);
    if (total < 2) {
      agreement[at] = NaN;
      continue;
    }
    twice += 1;
    for (let c = 0; c < q; c += 1) {
      let near = 0;
      for (let d = 0; d < q; d += 1) near += weights[c * q + d]! * counts[i * q + d]!;
      agreement[at]! += (counts[i * q + c]! * (near - 1)) / (total * (total - 1));
    }
  }
  if (twice === 0) return null;
  const observed = agreement.reduce((sum, share) => sum + (Number.isNaN(share) ? 0 : share), 0) / twice;
  const factor = weights.reduce((sum, weight) => sum + weight, 0) / (q * (q - 1));
  const expected = factor * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const room = 1 - expected;
  const value = (observed - expected) / room;
  if (n < 2) return { value, observed, expected, standardError: null };
  let spread = 0;
  for (const [at, i] of rated.entries()) {
    const total = totalRatings(counts, i, q);
    let chance = 0;
    for (let c = 0; c < q; c += 1) chance += (factor * (counts[i * q + c]! * (1 - shares[c]!))) / total;
    const share = agreement[at]!;
    const own = Number.isNaN(share) ? 0 : ((n / twice) * (share - expected)) / room;
    spread += (own - (2 * (1 - value) * (chance - expected)) / room - value) ** 2;
  }
  return { value, observed, expected, standardError: Math.sqrt(spread / (n * (n - 1))) };
}
