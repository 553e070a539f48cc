// The tables of networks, institutions, their units and members, and of who was invited.
import type { MigrationStep } from '../../../../core/database/database.ts';

export const institutionMigration: MigrationStep = {
  name: '0104-institutions',
  async up(queries) {
    await queries.schema
      .createTable('network')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('network_pk', ['tenant_id', 'id'])
      .execute();
    // The tenant of an institution is its own id.
    await queries.schema
      .createTable('institution')
      .addColumn('tenant_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('network_id', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await queries.schema
      .createTable('unit')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('unit_pk', ['tenant_id', 'id'])
      .addUniqueConstraint('unit_name', ['tenant_id', 'name_key'])
      .execute();
    await queries.schema
      .createTable('membership')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('left_at', 'text')
      .addPrimaryKeyConstraint('membership_pk', ['tenant_id', 'person_id'])
      .addUniqueConstraint('membership_account', ['tenant_id', 'account_id'])
      .execute();
    await queries.schema.createIndex('membership_by_account').on('membership').column('account_id').execute();
    await queries.schema
      .createTable('member_role')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('member_role_pk', ['tenant_id', 'person_id', 'role'])
      .execute();
    await queries.schema
      .createTable('member_unit')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('unit_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('member_unit_pk', ['tenant_id', 'person_id', 'unit_id'])
      .execute();
    await queries.schema
      .createTable('platform_grant')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('network_id', 'text')
      .addColumn('granted_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('platform_grant_pk', ['tenant_id', 'id'])
      .execute();
    await queries.schema.createIndex('platform_grant_by_account').on('platform_grant').column('account_id').execute();
    await queries.schema
      .createTable('invitation')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('secret_digest', 'text', (column) => column.notNull().unique())
      .addColumn('address_digest', 'text', (column) => column.notNull())
      .addColumn('roles', 'text', (column) => column.notNull())
      .addColumn('units', 'text', (column) => column.notNull())
      .addColumn('network_id', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('invited_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('invitation_pk', ['tenant_id', 'id'])
      .execute();
    await queries.schema
      .createIndex('invitation_by_address')
      .on('invitation')
      .columns(['tenant_id', 'address_digest'])
      .execute();
    // The address alone, so that it can go while the record of the invitation stays.
    await queries.schema
      .createTable('invitation_address')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('invitation_id', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('invitation_address_pk', ['tenant_id', 'invitation_id'])
      .execute();
  },
};
