// Refusals of the taxonomy feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const taxonomyErrors = {
  'taxonomy.unknown': 404,
  /** The whole installation's packs, and ESCO, are its administrators' to bring in. */
  'taxonomy.installation-only': 403,
  'taxonomy.too-many-imports': 409,
  /** A part beyond the end of the file, or of another length than it must have. */
  'taxonomy.part-wrong': 422,
  'taxonomy.parts-missing': 409,
  /** Asked for at a moment that is over or has not come. */
  'taxonomy.not-now': 409,
  'taxonomy.in-use': 409,
} as const satisfies Readonly<Record<string, number>>;
