// Refusals of the room of academics with their HTTP status; each has a sentence `problem.<code>` in every language.
export const academicsErrors = {
  /** The file changed between the trial and the import. */
  'academics.file-changed': 409,
  /** The file has faults; nothing of it was taken. */
  'academics.file-refused': 422,
  /** It asks for more time or memory than a file should. */
  'academics.file-too-large-inside': 422,
  'academics.full': 409,
  'academics.weights-all-zero': 422,
  'academics.need-empty': 422,
  'academics.case-not-known': 404,
  'academics.programme-not-known': 404,
  'academics.nothing-to-assign': 409,
  /** The academic was asked less than the cool-down ago; `date` says from when again. */
  'academics.cooling-down': 409,
  'academics.not-before': 409,
  'academics.opted-out': 409,
  'academics.no-address': 409,
  'academics.not-to-be-asked': 409,
  'academics.reason-not-known': 422,
  'academics.confidential': 422,
  /** Links of academics and observers: never made, or of somebody who has gone. */
  'academics.link-not-known': 404,
  'academics.request-over': 410,
  'academics.date-not-possible': 422,
  'academics.record-not-known': 404,
  'academics.rehearsal-closed': 410,
  'academics.observers-full': 409,
  'academics.nothing-observed': 422,
  'academics.goals-full': 409,
} as const satisfies Readonly<Record<string, number>>;
