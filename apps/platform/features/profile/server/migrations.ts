// Tables of the profile feature. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export const profileMigrations: readonly MigrationStep[] = [
  {
    name: '0601-ledger-and-results',
    async up(queries) {
      await queries.schema
        .createTable('observation')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('skill', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('instrument', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('observed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('observation_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('observation_once', ['tenant_id', 'attempt_id', 'item_id'])
        .execute();
      await queries.schema
        .createIndex('observation_by_person')
        .on('observation')
        .columns(['tenant_id', 'person_id'])
        .execute();
      await queries.schema
        .createTable('result')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('computed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('result_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('result_once', ['tenant_id', 'attempt_id', 'digest'])
        .execute();
    },
  },
];
