// The front door of the catalogue.
export { findModuleProblems, loadModules } from './load-modules.ts';
export { openLongModules } from './materials/long-modules.ts';
export type { LongModules } from './materials/long-modules.ts';
export { loadTracks } from './materials/load-tracks.ts';
export type { ModuleWords } from './materials/present-module.ts';
export type { PlannedSkills } from './materials/dependencies.ts';
export { forkMigrations as catalogueMigrations } from './forks/fork-store.ts';
export { createMaterials } from './create-materials.ts';
export { listPublishedForks } from './forks/published-forks.ts';
export type { PublishedFork } from './forks/published-forks.ts';
