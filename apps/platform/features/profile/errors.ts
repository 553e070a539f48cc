// Refusals of the profile feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const profileErrors = {
  'result.not-finished': 409,
  'result.unknown-skill': 404,
  'result.module-unknown': 404,
  'result.import-not-ours': 422,
  'result.import-altered': 422,
} as const satisfies Readonly<Record<string, number>>;
