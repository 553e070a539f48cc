// Tables of the identity feature. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export const identityMigrations: readonly MigrationStep[] = [
  {
    name: '0101-persons',
    async up(queries) {
      await queries.schema
        .createTable('person')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('link_version', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('person_pk', ['tenant_id', 'id'])
        .execute();
    },
  },
];
