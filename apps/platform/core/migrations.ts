// The schema of core, in the order it grew.
import { auditMigration } from './audit/audit-tables.ts';
import type { MigrationStep } from './database/database.ts';
import { disclosureMigration } from './disclosure/disclosure-tables.ts';
import { erasureMigration } from './erasure/erasure-tables.ts';
import { keptReplyMigration } from './idempotency/reply-memory.ts';
import { jobMigration } from './jobs/job-tables.ts';
import { factMigration } from './keys/open-keys.ts';
import { outboxMigration } from './outbox/outbox-tables.ts';
import { threadMigration } from './thread/thread-tables.ts';

export const coreMigrations: readonly MigrationStep[] = [
  factMigration,
  keptReplyMigration,
  auditMigration,
  threadMigration,
  erasureMigration,
  jobMigration,
  outboxMigration,
  disclosureMigration,
];
