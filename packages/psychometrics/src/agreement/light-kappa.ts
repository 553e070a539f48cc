// Light's kappa: the mean of Cohen's kappa over all pairs of raters. Source: R. J. Light (1971).
import type { ResultWarning } from '../result/result-types.ts';
import { type AgreementResult, NOT_ESTIMABLE } from './agreement-types.ts';
import { type AgreementWeights, agreementWeights, type CategoryDistance, nameOfWeights } from './agreement-weights.ts';
import { crossTable, kappaOfTable } from './cohen-kappa.ts';
import { completeSubjects } from './complete-subjects.ts';
import { type CategoryOptions, codeRatings, type AgreementRating } from './ratings.ts';

export interface LightOptions extends CategoryOptions {
  /** `identity` when absent. */
  weights?: AgreementWeights;
  distance?: CategoryDistance;
}

/**
 * Light's kappa. Subjects that lack a rating are left out, with a warning; pairs whose kappa is not defined too.
 * @throws RangeError for fewer than two raters
 * @example lightKappa(ratingsFromRows([['a', 'a', 'b'], ['b', 'b', 'b'], ['a', 'a', 'a']])).value
 */
export function lightKappa(ratings: readonly AgreementRating[], options: LightOptions = {}): AgreementResult {
  const all = codeRatings(ratings, options);
  if (all.raters.length < 2) throw new RangeError('lightKappa: at least two raters are needed');
  const { coded, warnings } = completeSubjects(all);
  const kind = options.weights ?? 'identity';
  const isOrdered = options.categories !== undefined || coded.categories.every((label) => typeof label === 'number');
  const weights = agreementWeights(kind, coded.categories, options.distance, isOrdered);
  const kappas: number[] = [];
  const observed: number[] = [];
  let undefinedPairs = 0;
  for (let g = 0; g < coded.raters.length && coded.subjects.length > 0; g += 1) {
    for (let h = 0; h < g; h += 1) {
      const figures = kappaOfTable(crossTable(coded, g, h), weights);
      if (figures === null) undefinedPairs += 1;
      else {
        kappas.push(figures.value);
        observed.push(figures.observed);
      }
    }
  }
  const notes: ResultWarning[] = [...warnings];
  if (undefinedPairs > 0) {
    notes.push({
      code: 'undefined-pairs',
      message: `${undefinedPairs} pairs of raters used one category only; the mean is over ${kappas.length} others`,
    });
  }
  const frame = {
    subjects: coded.subjects.length,
    raters: coded.raters.length,
    categories: coded.categories,
    warnings: notes,
    method: {
      name: 'light-kappa',
      version: '1',
      page: 'agreement',
      parameters: { missing: 'listwise', weights: nameOfWeights(kind), pairs: kappas.length },
    },
  };
  if (kappas.length === 0) {
    const message = 'no pair of raters has a defined kappa';
    return { ...NOT_ESTIMABLE, ...frame, warnings: [...notes, { code: 'no-pairs', message }] };
  }
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
  return {
    ...NOT_ESTIMABLE,
    status: 'estimated',
    value: mean(kappas),
    observedAgreement: mean(observed),
    ...frame,
  };
}
