// Refusals of the catalogue with their HTTP status; each has a sentence `problem.<code>` in every language.
export const catalogueErrors = {
  'materials.unknown': 404,
  /** The module is there, but not this page of it in this language. */
  'materials.no-page': 404,
} as const satisfies Readonly<Record<string, number>>;
