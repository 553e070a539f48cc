// A person's rating style: how far above and how widely she rates, over all options rated so far.
// Elevation and scatter are controlled before closeness to the key counts (McDaniel, Psotka, Legree et al. 2011).
import { BASE_CONCENTRATION, RATINGS, ratingMoments } from './distance-model.ts';

export interface RatedOption {
  /** 1-5 as given. */
  rating: number;
  /** 1-5 by the authors. */
  key: number;
}

export interface RatingStyle {
  /** Shrunken mean of rating minus the rating to be expected at the base concentration. */
  shift: number;
  /** Shrunken ratio of the spread of the ratings to the spread to be expected. */
  spread: number;
  /** The point around which the spread turns: the mean expected rating. */
  centre: number;
  options: number;
}

/** Weight of "no shift" in options: variance of one rating (about 1) over an assumed 0.1 of elevation among persons. */
export const SHIFT_PRIOR_OPTIONS = 10;

/** Weight of "usual spread" in options; a spread needs about twice as many ratings as a mean. */
export const SPREAD_PRIOR_OPTIONS = 20;

/** One rating in twenty is taken for a slip that may fall anywhere; without it one odd rating would rule a theta out. */
export const SLIP_PROBABILITY = 0.05;

export const NEUTRAL_STYLE: RatingStyle = { shift: 0, spread: 1, centre: 3, options: 0 };

/** Style of a set of ratings; with no ratings it is neutral. */
export function estimateRatingStyle(rated: readonly RatedOption[]): RatingStyle {
  const n = rated.length;
  if (n === 0) return NEUTRAL_STYLE;
  const expected = rated.map(({ key }) => ratingMoments(key, BASE_CONCENTRATION));
  const centre = expected.reduce((sum, { mean }) => sum + mean, 0) / n;
  const mean = rated.reduce((sum, { rating }) => sum + rating, 0) / n;
  const given = rated.reduce((sum, { rating }) => sum + (rating - mean) ** 2, 0);
  const usual = expected.reduce((sum, each) => sum + (each.mean - centre) ** 2 + each.variance, 0);
  const prior = (SPREAD_PRIOR_OPTIONS * usual) / n;
  return {
    shift: ((mean - centre) * n) / (n + SHIFT_PRIOR_OPTIONS),
    spread: Math.sqrt((given + prior) / (usual + prior)),
    centre,
    options: n,
  };
}

/**
 * Probability that a person of this style gives each rating where a style-free person would give each other.
 * Row r - 1, column n - 1 of 5 x 5: the style-free rating n is shifted and stretched, rounded up or down with the
 * probability that keeps its mean, kept within 1-5, and now and then replaced by a slip.
 */
export function styleTransition(style: RatingStyle): Float64Array {
  const matrix = new Float64Array(25).fill(SLIP_PROBABILITY / 5);
  for (const neutral of RATINGS) {
    const styled = styledRating(neutral, style);
    const low = Math.floor(styled);
    const share = styled - low;
    matrix[(low - 1) * 5 + neutral - 1]! += (1 - SLIP_PROBABILITY) * (1 - share);
    if (share > 0) matrix[low * 5 + neutral - 1]! += (1 - SLIP_PROBABILITY) * share;
  }
  return matrix;
}

/** A style-free rating after shift and stretch, before rounding. */
export function styledRating(neutral: number, style: Pick<RatingStyle, 'shift' | 'spread' | 'centre'>): number {
  const styled = style.centre + style.shift + style.spread * (neutral - style.centre);
  return Math.min(5, Math.max(1, styled));
}
