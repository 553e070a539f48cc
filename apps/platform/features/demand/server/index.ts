// The front door of the demand feature.
export { createDemand } from './create-demand.ts';
export type { Demand } from './create-demand.ts';
export { demandDoor } from './demand-door.ts';
export type { CasesWanted, DemandDoor } from './demand-door.ts';
export type { DemandDependencies } from './demand-parts.ts';
export { demandErasable } from './demand-erasable.ts';
export { demandMigrations } from './migrations.ts';
export { readFile } from './files/read-file.ts';
export { createIndexFiles, listChoices } from './reading/taxonomy-choice.ts';
export { demandRelations } from './relations.ts';
