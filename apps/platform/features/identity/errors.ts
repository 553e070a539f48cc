// Refusals of the identity feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const identityErrors = {
  'link.not-known': 404,
} as const satisfies Readonly<Record<string, number>>;
