// The tables of signing in: links by mail, codes already used, attempts counted, the nonce of the set-up link.
import type { MigrationStep } from '../../../../core/database/database.ts';

export const signInMigration: MigrationStep = {
  name: '0103-sign-in',
  async up(queries) {
    // One row an account: a new link takes the place of the old one.
    await queries.schema
      .createTable('sign_in_link')
      .addColumn('account_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('digest', 'text', (column) => column.notNull().unique())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
    await queries.schema
      .createTable('used_code')
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('used_code_pk', ['account_id', 'digest'])
      .execute();
    // One row an account and kind of proof, so that tries of one account meet in it and those of two never do.
    await queries.schema
      .createTable('sign_in_attempt')
      .addColumn('subject', 'text', (column) => column.notNull().primaryKey())
      .addColumn('times', 'text', (column) => column.notNull())
      .addColumn('last_at', 'text', (column) => column.notNull())
      .execute();
    await queries.schema
      .createTable('sign_in_failure')
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sign_in_failure_pk', ['address', 'id'])
      .execute();
    await queries.schema.createIndex('sign_in_failure_by_time').on('sign_in_failure').column('at').execute();
    await queries.schema
      .createTable('set_up_link')
      .addColumn('tenant_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('nonce', 'text', (column) => column.notNull())
      .execute();
  },
};
