// Tables of the assessment feature. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';
import { itembankMigrations } from '../../itembank/server/index.ts';

/** Whoever starts an attempt asks the item bank for its versions, so the tables of the bank come along. */
export const assessmentMigrations: readonly MigrationStep[] = [
  ...itembankMigrations,
  {
    name: '0401-attempts-and-answers',
    async up(queries) {
      await queries.schema
        .createTable('attempt')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('bank', 'text', (column) => column.notNull())
        .addColumn('bank_version', 'text', (column) => column.notNull())
        .addColumn('bank_digest', 'text', (column) => column.notNull())
        .addColumn('parameters', 'text', (column) => column.notNull())
        .addColumn('framework', 'text', (column) => column.notNull())
        .addColumn('policy', 'text', (column) => column.notNull())
        .addColumn('role_profile', 'text', (column) => column.notNull())
        .addColumn('stage', 'text', (column) => column.notNull())
        .addColumn('form', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('stop', 'text')
        .addColumn('offered', 'text', (column) => column.notNull())
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('last_answer_at', 'text', (column) => column.notNull())
        .addColumn('finished_at', 'text')
        .addPrimaryKeyConstraint('attempt_pk', ['tenant_id', 'id'])
        .execute();
      await queries.schema.createIndex('attempt_by_person').on('attempt').columns(['tenant_id', 'person_id']).execute();
      await queries.schema
        .createIndex('attempt_by_last_answer')
        .on('attempt')
        .columns(['tenant_id', 'last_answer_at'])
        .execute();
      await queries.schema
        .createTable('answer')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('answer_key', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('seconds', 'double precision', (column) => column.notNull())
        .addColumn('answered_at', 'text', (column) => column.notNull())
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('answer_pk', ['tenant_id', 'attempt_id', 'answer_key'])
        .execute();
      await queries.schema
        .createTable('offer')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('answers', 'text', (column) => column.notNull())
        .addColumn('choice', 'text', (column) => column.notNull())
        .addColumn('offered_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('offer_pk', ['tenant_id', 'attempt_id', 'step'])
        .execute();
    },
  },
  {
    name: '0402-attempts-of-campaigns',
    async up(queries) {
      await queries.schema.alterTable('attempt').addColumn('campaign_id', 'text').execute();
      await queries.schema
        .createIndex('attempt_by_campaign')
        .on('attempt')
        .columns(['tenant_id', 'campaign_id'])
        .execute();
    },
  },
  {
    name: '0403-statements-tried-out',
    async up(queries) {
      await queries.schema.alterTable('attempt').addColumn('pilots', 'text').execute();
    },
  },
];
