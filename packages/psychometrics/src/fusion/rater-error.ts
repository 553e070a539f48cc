// Error of one rater around what unlimited raters of the same kind would say.
import type { FusionModel } from './fusion-types.ts';

/**
 * Error variance of a single rater, in units of the universe view's variance: (1 - r) / r for a single-rater
 * reliability r, so that two such raters correlate r. Use it as errorVariance of a rater's SummaryEvidence.
 */
export function raterErrorVariance(model: FusionModel, source: 'peers' | 'supervisor'): number {
  const reliability = model.singleRaterReliability[source].value;
  if (!(reliability > 0 && reliability <= 1)) throw new RangeError('a reliability lies above 0 and at most at 1');
  return (1 - reliability) / reliability;
}
