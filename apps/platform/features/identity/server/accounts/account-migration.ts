// The tables of accounts. Those the sign-in library reads and writes have the types it expects, which differ by engine.
import type { MigrationStep } from '../../../../core/database/database.ts';

/**
 * Accounts belong to the installation, not to an institution, so no tenant stands in their keys. Names and addresses are in
 * `account_details` alone: erasing a person empties that row and leaves nothing readable elsewhere.
 */
export const accountMigration: MigrationStep = {
  name: '0102-accounts',
  async up(queries, engine) {
    const instant = engine === 'postgres' ? ('timestamptz' as const) : ('date' as const);
    const flag = engine === 'postgres' ? ('boolean' as const) : ('integer' as const);
    await queries.schema
      .createTable('account')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('email_verified', flag, (column) => column.notNull())
      .addColumn('image', 'text')
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
      .addColumn('two_factor_enabled', flag)
      .execute();
    await queries.schema
      .createTable('account_session')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('expires_at', instant, (column) => column.notNull())
      .addColumn('token', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
      .addColumn('ip_address', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('begun_by', 'text', (column) => column.notNull())
      .addColumn('second_factor_at', instant)
      .addColumn('institution_id', 'text')
      .execute();
    await queries.schema
      .createTable('account_credential')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('access_token', 'text')
      .addColumn('refresh_token', 'text')
      .addColumn('id_token', 'text')
      .addColumn('access_token_expires_at', instant)
      .addColumn('refresh_token_expires_at', instant)
      .addColumn('scope', 'text')
      .addColumn('password', 'text')
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
      .execute();
    await queries.schema
      .createTable('account_challenge')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('identifier', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', instant, (column) => column.notNull())
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
      .execute();
    await queries.schema
      .createTable('account_second_factor')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('backup_codes', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('verified', flag)
      .addColumn('failed_verification_count', 'integer')
      .addColumn('locked_until', instant)
      .execute();
    for (const [table, column] of LIBRARY_INDEXES) {
      await queries.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute();
    }
    await queries.schema
      .createTable('account_details')
      .addColumn('account_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .execute();
  },
};

/** Under the names the library gives them. */
const LIBRARY_INDEXES = [
  ['account_session', 'account_id'],
  ['account_credential', 'account_id'],
  ['account_challenge', 'identifier'],
  ['account_second_factor', 'secret'],
  ['account_second_factor', 'account_id'],
] as const;
