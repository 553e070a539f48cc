// The front door of the calls feature.
export { callsErasable } from './calls-erasable.ts';
export type { CallsDependencies } from './calls-parts.ts';
export { callsMigrations } from './calls-tables.ts';
export { createCalls } from './create-calls.ts';
export type { Calls } from './create-calls.ts';
export { callsRelations } from './relations.ts';
