// Tables of the raters feature. A released step is never edited.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';

export const ratersMigrations: readonly MigrationStep[] = [
  {
    name: '0801-rating-rounds',
    async up(queries) {
      await makeRounds(queries);
      await makeRatings(queries);
    },
  },
];

async function makeRounds(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('rating_round')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('campaign_id', 'text')
    .addColumn('campaign_title', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('thresholds', 'text', (column) => column.notNull())
    .addColumn('bank', 'text', (column) => column.notNull())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('pool', 'text', (column) => column.notNull())
    .addColumn('approver', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text')
    .addColumn('released_at', 'text')
    .addPrimaryKeyConstraint('rating_round_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('rating_round_by_person')
    .on('rating_round')
    .columns(['tenant_id', 'person_id'])
    .execute();
  await queries.schema
    .createIndex('rating_round_by_campaign')
    .on('rating_round')
    .columns(['tenant_id', 'campaign_id'])
    .execute();
  await queries.schema.createIndex('rating_round_open').on('rating_round').columns(['status', 'closes_at']).execute();
  await queries.schema.createIndex('rating_round_by_id').on('rating_round').columns(['id']).execute();
  await queries.schema
    .createTable('nomination')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('rater_group', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('address_digest', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text')
    .addColumn('taken_back_at', 'text')
    .addColumn('left_at', 'text')
    .addColumn('left_reason', 'text')
    .addColumn('device_digest', 'text')
    .addColumn('address_tries', 'integer', (column) => column.notNull())
    .addColumn('tries_since', 'text')
    .addColumn('reminders', 'integer', (column) => column.notNull())
    .addColumn('reminders_stopped', 'integer', (column) => column.notNull())
    .addColumn('handed_in_at', 'text')
    .addPrimaryKeyConstraint('nomination_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema.createIndex('nomination_by_round').on('nomination').columns(['tenant_id', 'round_id']).execute();
  await queries.schema
    .createIndex('nomination_by_address')
    .on('nomination')
    .columns(['tenant_id', 'address_digest'])
    .execute();
  // A rater's link knows no tenant: it is found by its id alone, which the code in the link proves.
  await queries.schema.createIndex('nomination_by_id').on('nomination').columns(['id']).execute();
  await queries.schema
    .createTable('nomination_contact')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('nomination_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('nomination_contact_pk', ['tenant_id', 'nomination_id'])
    .execute();
}

async function makeRatings(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('rating_answer')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('nomination_id', 'text', (column) => column.notNull())
    .addColumn('answer_key', 'text', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('seconds', 'double precision', (column) => column.notNull())
    .addColumn('answered_at', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_answer_pk', ['tenant_id', 'nomination_id', 'answer_key'])
    .execute();
  await queries.schema
    .createTable('rating_release')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('released_at', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('counted', 'text', (column) => column.notNull())
    .addColumn('places', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_release_pk', ['tenant_id', 'round_id'])
    .execute();
  await queries.schema
    .createIndex('rating_release_by_person')
    .on('rating_release')
    .columns(['tenant_id', 'person_id'])
    .execute();
  await queries.schema
    .createTable('rating_question')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text', (column) => column.notNull())
    .addColumn('answers', 'text')
    .addPrimaryKeyConstraint('rating_question_pk', ['tenant_id', 'round_id'])
    .execute();
  await queries.schema
    .createTable('rating_question_answer')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('nomination_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_question_answer_pk', ['tenant_id', 'round_id', 'nomination_id'])
    .execute();
}
