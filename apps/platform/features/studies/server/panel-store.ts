// The SQL over who was asked, and over what was answered. Nothing here joins the two.
import { toLanguage } from '@dragoman/kernel';
import type { Kysely } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { Background } from '../limits.ts';
import type { StudyTables } from './migrations.ts';
import type { Expert, StoredExpertAnswer } from './study.ts';

export interface PanelStore {
  addExpert(expert: Expert): Promise<void>;
  findExpertAnywhere(id: string): Promise<Expert | null>;
  listExperts(tenantId: string, studyId: string): Promise<Expert[]>;
  /** In every institution: erasing a person reaches them wherever they were asked. */
  listByAddress(addressDigest: string): Promise<Expert[]>;
  changeExpert(tenantId: string, id: string, set: Partial<StudyTables['study_expert']>): Promise<void>;
  removeExpert(tenantId: string, id: string): Promise<void>;
  removeExperts(tenantId: string, studyId: string): Promise<void>;
  listAnswers(tenantId: string, studyId: string, panellist: string): Promise<StoredExpertAnswer[]>;
  /** Keeps the answer of the higher revision, whichever came first. */
  putAnswers(
    tenantId: string,
    studyId: string,
    panellist: string,
    answers: readonly StoredExpertAnswer[],
  ): Promise<void>;
  listAllAnswers(tenantId: string, studyId: string): Promise<(StoredExpertAnswer & { panellist: string })[]>;
  markHandedIn(tenantId: string, studyId: string, panellist: string): Promise<void>;
  isHandedIn(tenantId: string, studyId: string, panellist: string): Promise<boolean>;
  countPanellists(tenantId: string, studyId: string): Promise<{ begun: number; finished: number }>;
  removeAnswers(tenantId: string, studyId: string, panellist?: string): Promise<void>;
}

export function panelStore(anyQueries: Queries): PanelStore {
  const queries = withTables<StudyTables>(anyQueries);
  return { ...expertStatements(queries), ...answerStatements(queries) };
}

type ExpertStatements = Pick<
  PanelStore,
  | 'addExpert'
  | 'findExpertAnywhere'
  | 'listExperts'
  | 'listByAddress'
  | 'changeExpert'
  | 'removeExpert'
  | 'removeExperts'
>;

function expertStatements(queries: Kysely<StudyTables>): ExpertStatements {
  return {
    async addExpert(expert) {
      await queries
        .insertInto('study_expert')
        .values({
          tenant_id: expert.tenantId,
          id: expert.id,
          study_id: expert.studyId,
          name: expert.name,
          email: expert.email,
          address_digest: expert.addressDigest,
          background: expert.background,
          language: expert.language,
          reminders: expert.reminders,
          device_digest: expert.deviceDigest,
          address_tries: expert.addressTries,
          tries_since: expert.triesSince,
        })
        .execute();
    },
    async findExpertAnywhere(id) {
      const row = await queries.selectFrom('study_expert').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toExpert(row);
    },
    async listExperts(tenantId, studyId) {
      const rows = await queries
        .selectFrom('study_expert')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(toExpert);
    },
    async listByAddress(addressDigest) {
      const rows = await queries
        .selectFrom('study_expert')
        .selectAll()
        .where('address_digest', '=', addressDigest)
        .execute();
      return rows.map(toExpert);
    },
    async changeExpert(tenantId, id, set) {
      await queries
        .updateTable('study_expert')
        .set(set)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async removeExpert(tenantId, id) {
      await queries.deleteFrom('study_expert').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    async removeExperts(tenantId, studyId) {
      await queries
        .deleteFrom('study_expert')
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .execute();
    },
  };
}

function answerStatements(queries: Kysely<StudyTables>): Omit<PanelStore, keyof ExpertStatements> {
  const answersOf = (tenantId: string, studyId: string) =>
    queries
      .selectFrom('study_answer')
      .select(['panellist', 'question', 'revision', 'value'])
      .where('tenant_id', '=', tenantId)
      .where('study_id', '=', studyId);
  return {
    async listAnswers(tenantId, studyId, panellist) {
      return (await answersOf(tenantId, studyId).where('panellist', '=', panellist).orderBy('question').execute()).map(
        toAnswer,
      );
    },
    async putAnswers(tenantId, studyId, panellist, answers) {
      const who = { tenant_id: tenantId, study_id: studyId, panellist };
      await queries
        .insertInto('study_panellist')
        .values({ ...who, handed_in: 0 })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'study_id', 'panellist']).doNothing())
        .execute();
      for (const { question, revision, value } of answers) {
        await queries
          .insertInto('study_answer')
          .values({ ...who, question, revision, value: JSON.stringify(value) })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant_id', 'study_id', 'panellist', 'question'])
              .doUpdateSet({ revision, value: JSON.stringify(value) })
              .where('study_answer.revision', '<', revision),
          )
          .execute();
      }
    },
    async listAllAnswers(tenantId, studyId) {
      const rows = await answersOf(tenantId, studyId).orderBy('panellist').orderBy('question').execute();
      return rows.map((row) => ({ ...toAnswer(row), panellist: row.panellist }));
    },
    async markHandedIn(tenantId, studyId, panellist) {
      await queries
        .updateTable('study_panellist')
        .set({ handed_in: 1 })
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .where('panellist', '=', panellist)
        .execute();
    },
    async isHandedIn(tenantId, studyId, panellist) {
      const row = await queries
        .selectFrom('study_panellist')
        .select('handed_in')
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .where('panellist', '=', panellist)
        .executeTakeFirst();
      return Number(row?.handed_in ?? 0) === 1;
    },
    async countPanellists(tenantId, studyId) {
      const rows = await queries
        .selectFrom('study_panellist')
        .select('handed_in')
        .where('tenant_id', '=', tenantId)
        .where('study_id', '=', studyId)
        .execute();
      return { begun: rows.length, finished: rows.filter((row) => Number(row.handed_in) === 1).length };
    },
    async removeAnswers(tenantId, studyId, panellist) {
      for (const table of ['study_answer', 'study_panellist'] as const) {
        let removal = queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('study_id', '=', studyId);
        if (panellist !== undefined) removal = removal.where('panellist', '=', panellist);
        await removal.execute();
      }
    },
  };
}

function toAnswer(row: { question: string; revision: number; value: string }): StoredExpertAnswer {
  return { question: row.question, revision: Number(row.revision), value: JSON.parse(row.value) as unknown };
}

function toExpert(row: StudyTables['study_expert']): Expert {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    studyId: row.study_id,
    name: row.name,
    email: row.email,
    addressDigest: row.address_digest,
    background: row.background as Background,
    language: toLanguage(row.language),
    reminders: Number(row.reminders),
    deviceDigest: row.device_digest,
    addressTries: Number(row.address_tries),
    triesSince: row.tries_since,
  };
}
