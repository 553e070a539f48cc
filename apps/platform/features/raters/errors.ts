// Refusals of the raters feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const ratersErrors = {
  /** A round is open already, or the last one was released too short a time ago; `days` until the next. */
  'raters.round-open-already': 409,
  'raters.round-too-soon': 409,
  /** A round outside a campaign belongs to an account. */
  'raters.account-needed': 403,
  /** The campaign does not ask raters, is not open, or is none of the person's. */
  'raters.campaign-not-open': 409,
  'raters.approver-needed': 422,
  'raters.oneself': 422,
  'raters.nominated-already': 409,
  'raters.one-manager': 409,
  'raters.too-many': 409,
  'raters.round-closed': 409,
  'raters.closes-with-campaign': 409,
  'raters.not-released': 409,
  /** The link of a rater that was never made or has been forgotten. */
  'raters.link-not-known': 404,
  /** This device has not opened the link of that rating. */
  'raters.rating-not-known': 404,
  'raters.no-question': 404,
  /** The person took the nomination back, or the rater withdrew. */
  'raters.link-withdrawn': 410,
  'raters.link-over': 410,
  /** First opened on another device: the address it was sent to is asked for. */
  'raters.other-device': 403,
  'raters.address-not-right': 403,
  'raters.address-tries': 429,
  'raters.answers-missing': 409,
  'raters.too-little-observed': 422,
  'raters.question-not-possible': 409,
  'raters.question-asked': 409,
  'raters.question-over': 410,
} as const satisfies Readonly<Record<string, number>>;

/** Why one answer of a request was not taken, while the others were. */
export const RATING_REFUSALS = [
  'raters.item-not-offered',
  'raters.does-not-fit',
  'raters.key-reused',
  'raters.answer-late',
] as const;
export type RatingRefusal = (typeof RATING_REFUSALS)[number];
