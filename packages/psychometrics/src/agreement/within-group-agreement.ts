// Agreement within one group of raters against a stated pattern of no agreement: rwg, rwg(j) and the average deviation.
// Sources: L. R. James, R. G. Demaree and G. Wolf (1984), equations 1 and 7; M. J. Burke, L. M. Finkelstein and M. S. Dusig (1999)
// and M. J. Burke and W. P. Dunlap (2002) for the average deviation and its limit A / 6.
import type { MethodRecord } from '../bank/bank.ts';
import { meanOf, varianceOf } from '../numeric/moments.ts';
import { sampleQuantile } from '../numeric/quantile.ts';
import type { ResultWarning } from '../result/result-types.ts';
import { numbersOfRatings, type AgreementRating, type RatingLabel } from './ratings.ts';

/** Variance the ratings would have without any agreement. */
export type NullDistribution =
  /** Every one of the answer options equally likely: (A^2 - 1) / 12. */
  | { name: 'uniform'; options: number }
  /** A variance from elsewhere, with the name under which it is to be reported. */
  | { name: string; variance: number };

/** @throws RangeError when options are fewer than two or a variance is not above zero */
export function nullVariance(distribution: NullDistribution): number {
  if ('variance' in distribution) {
    if (!(distribution.variance > 0 && distribution.variance < Infinity)) {
      throw new RangeError(`null: the variance is above zero, not ${distribution.variance}`);
    }
    return distribution.variance;
  }
  const { options } = distribution;
  if (!(Number.isInteger(options) && options >= 2)) {
    throw new RangeError(`null: the number of answer options is a whole number of at least 2, not ${options}`);
  }
  return (options * options - 1) / 12;
}

export interface SubjectAgreement {
  subject: RatingLabel;
  ratings: number;
  mean: number | null;
  variance: number | null;
  /** 1 - variance / null variance, cut at 0; null with fewer than two ratings. */
  rwg: number | null;
  /** The same before the cut: below 0 the ratings spread more than without agreement. */
  uncutRwg: number | null;
  /** Mean distance from the mean and from the median, in the units of the ratings. */
  averageDeviation: number | null;
  averageDeviationFromMedian: number | null;
}

