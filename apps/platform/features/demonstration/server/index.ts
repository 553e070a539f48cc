// The front door of the demonstration feature.
export { createDemonstration } from './create-demonstration.ts';
export type { Demonstration, DemonstrationDependencies } from './create-demonstration.ts';
export { readNetwork, readPeopleLoop } from './read-network.ts';
export type { OpenPast } from './loop/story.ts';
export { demonstrationMigrations } from './migrations.ts';
export { describeSights } from './sights.ts';
export type { Sights } from './sights.ts';
