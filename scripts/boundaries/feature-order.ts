// Which features a feature stands on. A feature knows its own lefts and theirs, never its rights.

/** Direct lefts. */
export const FEATURE_LEFTS: Readonly<Record<string, readonly string[]>> = {
  identity: [],
  taxonomy: ['identity'],
  framework: ['identity'],
  itembank: ['framework'],
  studies: ['itembank'],
  assessment: ['itembank'],
  campaigns: ['assessment'],
  raters: ['campaigns'],
  catalogue: ['framework'],
  profile: ['raters', 'catalogue'],
  office: ['profile'],
  research: ['profile', 'studies'],
  training: ['profile'],
  credentials: ['training'],
  demand: ['framework', 'taxonomy'],
  programmes: ['demand', 'catalogue'],
  academics: ['programmes'],
  // A call for proposals ends as the charter of a programme, tied to modules and people.
  calls: ['academics'],
  market: ['taxonomy', 'catalogue'],
  institutions: ['credentials', 'calls', 'market', 'studies'],
  demonstration: ['office', 'research', 'calls', 'market'],
  // Backup, retention and health reach into every room; no room knows them.
  operations: ['institutions', 'office', 'research'],
};

/** True when `other` lies to the left of `feature`, directly or through another. */
export function isLeftOf(other: string, feature: string): boolean {
  const lefts = FEATURE_LEFTS[feature] ?? [];
  return lefts.includes(other) || lefts.some((left) => isLeftOf(other, left));
}
