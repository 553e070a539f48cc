// A person's rating style: how far above the keys and how widely she rates, over all options rated so far.
// Elevation and scatter are taken out before distances are scored (McDaniel, Psotka, Legree et al. 2011).

export interface RatedOption {
  /** 1-5 as given. */
  rating: number;
  /** 1-5 by the authors. */
  key: number;
}

export interface RatingStyle {
  /** Shrunken mean of rating minus key. */
  shift: number;
  /** Shrunken ratio of the spread of the ratings to the spread of the keys. */
  spread: number;
  /** Mean key of the rated options: the point around which the spread turns. */
  centre: number;
  options: number;
}

/**
 * Weight of "no shift" in options: error variance of one rating around its key (about 0.95)
 * over an assumed variance 0.1 of elevation among persons.
 */
export const SHIFT_PRIOR_OPTIONS = 10;

/** Weight of "spread as the keys" in options; a spread needs about twice as many ratings as a mean. */
export const SPREAD_PRIOR_OPTIONS = 20;

/** Style of a set of ratings; with no ratings it is neutral. Their order does not matter but for rounding. */
export function estimateRatingStyle(rated: readonly RatedOption[]): RatingStyle {
  const n = rated.length;
  if (n === 0) return { shift: 0, spread: 1, centre: 3, options: 0 };
  const centre = rated.reduce((sum, { key }) => sum + key, 0) / n;
  const mean = rated.reduce((sum, { rating }) => sum + rating, 0) / n;
  const ratingSquares = rated.reduce((sum, { rating }) => sum + (rating - mean) ** 2, 0);
  const keySquares = rated.reduce((sum, { key }) => sum + (key - centre) ** 2, 0);
  const keyVariance = keySquares / n;
  // Keys all alike say nothing about spread.
  const ratio = keyVariance === 0 ? 1 : spreadRatio(ratingSquares, keySquares, keyVariance);
  return { shift: ((mean - centre) * n) / (n + SHIFT_PRIOR_OPTIONS), spread: ratio, centre, options: n };
}

function spreadRatio(ratingSquares: number, keySquares: number, keyVariance: number): number {
  const prior = SPREAD_PRIOR_OPTIONS * keyVariance;
  return Math.sqrt((ratingSquares + prior) / (keySquares + prior));
}

/** The rating this person would have given with a neutral style, kept within 1-5. */
export function neutralRating(rating: number, style: RatingStyle): number {
  const neutral = style.centre + (rating - style.centre - style.shift) / style.spread;
  return Math.min(5, Math.max(1, neutral));
}
