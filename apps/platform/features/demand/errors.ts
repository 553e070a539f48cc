// Refusals of the demand feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const demandErrors = {} as const satisfies Readonly<Record<string, number>>;