export interface WithinGroupAgreement {
  perSubject: readonly SubjectAgreement[];
  meanRwg: number | null;
  medianRwg: number | null;
  /** Average deviations up to here count as agreement (A / 6); null when the null is not uniform. */
  deviationLimit: number | null;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * rwg and average deviation of every subject (a person, a statement of a panel) over those who rated it.
 * @param ratings numbers
 * @throws RangeError when the null does not fit; TypeError for text
 * @example withinGroupAgreement(ratingsFromRows([[4, 4, 5, 3]]), { name: 'uniform', options: 5 }).perSubject[0]?.rwg // 0.667
 */
export function withinGroupAgreement(
  ratings: readonly AgreementRating[],
  distribution: NullDistribution,
): WithinGroupAgreement {
  const expected = nullVariance(distribution);
  const { subjects, raters, numbers } = numbersOfRatings(ratings);
  const warnings: ResultWarning[] = [];
  const perSubject = subjects.map((subject, i): SubjectAgreement => {
    const values = numbers.subarray(i * raters.length, (i + 1) * raters.length).filter((value) => !Number.isNaN(value));
    return describeSubject(subject, values, expected);
  });
  const single = perSubject.filter(({ rwg }) => rwg === null).length;
  if (single > 0) {
    warnings.push({ code: 'too-few-ratings', message: `${single} subjects have fewer than two ratings and no figure` });
  }
  const cut = perSubject.filter(({ uncutRwg }) => uncutRwg !== null && uncutRwg < 0).length;
  if (cut > 0) {
    warnings.push({
      code: 'below-zero',
      message: `${cut} subjects were rated with more spread than "${distribution.name}" says: rwg is cut at 0, look for two camps`,
    });
  }
  const values = perSubject.flatMap(({ rwg }) => (rwg === null ? [] : [rwg]));
  return {
    perSubject,
    meanRwg: values.length > 0 ? meanOf(values) : null,
    medianRwg: values.length > 0 ? sampleQuantile(values, 0.5) : null,
    deviationLimit: 'options' in distribution ? distribution.options / 6 : null,
    warnings,
    method: {
      name: 'within-group-agreement',
      version: '1',
      page: 'within-group-agreement',
      parameters: { null: distribution.name, nullVariance: expected },
    },
  };
}

function describeSubject(subject: RatingLabel, values: Float64Array, expected: number): SubjectAgreement {
  if (values.length < 2) {
    return {
      subject,
      ratings: values.length,
      mean: values.length === 1 ? values[0]! : null,
      variance: null,
      rwg: null,
      uncutRwg: null,
      averageDeviation: null,
      averageDeviationFromMedian: null,
    };
  }
  const mean = meanOf(values);
  const median = sampleQuantile(values, 0.5);
  const variance = varianceOf(values);
  const uncutRwg = 1 - variance / expected;
  return {
    subject,
    ratings: values.length,
    mean,
    variance,
    rwg: Math.max(0, uncutRwg),
    uncutRwg,
    averageDeviation: meanOf(values.map((value) => Math.abs(value - mean))),
    averageDeviationFromMedian: meanOf(values.map((value) => Math.abs(value - median))),
  };
}

/** A rating of one item of a scale. */
export interface ItemRating extends AgreementRating {
  item: RatingLabel;
}

export interface ScaleAgreement {
  subject: RatingLabel;
  items: number;
  meanVariance: number | null;
  /** rwg of a scale of J items, cut at 0; null when no item was rated twice. */
  rwgJ: number | null;
  /** Mean of the items' average deviations from their means. */
  averageDeviation: number | null;
}

/**
 * rwg(j) of every subject over the items of a scale; an item rated fewer than twice does not count.
 * @throws RangeError when the null does not fit or nothing was rated; TypeError for text
 * @example rwgJ([1, 2].flatMap((item) => [4, 4, 5].map((value, rater) => ({ subject: 's', rater, item, value }))), { name: 'uniform', options: 5 })
 */
export function rwgJ(
  ratings: readonly ItemRating[],
  distribution: NullDistribution,
): { perSubject: readonly ScaleAgreement[]; warnings: readonly ResultWarning[]; method: MethodRecord } {
  const expected = nullVariance(distribution);
  const byItem = new Map<RatingLabel, ItemRating[]>();
  for (const rating of ratings) byItem.set(rating.item, [...(byItem.get(rating.item) ?? []), rating]);
  if (byItem.size === 0) throw new RangeError('ratings: at least one rating is needed');
  const bySubject = new Map<RatingLabel, SubjectAgreement[]>();
  for (const itemRatings of byItem.values()) {
    for (const figure of withinGroupAgreement(itemRatings, distribution).perSubject) {
      bySubject.set(figure.subject, [...(bySubject.get(figure.subject) ?? []), figure]);
    }
  }
  const warnings: ResultWarning[] = [];
  const perSubject = [...bySubject].map(([subject, figures]): ScaleAgreement => {
    const usable = figures.filter(({ variance }) => variance !== null);
    const items = usable.length;
    if (items < byItem.size) {
      warnings.push({
        code: 'items-left-out',
        message: `subject ${subject}: ${byItem.size - items} items were rated fewer than twice`,
      });
    }
    if (items === 0) return { subject, items, meanVariance: null, rwgJ: null, averageDeviation: null };
    const meanVariance = meanOf(usable.map(({ variance }) => variance!));
    const share = meanVariance / expected;
    return {
      subject,
      items,
      meanVariance,
      rwgJ: share >= 1 ? 0 : (items * (1 - share)) / (items * (1 - share) + share),
      averageDeviation: meanOf(usable.map(({ averageDeviation }) => averageDeviation!)),
    };
  });
  return {
    perSubject,
    warnings,
    method: {
      name: 'rwg-j',
      version: '1',
      page: 'within-group-agreement',
      parameters: { null: distribution.name, nullVariance: expected, items: byItem.size },
    },
  };
}
