// Tables of the office. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export interface OfficeTables {
  office_map: { tenant_id: string; campaign_id: string; closed_at: string; snapshot_id: string | null };
  team_plan: {
    tenant_id: string;
    id: string;
    unit_id: string;
    title: string;
    opened_at: string;
    closed_at: string | null;
  };
  team_wish: {
    tenant_id: string;
    plan_id: string;
    person_id: string;
    place: number;
    skill: string | null;
    text: string;
    put_at: string;
  };
  /** `person_id` wrote it about what `about_person_id` shares. */
  share_comment: {
    tenant_id: string;
    id: string;
    share_id: string;
    person_id: string;
    about_person_id: string;
    text: string;
    at: string;
  };
}

export const officeMigrations: readonly MigrationStep[] = [
  {
    name: '0901-office',
    async up(queries) {
      await queries.schema
        .createTable('office_map')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('campaign_id', 'text', (column) => column.notNull())
        .addColumn('closed_at', 'text', (column) => column.notNull())
        .addColumn('snapshot_id', 'text')
        .addPrimaryKeyConstraint('office_map_pk', ['tenant_id', 'campaign_id'])
        .execute();
      await queries.schema
        .createTable('team_plan')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('unit_id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('opened_at', 'text', (column) => column.notNull())
        .addColumn('closed_at', 'text')
        .addPrimaryKeyConstraint('team_plan_pk', ['tenant_id', 'id'])
        .execute();
      await queries.schema
        .createTable('team_wish')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('plan_id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('skill', 'text')
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('put_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('team_wish_pk', ['tenant_id', 'plan_id', 'person_id', 'place'])
        .execute();
      await queries.schema
        .createTable('share_comment')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('share_id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('about_person_id', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('share_comment_pk', ['tenant_id', 'id'])
        .execute();
      await queries.schema
        .createIndex('share_comment_by_share')
        .on('share_comment')
        .columns(['tenant_id', 'share_id'])
        .execute();
    },
  },
];
