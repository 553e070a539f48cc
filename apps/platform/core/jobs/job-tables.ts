// The table of work to be done later. Finished jobs leave it; what stays is waiting, running or given up.
import type { MigrationStep } from '../database/database.ts';

export interface JobTables {
  job: {
    tenant_id: string;
    id: string;
    kind: string;
    /** At most one job of a kind under one key; a job without a key has its own id here. */
    unique_key: string;
    payload: string;
    run_at: string;
    attempts: number;
    state: 'waiting' | 'running' | 'dead';
    /** 1 when it was asked for again while it ran. */
    again: number;
    claimed_by: string | null;
    claimed_until: string | null;
    /** Name and code of the last error, never its message: that may quote a person. */
    last_error: string | null;
    created_at: string;
  };
}

export const jobMigration: MigrationStep = {
  name: '0006-jobs',
  up: async (queries) => {
    await queries.schema
      .createTable('job')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('unique_key', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('run_at', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('again', 'integer', (column) => column.notNull())
      .addColumn('claimed_by', 'text')
      .addColumn('claimed_until', 'text')
      .addColumn('last_error', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('job_pk', ['tenant_id', 'id'])
      .addUniqueConstraint('job_unique_key', ['tenant_id', 'kind', 'unique_key'])
      .execute();
    await queries.schema.createIndex('job_by_state').on('job').columns(['tenant_id', 'state', 'run_at']).execute();
  },
};
