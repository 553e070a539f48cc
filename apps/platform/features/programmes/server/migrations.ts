// Tables of the programmes feature. A released step is never edited.
import type { CreateTableBuilder } from 'kysely';
import type { MigrationStep } from '../../../core/database/database.ts';

type Table = CreateTableBuilder<string, string>;

function withTexts(table: Table, names: readonly string[]): Table {
  return names.reduce((made, name) => made.addColumn(name, 'text', (column) => column.notNull()), table);
}

export const programmesMigrations: readonly MigrationStep[] = [
  {
    name: '1401-programmes',
    async up(queries) {
      const { schema } = queries;
      await withTexts(schema.createTable('programme') as Table, ['tenant_id', 'id', 'title', 'audience', 'plan'])
        .addColumn('case_id', 'text')
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('page_opened_at', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_pk', ['tenant_id', 'id'])
        .execute();
      await schema.createIndex('programme_by_case').on('programme').columns(['tenant_id', 'case_id']).execute();
      // The public page knows the programme by its id alone.
      await schema.createIndex('programme_by_page').on('programme').columns(['id', 'page_opened_at']).execute();
      await withTexts(schema.createTable('programme_version') as Table, ['tenant_id', 'programme_id'])
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('plan', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_version_pk', ['tenant_id', 'programme_id', 'number'])
        .execute();
      await withTexts(schema.createTable('programme_change') as Table, ['tenant_id', 'programme_id', 'id'])
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('changes', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_change_pk', ['tenant_id', 'programme_id', 'id'])
        .execute();
      await withTexts(schema.createTable('programme_approval') as Table, ['tenant_id', 'programme_id', 'id'])
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('decision', 'text', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_approval_pk', ['tenant_id', 'programme_id', 'id'])
        .execute();
      await withTexts(schema.createTable('programme_interest') as Table, ['tenant_id', 'programme_id', 'id'])
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('organisation', 'text', (column) => column.notNull())
        .addColumn('message', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_interest_pk', ['tenant_id', 'programme_id', 'id'])
        // The same address twice is the same interest.
        .addUniqueConstraint('programme_interest_once', ['tenant_id', 'programme_id', 'email'])
        .execute();
      await schema.createIndex('programme_interest_by_age').on('programme_interest').columns(['at']).execute();
    },
  },
  {
    name: '1402-teaching-modules',
    async up(queries) {
      const { schema } = queries;
      await withTexts(schema.createTable('teaching_module') as Table, ['tenant_id', 'id', 'title'])
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('shared', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('teaching_module_pk', ['tenant_id', 'id'])
        .execute();
      await withTexts(schema.createTable('teaching_module_version') as Table, ['tenant_id', 'module_id'])
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('teaching_module_version_pk', ['tenant_id', 'module_id', 'number'])
        .execute();
    },
  },
  {
    name: '1403-programme-round',
    async up(queries) {
      await withTexts(queries.schema.createTable('programme_round') as Table, ['tenant_id', 'programme_id'])
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('programme_round_pk', ['tenant_id', 'programme_id'])
        .execute();
      await queries.schema
        .createIndex('programme_round_by_campaign')
        .on('programme_round')
        .columns(['tenant_id', 'campaign_id'])
        .execute();
    },
  },
];
