// Tables of the room of calls. A released step is never edited.
import type { MigrationStep } from '../../../core/database/database.ts';

export type CallsTables = {
  proposal_call: {
    tenant_id: string;
    id: string;
    title: string;
    funder: string;
    text: string;
    /** JSON of `[start, end]` pairs. */
    sentences: string;
    language: string | null;
    /** In charge; null for nobody. */
    person_id: string | null;
    /** Since when; a reminder that was due before is not sent to somebody who came later. */
    assigned_at: string | null;
    case_id: string | null;
    programme_id: string | null;
    outcome: string | null;
    /** What the list shows, worked out at each change, see `summarise-call.ts`. */
    summary: string;
    /** Of the mails: that of whoever worked on it last. */
    mail_language: string;
    revision: number;
    created_at: string;
    saved_at: string;
  };
  call_part: {
    tenant_id: string;
    call_id: string;
    id: string;
    revision: number;
    kind: string;
    /** JSON of what the part says: text, lot, date and so on. */
    says: string;
    start_at: number | null;
    end_at: number | null;
    /** `read`, `added` or `changed`. */
    how: string;
    person_id: string | null;
    touched_at: string | null;
  };
  call_answer: {
    tenant_id: string;
    call_id: string;
    part_id: string;
    revision: number;
    status: string;
    text: string;
    promise: string | null;
    /** JSON of modules, people and sessions. */
    ties: string;
    person_id: string | null;
    at: string;
  };
  call_decision: {
    tenant_id: string;
    call_id: string;
    number: number;
    decision: string;
    /** JSON of the codes for and against. */
    reasons: string;
    words: string;
    person_id: string | null;
    at: string;
  };
  call_item: {
    tenant_id: string;
    call_id: string;
    id: string;
    revision: number;
    part_id: string | null;
    kind: string;
    /** Null: as its part says it. */
    title: string | null;
    own_due_on: string | null;
    /** In charge; null: whoever is in charge of the call. */
    person_id: string | null;
    assigned_at: string | null;
    done_at: string | null;
    done_by: string | null;
    /** The last reminder that went out: due day and days before it. */
    reminded: string;
    created_at: string;
  };
  call_charter: {
    tenant_id: string;
    call_id: string;
    programme_id: string;
    /** JSON of the lines that were written, by part of the charter. */
    lines: string;
    promises: number;
    version: number | null;
    person_id: string | null;
    at: string;
  };
  call_reminder_stop: { tenant_id: string; call_id: string; person_id: string; at: string };
};

/** In this order they can be removed with a call. */
export const TABLES_OF_CALL = [
  'call_part',
  'call_answer',
  'call_decision',
  'call_item',
  'call_charter',
  'call_reminder_stop',
] as const;

export const callsMigrations: readonly MigrationStep[] = [
  {
    name: '1601-calls',
    async up({ schema }) {
      const ofTenant = (table: string) =>
        schema.createTable(table).addColumn('tenant_id', 'text', (column) => column.notNull());
      const ofCall = (table: string) => ofTenant(table).addColumn('call_id', 'text', (column) => column.notNull());
      await ofTenant('proposal_call')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('funder', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('sentences', 'text', (column) => column.notNull())
        .addColumn('language', 'text')
        .addColumn('person_id', 'text')
        .addColumn('assigned_at', 'text')
        .addColumn('case_id', 'text')
        .addColumn('programme_id', 'text')
        .addColumn('outcome', 'text')
        .addColumn('summary', 'text', (column) => column.notNull())
        .addColumn('mail_language', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('proposal_call_pk', ['tenant_id', 'id'])
        .execute();
      await ofCall('call_part')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('says', 'text', (column) => column.notNull())
        .addColumn('start_at', 'integer')
        .addColumn('end_at', 'integer')
        .addColumn('how', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('touched_at', 'text')
        .addPrimaryKeyConstraint('call_part_pk', ['tenant_id', 'call_id', 'id'])
        .execute();
      await ofCall('call_answer')
        .addColumn('part_id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('promise', 'text')
        .addColumn('ties', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_answer_pk', ['tenant_id', 'call_id', 'part_id'])
        .execute();
      await ofCall('call_decision')
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('decision', 'text', (column) => column.notNull())
        .addColumn('reasons', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_decision_pk', ['tenant_id', 'call_id', 'number'])
        .execute();
      await ofCall('call_item')
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('part_id', 'text')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('title', 'text')
        .addColumn('own_due_on', 'text')
        .addColumn('person_id', 'text')
        .addColumn('assigned_at', 'text')
        .addColumn('done_at', 'text')
        .addColumn('done_by', 'text')
        .addColumn('reminded', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_item_pk', ['tenant_id', 'call_id', 'id'])
        .execute();
      await ofCall('call_charter')
        .addColumn('programme_id', 'text', (column) => column.notNull())
        .addColumn('lines', 'text', (column) => column.notNull())
        .addColumn('promises', 'integer', (column) => column.notNull())
        .addColumn('version', 'integer')
        .addColumn('person_id', 'text')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_charter_pk', ['tenant_id', 'call_id', 'programme_id'])
        .execute();
      await ofCall('call_reminder_stop')
        .addColumn('person_id', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('call_reminder_stop_pk', ['tenant_id', 'call_id', 'person_id'])
        .execute();
    },
  },
];
