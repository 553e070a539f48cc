// The table of everything that leaves: who, why and whether it has left. What it says stays in a payload row that can be erased.
import type { MigrationStep } from '../database/database.ts';

export interface OutboxTables {
  outbox_entry: {
    tenant_id: string;
    id: string;
    person_digest: string;
    /** Why: a thing and its id, for example `invitation 0192…`. */
    occasion: string;
    /** Which of several: `first`, `reminder-1`. */
    step: string;
    channel: string;
    payload_id: string;
    /** `withdrawn`: its payload was erased before it left. `dead`: given up. */
    state: 'waiting' | 'delivered' | 'withdrawn' | 'dead';
    created_at: string;
    settled_at: string | null;
  };
}

export const outboxMigration: MigrationStep = {
  name: '0007-outbox',
  up: async (queries) => {
    await queries.schema
      .createTable('outbox_entry')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('person_digest', 'text', (column) => column.notNull())
      .addColumn('occasion', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('payload_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('settled_at', 'text')
      .addPrimaryKeyConstraint('outbox_entry_pk', ['tenant_id', 'id'])
      .addUniqueConstraint('outbox_entry_key', ['tenant_id', 'person_digest', 'occasion', 'step'])
      .execute();
  },
};
