// The front door of the programmes feature.
export { programmesDoor } from './programmes-door.ts';
export type { ProgrammesDoor } from './programmes-door.ts';
export { programmesMigrations } from './migrations.ts';
export { programmesRelations } from './relations.ts';
