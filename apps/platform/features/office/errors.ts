// Refusals of the office with their HTTP status; each has a sentence `problem.<code>` in every language.
export const officeErrors = {
  /** The wave has closed a moment ago; its map is frozen when the rounds of raters are in. */
  'office.map-not-ready': 409,
  /** The campaign was made for research: what people gave for that does not become a map for their managers. */
  'office.purpose': 403,
  /** Its retention is over. */
  'office.map-gone': 410,
  /** It measures the people of a programme; what changed for them stands with that programme. */
  'office.map-of-programme': 409,
  'office.plan-closed': 409,
  'office.plan-open-already': 409,
  'office.not-your-unit': 403,
  'office.comments-full': 409,
} as const satisfies Readonly<Record<string, number>>;
