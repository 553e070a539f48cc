// Refusals of operations with their HTTP status; each has a sentence `problem.<code>` in every language.
export const operationsErrors = {
  'mail.not-found': 404,
} as const satisfies Readonly<Record<string, number>>;
