// Refusals of research with their HTTP status; each has a sentence `problem.<code>` in every language.
export const researchErrors = {
  /** The campaign was neither made for research nor does its notice cover it. */
  'research.not-covered': 403,
  /** Not there, not closed or past its retention: told alike. */
  'research.unknown-campaign': 404,
  'research.sentence-not-in-notice': 400,
  'research.too-few-people': 409,
  'research.run-not-ready': 409,
  'research.run-not-converged': 409,
  'research.version-moved-on': 409,
  'research.accepted-already': 409,
  'research.unknown-skill': 400,
  'research.pilot-items-full': 409,
  'research.purpose': 403,
  'research.round-stage': 409,
  'research.panel-full': 409,
  'research.panel-too-small': 409,
  'research.cuts-out-of-order': 409,
  'research.bookmarks-do-not-fit': 400,
  'research.panel-link': 404,
} as const satisfies Readonly<Record<string, number>>;
