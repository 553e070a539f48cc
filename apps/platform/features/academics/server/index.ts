// The front door of the room of academics.
export { writeAcademicToken } from './academic-tokens.ts';
export type { AcademicsDependencies } from './academics-parts.ts';
export { createAcademics } from './create-academics.ts';
export type { Academics, AcademicsDoor } from './create-academics.ts';
export { academicsMigrations } from './migrations.ts';
export { academicsRelations } from './relations.ts';
