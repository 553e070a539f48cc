// Tables of the identity feature. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';
import { accountMigration } from './accounts/account-migration.ts';
import { institutionMigration } from './institutions/institution-migration.ts';
import { signInMigration } from './sign-in/sign-in-migration.ts';

const personMigration: MigrationStep = {
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
};

export const identityMigrations: readonly MigrationStep[] = [
  personMigration,
  accountMigration,
  signInMigration,
  institutionMigration,
];
