// The front door of the demand feature.
export { demandDoor } from './demand-door.ts';
export type { CasesWanted, DemandDoor } from './demand-door.ts';
export { demandErasable } from './demand-erasable.ts';
export { demandMigrations } from './migrations.ts';
export { demandRelations } from './relations.ts';
