// Refusals of the job-market watch with their HTTP status; each has a sentence `problem.<code>` in every language.
export const marketErrors = {
  'market.unknown': 404,
  'market.file-too-large': 413,
  /** The file is not of the kind it was called. */
  'market.file-not-understood': 422,
  'market.column-missing': 422,
  'market.no-adverts': 422,
  /** A part beyond the end of the file, or of another length than it must have. */
  'market.part-wrong': 422,
  'market.parts-missing': 409,
  /** The file that is to be taken in is not the one that was looked at. */
  'market.file-changed': 409,
  /** Asked for at a moment that is over or has not come. */
  'market.not-now': 409,
  /** The parts do not make up the file that was announced. */
  'market.file-mixed': 422,
  /** Somebody else saved what one was changing. */
  'market.changed-meanwhile': 409,
  'market.too-many-sources': 409,
  'market.too-many-imports': 409,
  'market.too-many-adverts': 409,
  'market.source-there-already': 409,
  /** No list of skills in use has labels in this language. */
  'market.language-not-read': 422,
} as const satisfies Readonly<Record<string, number>>;
