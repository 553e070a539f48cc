// Tables of the demand feature. A released step is never edited.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';

type Column = 'text' | 'text?' | 'integer' | 'integer?' | 'real';

interface NewTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** The tenant and the id unless told. */
  readonly key?: readonly string[];
  readonly indexes?: readonly { readonly name: string; readonly columns: readonly string[]; readonly unique?: true }[];
}

export const demandMigrations: readonly MigrationStep[] = [
  {
    name: '1301-needs',
    async up(queries) {
      for (const table of [...FIRMS, ...CASES, ...READINGS, ...DECISIONS]) await makeTable(queries, table);
    },
  },
];

async function makeTable(queries: Queries, { name, columns, key, indexes }: NewTable): Promise<void> {
  let table = queries.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) {
    const type = kind === 'real' ? 'double precision' : kind.startsWith('integer') ? 'integer' : 'text';
    table = table.addColumn(column, type, (made) => (kind.endsWith('?') ? made : made.notNull()));
  }
  await table.addPrimaryKeyConstraint(`${name}_pk`, [...(key ?? ['tenant_id', 'id'])] as never[]).execute();
  for (const index of indexes ?? []) {
    const made = queries.schema
      .createIndex(index.name)
      .on(name)
      .columns([...index.columns]);
    await (index.unique === true ? made.unique() : made).execute();
  }
}

const FIRMS: readonly NewTable[] = [
  {
    name: 'need_desk',
    columns: {
      tenant_id: 'text',
      id: 'text',
      is_open: 'integer',
      contact_name: 'text',
      reply_days: 'integer',
      step_days: 'integer',
      changed_at: 'text',
    },
    key: ['tenant_id'],
    indexes: [{ name: 'need_desk_by_id', columns: ['id'], unique: true }],
  },
  {
    name: 'need_organisation',
    columns: {
      tenant_id: 'text',
      id: 'text',
      name: 'text',
      name_key: 'text',
      country: 'text',
      sector: 'text',
      created_at: 'text',
    },
    indexes: [{ name: 'need_organisation_name', columns: ['tenant_id', 'name_key'], unique: true }],
  },
  {
    name: 'firm_contact',
    columns: {
      tenant_id: 'text',
      id: 'text',
      person_id: 'text',
      organisation_id: 'text',
      name: 'text',
      email: 'text',
      phone: 'text',
      language: 'text',
      created_at: 'text',
    },
    indexes: [
      { name: 'firm_contact_by_organisation', columns: ['tenant_id', 'organisation_id'] },
      { name: 'firm_contact_by_person', columns: ['tenant_id', 'person_id'] },
    ],
  },
  {
    name: 'need_draft',
    columns: { tenant_id: 'text', id: 'text', payload_id: 'text', saved_at: 'text' },
    indexes: [{ name: 'need_draft_by_id', columns: ['id'] }],
  },
  {
    name: 'firm_talk',
    columns: {
      tenant_id: 'text',
      id: 'text',
      organisation_id: 'text',
      case_id: 'text?',
      channel: 'text',
      note: 'text',
      at: 'text',
      person_id: 'text?',
    },
    indexes: [{ name: 'firm_talk_by_organisation', columns: ['tenant_id', 'organisation_id'] }],
  },
  {
    name: 'student_case',
    columns: {
      tenant_id: 'text',
      id: 'text',
      organisation_id: 'text',
      case_id: 'text?',
      kind: 'text',
      state: 'text',
      field: 'text',
      steps: 'text',
      revision: 'integer',
      changed_at: 'text',
      person_id: 'text?',
    },
    indexes: [{ name: 'student_case_by_organisation', columns: ['tenant_id', 'organisation_id'] }],
  },
];

