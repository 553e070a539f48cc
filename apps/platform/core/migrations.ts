// The schema of core, in the order it grew.
import type { MigrationStep } from './database/database.ts';

export const coreMigrations: readonly MigrationStep[] = [];
