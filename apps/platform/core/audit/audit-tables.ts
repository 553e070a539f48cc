// Tables of the audit log. Entries and ranges are only ever added; an entry's `range_number` says which range has sealed it.
import { sql } from 'kysely';
import type { MigrationStep } from '../database/database.ts';

export interface AuditTables {
  audit_entry: {
    tenant_id: string;
    id: string;
    at: string;
    /** Keyed digest of the person, or `system`. */
    actor_digest: string;
    action: string;
    subject_type: string;
    subject_id: string;
    details: string;
    /** Keyed code over all of the above: nobody without the secret can write or change an entry. */
    code: string;
    range_number: number | null;
  };
  audit_range: {
    tenant_id: string;
    number: number;
    /** JSON: the ids and codes of the entries, in order. */
    entries: string;
    previous_code: string;
    code: string;
    sealed_at: string;
  };
}

export const auditMigration: MigrationStep = {
  name: '0003-audit',
  up: async (queries) => {
    await queries.schema
      .createTable('audit_entry')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('actor_digest', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('subject_type', 'text', (column) => column.notNull())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('range_number', 'integer')
      .addPrimaryKeyConstraint('audit_entry_pk', ['tenant_id', 'id'])
      .execute();
    await queries.schema
      .createIndex('audit_entry_by_range')
      .on('audit_entry')
      .columns(['tenant_id', 'range_number'])
      .execute();
    // What waits to be sealed, so that the job finds it without walking the whole log.
    await sql`create index audit_entry_open on audit_entry (tenant_id, id) where range_number is null`.execute(queries);
    await queries.schema
      .createTable('audit_range')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('entries', 'text', (column) => column.notNull())
      .addColumn('previous_code', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('sealed_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_range_pk', ['tenant_id', 'number'])
      .execute();
  },
};
