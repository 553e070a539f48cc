// The front door of the programmes feature.
export { programmesDoor } from './programmes-door.ts';
export type { OfferedProgramme, OwnModule, ProgrammesDoor } from './programmes-door.ts';
export type { CharterDoor, CharterState } from './charter-door.ts';
export type { KnownModule } from './modules/known-modules.ts';
export { programmesMigrations } from './migrations.ts';
export { programmesRelations } from './relations.ts';
export { programmeForFirm, programmeOfCase } from './programme-for-firm.ts';
export { resultForFirm } from './rounds/result-for-firm.ts';
export { roundStore } from './rounds/round-store.ts';
export { createProgrammes } from './create-programmes.ts';
export type { Programmes } from './create-programmes.ts';
export type { ProgrammesParts } from './programmes-parts.ts';
export { loadCostTemplates } from './plan/cost-templates.ts';
export type { CostTemplate } from './plan/cost-templates.ts';
export { interestErasable } from './page/take-interest.ts';
export { programmeRecordsErasable } from './records-erasable.ts';
