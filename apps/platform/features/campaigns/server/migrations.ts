// Tables of the campaigns feature. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export const campaignsMigrations: readonly MigrationStep[] = [
  {
    name: '0701-campaigns',
    async up(queries) {
      await queries.schema
        .createTable('campaign')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('wave', 'integer', (column) => column.notNull())
        .addColumn('previous_id', 'text')
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('settings', 'text', (column) => column.notNull())
        .addColumn('document', 'text')
        .addColumn('settings_digest', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('launched_at', 'text')
        .addColumn('invited_at', 'text')
        .addColumn('closed_at', 'text')
        .addColumn('data_gone_at', 'text')
        .addPrimaryKeyConstraint('campaign_pk', ['tenant_id', 'id'])
        .execute();
      await queries.schema.createIndex('campaign_by_status').on('campaign').columns(['status', 'tenant_id']).execute();
      await queries.schema
        .createTable('campaign_file')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('content_type', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('campaign_file_pk', ['tenant_id', 'campaign_id'])
        .execute();
      await queries.schema
        .createTable('campaign_reminder')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('campaign_reminder_pk', ['tenant_id', 'campaign_id', 'number'])
        .execute();
    },
  },
  {
    name: '0702-members',
    async up(queries) {
      await queries.schema
        .createTable('campaign_member')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text')
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('attributes', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text')
        .addColumn('added_at', 'text', (column) => column.notNull())
        .addColumn('mails_stopped_at', 'text')
        .addPrimaryKeyConstraint('campaign_member_pk', ['tenant_id', 'campaign_id', 'id'])
        .addUniqueConstraint('campaign_member_once', ['tenant_id', 'campaign_id', 'person_id'])
        .execute();
      await queries.schema
        .createIndex('campaign_member_by_person')
        .on('campaign_member')
        .columns(['tenant_id', 'person_id'])
        .execute();
      // One person is asked once, whatever a list says twice. Rows without an address do not meet each other here.
      await queries.schema
        .createIndex('campaign_member_by_address')
        .on('campaign_member')
        .columns(['tenant_id', 'campaign_id', 'email'])
        .unique()
        .execute();
      // The same address is the same person in the next wave.
      await queries.schema
        .createIndex('campaign_member_known')
        .on('campaign_member')
        .columns(['tenant_id', 'email'])
        .execute();
    },
  },
];
