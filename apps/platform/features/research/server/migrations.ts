// Steps of the schema of research. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export const researchMigrations: readonly MigrationStep[] = [
  {
    name: '1101-research',
    async up(queries) {
      const { schema } = queries;
      await schema
        .createTable('research_cover')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('sentence', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('declared_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('research_cover_pk', ['tenant_id', 'campaign_id'])
        .execute();
      await schema
        .createTable('research_run')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('progress', 'double precision', (column) => column.notNull())
        .addColumn('parameters', 'text', (column) => column.notNull())
        .addColumn('bank_digest', 'text', (column) => column.notNull())
        .addColumn('options', 'text', (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .addColumn('result', 'text')
        .addColumn('person_id', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('finished_at', 'text')
        .addColumn('accepted', 'text')
        .addPrimaryKeyConstraint('research_run_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createTable('research_export')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('options', 'text', (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .addColumn('people', 'integer', (column) => column.notNull())
        .addColumn('blanked', 'integer', (column) => column.notNull())
        .addColumn('dropped', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('research_export_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createTable('cut_round')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('stage', 'text', (column) => column.notNull())
        .addColumn('parameters', 'text', (column) => column.notNull())
        .addColumn('bank_digest', 'text', (column) => column.notNull())
        .addColumn('booklet', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('accepted', 'text')
        .addPrimaryKeyConstraint('cut_round_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createTable('cut_panellist')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('round_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('added_at', 'text', (column) => column.notNull())
        .addColumn('link_version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('cut_panellist_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createTable('cut_bookmark')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('round_id', 'text', (column) => column.notNull())
        .addColumn('panellist_id', 'text', (column) => column.notNull())
        .addColumn('turn', 'integer', (column) => column.notNull())
        .addColumn('skill', 'text', (column) => column.notNull())
        .addColumn('marks', 'text', (column) => column.notNull())
        .addColumn('placed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('cut_bookmark_pk', ['tenant_id', 'round_id', 'panellist_id', 'turn', 'skill'])
        .execute();
    },
  },
];
