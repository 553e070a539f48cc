// The one row that says: what is in here is synthetic. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export const demonstrationMigrations: readonly MigrationStep[] = [
  {
    name: '9001-demonstration',
    async up(queries) {
      await queries.schema
        .createTable('demonstration')
        .addColumn('tenant_id', 'text', (column) => column.notNull().primaryKey())
        .addColumn('begun_at', 'text', (column) => column.notNull())
        .addColumn('loaded_at', 'text')
        .execute();
    },
  },
  {
    name: '9002-demonstration-people-loop',
    async up(queries) {
      await queries.schema.alterTable('demonstration').addColumn('loop_loaded_at', 'text').execute();
    },
  },
];
