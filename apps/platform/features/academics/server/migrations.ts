// Tables of the room of academics. A released step is never edited.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';

export const academicsMigrations: readonly MigrationStep[] = [
  {
    name: '1501-academics',
    async up(queries) {
      await makeAcademics(queries);
      await makeRequests(queries);
      await makeMentoring(queries);
    },
  },
];

async function makeAcademics(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('academic')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('affiliation', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('orcid', 'text')
    .addColumn('open_alex_id', 'text')
    .addColumn('hours_per_year', 'double precision')
    .addColumn('not_before', 'text')
    .addColumn('hidden', 'integer', (column) => column.notNull())
    .addColumn('opted_out', 'integer', (column) => column.notNull())
    .addColumn('corrected', 'text', (column) => column.notNull())
    .addColumn('sources', 'text', (column) => column.notNull())
    .addColumn('imported_at', 'text', (column) => column.notNull())
    .addColumn('notice_due_at', 'text', (column) => column.notNull())
    .addColumn('notice_sent_at', 'text')
    .addColumn('notice_how', 'text')
    .addColumn('opened_at', 'text')
    .addPrimaryKeyConstraint('academic_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema.createIndex('academic_by_person').on('academic').columns(['tenant_id', 'person_id']).execute();
  // A link of an academic knows no tenant: it is found by its id alone, which the code in the link proves.
  await queries.schema.createIndex('academic_by_id').on('academic').columns(['id']).execute();
  await queries.schema
    .createIndex('academic_by_notice')
    .on('academic')
    .columns(['notice_sent_at', 'imported_at'])
    .execute();
  await queries.schema
    .createTable('academic_record')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('academic_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('source_key', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('abstract', 'text', (column) => column.notNull())
    .addColumn('venue', 'text', (column) => column.notNull())
    .addColumn('year', 'integer')
    .addColumn('hours', 'double precision')
    .addColumn('for_professionals', 'integer', (column) => column.notNull())
    .addColumn('corrected', 'integer', (column) => column.notNull())
    .addColumn('hidden', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('academic_record_pk', ['tenant_id', 'academic_id', 'id'])
    .addUniqueConstraint('academic_record_once', ['tenant_id', 'academic_id', 'kind', 'source_key'])
    .execute();
  await queries.schema
    .createTable('academic_objection')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('key_digest', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('academic_objection_pk', ['tenant_id', 'key_digest'])
    .execute();
  await queries.schema
    .createTable('academic_settings')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('pool_version', 'text', (column) => column.notNull())
    .addColumn('weights', 'text')
    .addColumn('weights_at', 'text')
    .addPrimaryKeyConstraint('academic_settings_pk', ['tenant_id'])
    .execute();
  await queries.schema
    .createTable('academic_import')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('added', 'integer', (column) => column.notNull())
    .addColumn('changed', 'integer', (column) => column.notNull())
    .addColumn('objected', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('academic_import_pk', ['tenant_id', 'id'])
    .execute();
}

async function makeRequests(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('academic_request')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('academic_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text')
    .addColumn('programme_id', 'text')
    .addColumn('session_id', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('hours', 'double precision', (column) => column.notNull())
    .addColumn('when_text', 'text', (column) => column.notNull())
    .addColumn('starts_on', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('answer', 'text')
    .addColumn('override_reason', 'text')
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text')
    .addPrimaryKeyConstraint('academic_request_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('academic_request_by_academic')
    .on('academic_request')
    .columns(['tenant_id', 'academic_id'])
    .execute();
  await queries.schema
    .createIndex('academic_request_by_person')
    .on('academic_request')
    .columns(['tenant_id', 'person_id'])
    .execute();
  await queries.schema.createIndex('academic_request_by_id').on('academic_request').columns(['id']).execute();
}

async function makeMentoring(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('rehearsal')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('academic_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('held_on', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addPrimaryKeyConstraint('rehearsal_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('rehearsal_by_academic')
    .on('rehearsal')
    .columns(['tenant_id', 'academic_id'])
    .execute();
  await queries.schema
    .createTable('rehearsal_observer')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('rehearsal_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('observer_digest', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('handed_in_at', 'text')
    .addColumn('remark', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rehearsal_observer_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('rehearsal_observer_by_rehearsal')
    .on('rehearsal_observer')
    .columns(['tenant_id', 'rehearsal_id'])
    .execute();
  await queries.schema.createIndex('rehearsal_observer_by_id').on('rehearsal_observer').columns(['id']).execute();
  await queries.schema
    .createTable('rehearsal_observation')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('observer_id', 'text', (column) => column.notNull())
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('level', 'integer')
    .addColumn('comment', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rehearsal_observation_pk', ['tenant_id', 'observer_id', 'criterion'])
    .execute();
  await queries.schema
    .createTable('academic_goal')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('academic_id', 'text', (column) => column.notNull())
    .addColumn('criterion', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('set_at', 'text', (column) => column.notNull())
    .addColumn('agreed_at', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('academic_goal_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createIndex('academic_goal_by_academic')
    .on('academic_goal')
    .columns(['tenant_id', 'academic_id'])
    .execute();
}
