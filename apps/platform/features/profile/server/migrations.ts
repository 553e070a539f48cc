// Tables of the profile feature. A released step is never edited.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';

export const profileMigrations: readonly MigrationStep[] = [
  {
    name: '0601-ledger-and-results',
    async up(queries) {
      await queries.schema
        .createTable('observation')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('skill', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('instrument', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('observed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('observation_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('observation_once', ['tenant_id', 'attempt_id', 'item_id'])
        .execute();
      await queries.schema
        .createIndex('observation_by_person')
        .on('observation')
        .columns(['tenant_id', 'person_id'])
        .execute();
      await queries.schema
        .createTable('result')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('attempt_id', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('computed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('result_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('result_once', ['tenant_id', 'attempt_id', 'digest'])
        .execute();
    },
  },
  {
    name: '0602-people-loop',
    async up(queries) {
      await queries.schema
        .alterTable('result')
        .addColumn('reason', 'text', (column) => column.notNull().defaultTo('first'))
        .execute();
      await queries.schema.alterTable('result').addColumn('half_life_months', 'integer').execute();
      await queries.schema
        .alterTable('result')
        .addColumn('rounds_seen', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await queries.schema
        .alterTable('result')
        .addColumn('outside_seen', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await queries.schema
        .createIndex('result_by_person')
        .on('result')
        .columns(['tenant_id', 'person_id', 'id'])
        .execute();
      await createLedgerTables(queries);
      await createDevelopmentTables(queries);
    },
  },
  {
    name: '0603-results-in-order',
    async up(queries) {
      // Without the id in it SQLite walks all results of a tenant by their key rather than sort the few of an attempt.
      await queries.schema
        .createIndex('result_by_attempt')
        .on('result')
        .columns(['tenant_id', 'attempt_id', 'id'])
        .execute();
      await queries.schema
        .createIndex('rating_round_entry_by_campaign')
        .on('rating_round_entry')
        .columns(['tenant_id', 'campaign_id'])
        .execute();
    },
  },
];

/** What others and outside instruments saw, and the choices that say how it counts. Only ever added to. */
async function createLedgerTables(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('rating_round_entry')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('campaign_id', 'text')
    .addColumn('released_at', 'text', (column) => column.notNull())
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_round_entry_pk', ['tenant_id', 'person_id', 'round_id'])
    .execute();
  await queries.schema
    .createTable('group_observation')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('rater_group', 'text', (column) => column.notNull())
    .addColumn('rater', 'integer', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('category', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_observation_pk', [
      'tenant_id',
      'person_id',
      'round_id',
      'rater_group',
      'rater',
      'item_id',
    ])
    .execute();
  await queries.schema
    .createTable('outside_observation')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('source_key', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('outside_observation_pk', ['tenant_id', 'id'])
    .addUniqueConstraint('outside_observation_once', ['tenant_id', 'person_id', 'source', 'source_key'])
    .execute();
  await queries.schema
    .createTable('person_ageing')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('half_life_months', 'integer')
    .addColumn('chosen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_ageing_pk', ['tenant_id', 'person_id', 'id'])
    .execute();
  await queries.schema
    .createTable('institution_ageing')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('half_life_months', 'integer')
    .addColumn('chosen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('institution_ageing_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createTable('severity_calibration')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('sd', 'double precision', (column) => column.notNull())
    .addColumn('raters', 'integer', (column) => column.notNull())
    .addColumn('ratees', 'integer', (column) => column.notNull())
    .addColumn('calibrated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('severity_calibration_pk', ['tenant_id', 'id'])
    .execute();
}

/** A person's plan, how far it has come, their notes to themselves, and what they let others see. */
async function createDevelopmentTables(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('kept_plan')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('attempt_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('kept_plan_pk', ['tenant_id', 'person_id', 'id'])
    .execute();
  await queries.schema
    .createTable('module_progress')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('module_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('module_progress_pk', ['tenant_id', 'person_id', 'id'])
    .execute();
  await queries.schema
    .createTable('reflection_note')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('module_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reflection_note_pk', ['tenant_id', 'person_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('reflection_note_by_id')
    .on('reflection_note')
    .columns(['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createTable('profile_share')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('with_person_id', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('granted_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .addPrimaryKeyConstraint('profile_share_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('profile_share_by_person')
    .on('profile_share')
    .columns(['tenant_id', 'person_id'])
    .execute();
  await queries.schema
    .createIndex('profile_share_with')
    .on('profile_share')
    .columns(['tenant_id', 'with_person_id'])
    .execute();
}
