// The front door of studies of the instrument.
export { createStudies } from './create-studies.ts';
export type { Studies } from './create-studies.ts';
export type { CollectedRatings, EvidenceSource, StudiesDependencies } from './studies-parts.ts';
export { writeExpertToken } from './expert-links.ts';
export { EXPERT_COOKIE } from './open-expert.ts';
export { currentKeys } from './current-keys.ts';
export type { CurrentKeys } from './current-keys.ts';
export { studiesMigrations } from './migrations.ts';
export { studiesRelations } from './relations.ts';
export { acceptKey } from './accept-key.ts';
export { closeStudy } from './close-study.ts';
