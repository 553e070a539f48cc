// The front door of research.
export { researchErasable } from './research-erasable.ts';
export { researchMigrations } from './migrations.ts';
export { researchRelations } from './relations.ts';
export { researchRoutes } from './routes.ts';
export { runJob } from './runs.ts';
export { validityEvidence } from './validity-evidence.ts';
export type { ResearchDependencies } from './research-dependencies.ts';
