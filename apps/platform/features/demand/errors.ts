// Refusals of the demand feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const demandErrors = {
  /** Cases belong to an institution; the account works in none. */
  'demand.institution-needed': 403,
  'demand.organisation-not-known': 422,
  'demand.organisation-name': 422,
  'demand.changed-meanwhile': 409,
  'demand.case-over': 409,
  'demand.case-not-theirs': 422,
  'demand.nothing-accepted': 409,
  'demand.question-waits': 409,
  'demand.gate-reason': 422,
  'demand.step-in-words': 422,
  /** The words a decision is about are not of this case. */
  'demand.sentence-not-known': 422,
  'demand.skill-not-suggested': 422,
  'demand.too-many-needs': 409,
  'demand.no-list': 409,
  'demand.nothing-learned': 409,
  /** The form of an institution that takes none, or of none. */
  'demand.form-closed': 404,
  'demand.form-incomplete': 422,
  'demand.sent-already': 409,
  'demand.link-not-known': 404,
  'demand.nothing-said': 422,
  'demand.too-many-answers': 409,
  'demand.file-kind': 415,
  'demand.file-not-what-it-says': 422,
  'demand.file-not-text': 422,
  'demand.file-damaged': 422,
  'demand.file-locked': 422,
  'demand.file-empty': 422,
  'demand.file-only-pictures': 422,
  'demand.file-too-long': 422,
  'demand.file-too-large-inside': 422,
} as const satisfies Readonly<Record<string, number>>;

/** Why a reading did not come about; the screen says it in words. */
export const READING_FAULTS = ['demand.reading-failed', 'demand.reading-too-much', 'demand.no-list'] as const;
