// Refusals of the framework feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const frameworkErrors = {
  'framework.unknown': 404,
  /** The institution has another content under this name and version; versions are never changed. */
  'framework.version-exists': 409,
} as const satisfies Readonly<Record<string, number>>;
