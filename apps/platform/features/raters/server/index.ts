// The front door of the raters feature.
export { createRaters, ratersDoor } from './create-raters.ts';
export type { Raters } from './create-raters.ts';
export type { RatersEvents, RoundReleased } from './events.ts';
export type { RatersDoor } from './raters-door.ts';
export type { RatersDependencies } from './raters-parts.ts';
export type { CampaignForRaters, RoundRules } from './round-rules.ts';
export { ratersMigrations } from './migrations.ts';
export { RATER_COOKIE } from './open-rating.ts';
export { writeRaterToken } from './rater-tokens.ts';
export { ratersRelations } from './relations.ts';
