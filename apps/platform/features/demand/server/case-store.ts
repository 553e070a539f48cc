// The SQL over cases, their texts, their events and the question to the firm.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { DemandTables } from './tables.ts';

export type CaseRow = Selectable<DemandTables['need_case']>;
export type TextRow = Selectable<DemandTables['need_text']>;
export type EventRow = Selectable<DemandTables['need_event']>;
export type QuestionRow = Selectable<DemandTables['need_question']>;
export type ContactRow = Selectable<DemandTables['firm_contact']>;

export interface CaseStore {
  add(row: CaseRow): Promise<void>;
  find(tenantId: string, id: string): Promise<CaseRow | null>;
  /** By id alone, for links whose code has proved it. */
  findAnywhere(id: string): Promise<CaseRow | null>;
  change(tenantId: string, id: string, changes: Partial<Omit<CaseRow, 'tenant_id' | 'id'>>): Promise<void>;
  /** The same where nobody changed it meanwhile; the revision goes up. False: somebody did. */
  changeAt(
    tenantId: string,
    id: string,
    revision: number,
    changes: Partial<Omit<CaseRow, 'tenant_id' | 'id' | 'revision'>>,
  ): Promise<boolean>;
  addText(row: TextRow): Promise<void>;
  listTexts(tenantId: string, caseId: string): Promise<TextRow[]>;
  findText(tenantId: string, id: string): Promise<TextRow | null>;
  changeText(tenantId: string, id: string, changes: Pick<TextRow, 'text' | 'secret_id'>): Promise<void>;
  addEvent(row: EventRow): Promise<void>;
  listEvents(tenantId: string, caseId: string): Promise<EventRow[]>;
  addQuestion(row: QuestionRow): Promise<void>;
  /** The newest; a case has one question that waits at most. */
  lastQuestion(tenantId: string, caseId: string): Promise<QuestionRow | null>;
  answerQuestion(tenantId: string, id: string, at: string, textId: string): Promise<void>;
  addContact(row: ContactRow): Promise<void>;
  findContact(tenantId: string, id: string | null): Promise<ContactRow | null>;
}

export function caseStore(anyQueries: Queries): CaseStore {
  const queries = withTables<DemandTables>(anyQueries);
  const one = (tenantId: string, id: string) =>
    queries.updateTable('need_case').where('tenant_id', '=', tenantId).where('id', '=', id);
  return {
    async add(row) {
      await queries.insertInto('need_case').values(row).execute();
    },
    async find(tenantId, id) {
      const row = await queries
        .selectFrom('need_case')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async findAnywhere(id) {
      return (await queries.selectFrom('need_case').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async change(tenantId, id, changes) {
      await one(tenantId, id).set(changes).execute();
    },
    async changeAt(tenantId, id, revision, changes) {
      const changed = await one(tenantId, id)
        .set({ ...changes, revision: revision + 1 })
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) === 1;
    },
    ...textStatements(anyQueries),
    ...eventStatements(anyQueries),
    async addContact(row) {
      await queries.insertInto('firm_contact').values(row).execute();
    },
    async findContact(tenantId, id) {
      if (id === null) return null;
      const row = await queries
        .selectFrom('firm_contact')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

function textStatements(anyQueries: Queries): Pick<CaseStore, 'addText' | 'listTexts' | 'findText' | 'changeText'> {
  const queries = withTables<DemandTables>(anyQueries);
  return {
    async addText(row) {
      await queries.insertInto('need_text').values(row).execute();
    },
    listTexts: (tenantId, caseId) =>
      queries
        .selectFrom('need_text')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('case_id', '=', caseId)
        .orderBy('place')
        .execute(),
    async findText(tenantId, id) {
      const row = await queries
        .selectFrom('need_text')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async changeText(tenantId, id, changes) {
      await queries
        .updateTable('need_text')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
  };
}

function eventStatements(
  anyQueries: Queries,
): Pick<CaseStore, 'addEvent' | 'listEvents' | 'addQuestion' | 'lastQuestion' | 'answerQuestion'> {
  const queries = withTables<DemandTables>(anyQueries);
  return {
    async addEvent(row) {
      await queries.insertInto('need_event').values(row).execute();
    },
    listEvents: (tenantId, caseId) =>
      queries
        .selectFrom('need_event')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('case_id', '=', caseId)
        .orderBy('id')
        .execute(),
    async addQuestion(row) {
      await queries.insertInto('need_question').values(row).execute();
    },
    async lastQuestion(tenantId, caseId) {
      const row = await queries
        .selectFrom('need_question')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('case_id', '=', caseId)
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row ?? null;
    },
    async answerQuestion(tenantId, id, at, textId) {
      await queries
        .updateTable('need_question')
        .set({ answered_at: at, answer_text_id: textId })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
  };
}
