// Tables of erasure: the rows that hold what is personal, and the tombstones that say whose rows are gone.
import type { MigrationStep } from '../database/database.ts';

export interface ErasureTables {
  personal_payload: {
    tenant_id: string;
    id: string;
    person_id: string;
    kind: string;
    payload: string;
    created_at: string;
  };
  tombstone: { tenant_id: string; person_digest: string; at: string };
}

export const erasureMigration: MigrationStep = {
  name: '0005-erasure',
  up: async (queries) => {
    await queries.schema
      .createTable('personal_payload')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('personal_payload_pk', ['tenant_id', 'id'])
      .execute();
    await queries.schema
      .createIndex('personal_payload_by_person')
      .on('personal_payload')
      .columns(['tenant_id', 'person_id'])
      .execute();
    await queries.schema
      .createTable('tombstone')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('person_digest', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('tombstone_pk', ['tenant_id', 'person_digest'])
      .execute();
  },
};
