// The tables of studies of the instrument. Names of experts and their answers stand apart: no column of one is found in the other.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';

export interface StudyTables {
  study: {
    tenant_id: string;
    id: string;
    person_id: string | null;
    started_by: string | null;
    title: string;
    bank: string;
    bank_version: string;
    bank_digest: string;
    relevance: string;
    effectiveness: string;
    status: string;
    version: number;
    created_at: string;
    opened_at: string | null;
    closes_at: string | null;
    closed_at: string | null;
    reminded_at: string | null;
    /** JSON, shuffled, once closed: what the panel said, without anything that leads to a name. */
    panel: string | null;
  };
  /** Who was asked. */
  study_expert: {
    tenant_id: string;
    id: string;
    study_id: string;
    name: string;
    email: string;
    address_digest: string;
    background: string;
    language: string;
    reminders: number;
    device_digest: string | null;
    address_tries: number;
    tries_since: string | null;
  };
  /** What was answered, while the study is open. `panellist` is worked out from a link with the installation's secret. */
  study_answer: {
    tenant_id: string;
    study_id: string;
    panellist: string;
    question: string;
    revision: number;
    value: string;
  };
  study_panellist: { tenant_id: string; study_id: string; panellist: string; handed_in: number };
  study_comparison: { tenant_id: string; id: string; study_id: string; made_at: string; people: number; body: string };
  key_version: {
    tenant_id: string;
    id: string;
    study_id: string;
    parameters: string;
    parent: string;
    rule: string;
    scenarios: string;
    experts: number;
    reason: string;
    person_id: string | null;
    accepted_by: string | null;
    accepted_at: string;
  };
  study_note: {
    tenant_id: string;
    id: string;
    kind: string;
    held_on: string;
    who: string | null;
    items: string;
    said: string | null;
    decision: string;
    reason: string;
    person_id: string | null;
    written_by: string | null;
    written_at: string;
  };
  validity_evidence: {
    tenant_id: string;
    id: string;
    claim: string;
    title: string;
    says: string;
    held_on: string;
    link: string | null;
    person_id: string | null;
    written_by: string | null;
    written_at: string;
    withdrawn_at: string | null;
  };
}

/** A released step is never edited. */
export const studiesMigrations: readonly MigrationStep[] = [
  {
    name: '1001-studies',
    up: async (queries) => {
      await makeStudies(queries);
      await makePanel(queries);
      await makeOutcomes(queries);
      await makeNotes(queries);
    },
  },
];

async function makeStudies(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('study')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('started_by', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('bank', 'text', (column) => column.notNull())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('bank_digest', 'text', (column) => column.notNull())
    .addColumn('relevance', 'text', (column) => column.notNull())
    .addColumn('effectiveness', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text')
    .addColumn('closes_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('reminded_at', 'text')
    .addColumn('panel', 'text')
    .addPrimaryKeyConstraint('study_pk', ['tenant_id', 'id'])
    .execute();
}

async function makePanel(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('study_expert')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('address_digest', 'text', (column) => column.notNull())
    .addColumn('background', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('reminders', 'integer', (column) => column.notNull())
    .addColumn('device_digest', 'text')
    .addColumn('address_tries', 'integer', (column) => column.notNull())
    .addColumn('tries_since', 'text')
    .addPrimaryKeyConstraint('study_expert_pk', ['tenant_id', 'id'])
    .addUniqueConstraint('study_expert_once', ['tenant_id', 'study_id', 'address_digest'])
    .execute();
  // An expert's link knows no tenant: it is found by its id alone, which the code in the link proves.
  await queries.schema.createIndex('study_expert_by_id').on('study_expert').columns(['id']).execute();
  await queries.schema.createIndex('study_expert_by_address').on('study_expert').columns(['address_digest']).execute();
  await queries.schema
    .createTable('study_answer')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('panellist', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_answer_pk', ['tenant_id', 'study_id', 'panellist', 'question'])
    .execute();
  await queries.schema
    .createTable('study_panellist')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('panellist', 'text', (column) => column.notNull())
    .addColumn('handed_in', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_panellist_pk', ['tenant_id', 'study_id', 'panellist'])
    .execute();
}

async function makeOutcomes(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('study_comparison')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_comparison_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createTable('key_version')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('study_id', 'text', (column) => column.notNull())
    .addColumn('parameters', 'text', (column) => column.notNull())
    .addColumn('parent', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('scenarios', 'text', (column) => column.notNull())
    .addColumn('experts', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('accepted_by', 'text')
    .addColumn('accepted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_version_pk', ['tenant_id', 'id'])
    .execute();
}

async function makeNotes(queries: Queries): Promise<void> {
  await queries.schema
    .createTable('study_note')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('held_on', 'text', (column) => column.notNull())
    .addColumn('who', 'text')
    .addColumn('items', 'text', (column) => column.notNull())
    .addColumn('said', 'text')
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('written_by', 'text')
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('study_note_pk', ['tenant_id', 'id'])
    .execute();
  await queries.schema
    .createTable('validity_evidence')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('says', 'text', (column) => column.notNull())
    .addColumn('held_on', 'text', (column) => column.notNull())
    .addColumn('link', 'text')
    .addColumn('person_id', 'text')
    .addColumn('written_by', 'text')
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .addPrimaryKeyConstraint('validity_evidence_pk', ['tenant_id', 'id'])
    .execute();
}
