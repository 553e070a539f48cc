// Refusals of the programmes feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const programmesErrors = {
  'programmes.changed-meanwhile': 409,
  /** Two parts of a plan have one id, or a part points at one that is not there. */
  'programmes.plan-does-not-fit': 422,
  'programmes.case-not-known': 404,
  /** The firm's case has no accepted skill yet. */
  'programmes.no-needs': 409,
  'programmes.no-hours': 422,
  'programmes.nothing-to-choose-from': 409,
  'programmes.nothing-changed': 409,
  'programmes.version-not-known': 404,
  'programmes.version-needed': 409,
  'programmes.module-not-known': 404,
  'programmes.modules-full': 409,
  'programmes.page-not-open': 404,
  'programmes.interest-full': 409,
  'programmes.link-not-known': 404,
  'programmes.address-not-usable': 422,
  'programmes.approved-already': 409,
  /** Not there, a draft, or answered for research. */
  'programmes.round-not-known': 404,
} as const satisfies Readonly<Record<string, number>>;
