// Which features a feature stands on. A feature knows its own lefts and theirs, never its rights.

/** Direct lefts. */
export const FEATURE_LEFTS: Readonly<Record<string, readonly string[]>> = {
  identity: [],
  framework: ['identity'],
  studies: ['framework'],
  itembank: ['framework'],
  assessment: ['itembank'],
  campaigns: ['assessment'],
  catalogue: ['framework'],
  profile: ['campaigns', 'catalogue'],
  training: ['profile'],
  demonstration: ['profile'],
  credentials: ['training'],
  demand: ['framework'],
  programmes: ['demand', 'catalogue'],
  academics: ['programmes'],
  institutions: ['credentials', 'academics', 'studies'],
  // Backup, retention and health reach into every room; no room knows them.
  operations: ['institutions', 'profile'],
};

/** True when `other` lies to the left of `feature`, directly or through another. */
export function isLeftOf(other: string, feature: string): boolean {
  const lefts = FEATURE_LEFTS[feature] ?? [];
  return lefts.includes(other) || lefts.some((left) => isLeftOf(other, left));
}
