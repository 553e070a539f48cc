// The schema of core, in the order it grew.
import type { MigrationStep } from './database/database.ts';
import { keptReplyMigration } from './idempotency/reply-memory.ts';
import { factMigration } from './keys/open-keys.ts';

export const coreMigrations: readonly MigrationStep[] = [factMigration, keptReplyMigration];
