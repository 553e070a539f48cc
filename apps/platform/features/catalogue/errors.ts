// Refusals of the catalogue with their HTTP status; each has a sentence `problem.<code>` in every language.
export const catalogueErrors = {
  'materials.unknown': 404,
  /** The module is there, but not this page of it in this language. */
  'materials.no-page': 404,
  'materials.path-not-allowed': 422,
  /** Somebody else has saved the draft since it was read. */
  'materials.draft-moved': 409,
  'materials.conflicts-open': 409,
  /** The draft does not open as a module; the value names the file. */
  'materials.no-module': 422,
  /** An author of the source is no longer named. */
  'materials.attribution-lost': 422,
  'materials.version-exists': 409,
} as const satisfies Readonly<Record<string, number>>;
