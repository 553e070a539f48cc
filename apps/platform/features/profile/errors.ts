// Refusals of the profile feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const profileErrors = {
  'result.not-finished': 409,
  'result.unknown-skill': 404,
  'result.module-unknown': 404,
  'result.import-not-ours': 422,
  'result.import-altered': 422,
  'profile.dates-turned-round': 422,
  'profile.observation-unusable': 422,
  'profile.nothing-to-keep': 409,
  'profile.too-many-notes': 409,
  'profile.nobody-here': 422,
  'profile.share-with-oneself': 422,
  'profile.too-many-shares': 409,
} as const satisfies Readonly<Record<string, number>>;