const CASES: readonly NewTable[] = [
  {
    name: 'need_case',
    columns: {
      tenant_id: 'text',
      id: 'text',
      title: 'text',
      organisation_id: 'text',
      contact_id: 'text?',
      kind: 'text',
      stage: 'text',
      source: 'text',
      language: 'text',
      deadline: 'text?',
      budget: 'text?',
      audience: 'text',
      received_at: 'text',
      reply_due_at: 'text',
      replied_at: 'text?',
      step_due_at: 'text?',
      closed_at: 'text?',
      refusal_code: 'text?',
      refusal_suggestion: 'text?',
      person_id: 'text?',
      revision: 'integer',
    },
    indexes: [
      { name: 'need_case_by_organisation', columns: ['tenant_id', 'organisation_id'] },
      { name: 'need_case_by_id', columns: ['id'] },
      { name: 'need_case_by_stage', columns: ['tenant_id', 'stage', 'reply_due_at'] },
    ],
  },
  {
    name: 'need_text',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      place: 'integer',
      origin: 'text',
      file_name: 'text?',
      text: 'text',
      secret_id: 'text?',
      received_at: 'text',
    },
    indexes: [{ name: 'need_text_by_case', columns: ['tenant_id', 'case_id'] }],
  },
  {
    name: 'need_event',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      at: 'text',
      what: 'text',
      detail: 'text',
      for_firm: 'integer',
      person_id: 'text?',
    },
    indexes: [{ name: 'need_event_by_case', columns: ['tenant_id', 'case_id'] }],
  },
  {
    name: 'need_question',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      text: 'text',
      asked_at: 'text',
      person_id: 'text?',
      answered_at: 'text?',
      answer_text_id: 'text?',
    },
    indexes: [{ name: 'need_question_by_case', columns: ['tenant_id', 'case_id'] }],
  },
  {
    name: 'need_analysis',
    columns: {
      tenant_id: 'text',
      case_id: 'text',
      revision: 'integer',
      body: 'text',
      gate: 'text?',
      gate_reason: 'text',
      gate_at: 'text?',
      person_id: 'text?',
      changed_at: 'text',
    },
    key: ['tenant_id', 'case_id'],
  },
];

const READINGS: readonly NewTable[] = [
  {
    name: 'need_reading',
    columns: {
      tenant_id: 'text',
      text_id: 'text',
      case_id: 'text',
      state: 'text',
      pack: 'text?',
      scheme: 'text?',
      version: 'text?',
      attribution: 'text?',
      model_id: 'text?',
      language: 'text?',
      notes: 'text',
      fault: 'text?',
      read_at: 'text?',
    },
    key: ['tenant_id', 'text_id'],
  },
  {
    name: 'need_sentence',
    columns: {
      tenant_id: 'text',
      id: 'text',
      text_id: 'text',
      case_id: 'text',
      place: 'integer',
      start_at: 'integer',
      end_at: 'integer',
      kind: 'text',
      language: 'text',
      status: 'text',
      reason: 'text?',
      group_label: 'text?',
      is_confidential: 'integer',
    },
    indexes: [{ name: 'need_sentence_by_case', columns: ['tenant_id', 'case_id'] }],
  },
  {
    name: 'need_suggestion',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      text_id: 'text',
      place: 'integer',
      uri: 'text',
      label: 'text',
      probability: 'real',
      skill_type: 'text?',
      mentions: 'text',
      alternatives: 'text',
    },
    indexes: [{ name: 'need_suggestion_by_case', columns: ['tenant_id', 'case_id'] }],
  },
];

const DECISIONS: readonly NewTable[] = [
  {
    name: 'need',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      uri: 'text',
      label: 'text',
      level: 'integer?',
      priority: 'integer',
      mentions: 'text',
      state: 'text',
      person_id: 'text?',
      decided_at: 'text',
    },
    indexes: [
      { name: 'need_by_case', columns: ['tenant_id', 'case_id', 'uri'], unique: true },
      { name: 'need_by_uri', columns: ['tenant_id', 'uri'] },
    ],
  },
  {
    name: 'need_decision',
    columns: {
      tenant_id: 'text',
      id: 'text',
      case_id: 'text',
      uri: 'text',
      label: 'text',
      verdict: 'text',
      why: 'text?',
      note: 'text',
      level: 'integer?',
      priority: 'integer?',
      instead_of: 'text?',
      sentence_ids: 'text',
      person_id: 'text?',
      at: 'text',
    },
    indexes: [{ name: 'need_decision_by_case', columns: ['tenant_id', 'case_id'] }],
  },
  {
    name: 'need_ranker',
    columns: {
      tenant_id: 'text',
      id: 'text',
      scheme: 'text',
      base_id: 'text',
      model: 'text?',
      figures: 'text',
      state: 'text',
      made_at: 'text',
      decided_at: 'text?',
      person_id: 'text?',
    },
  },
];
