// The SQL over readings: sentences, suggestions, what was decided, and the weights an institution reads with.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { DemandTables } from '../tables.ts';

export type ReadingRow = Selectable<DemandTables['need_reading']>;
export type SentenceRow = Selectable<DemandTables['need_sentence']>;
export type SuggestionRow = Selectable<DemandTables['need_suggestion']>;
export type NeedRow = Selectable<DemandTables['need']>;
export type DecisionRow = Selectable<DemandTables['need_decision']>;
export type RankerRow = Selectable<DemandTables['need_ranker']>;

export function readingStore(anyQueries: Queries) {
  const queries = withTables<DemandTables>(anyQueries);
  const ofCase = <Table extends 'need_reading' | 'need_sentence' | 'need_suggestion' | 'need' | 'need_decision'>(
    table: Table,
    tenantId: string,
    caseId: string,
  ) =>
    queries
      .selectFrom(table as 'need_sentence')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('case_id', '=', caseId)
      .execute() as unknown as Promise<Selectable<DemandTables[Table]>[]>;
  return {
    async findReading(tenantId: string, textId: string): Promise<ReadingRow | null> {
      const row = await queries
        .selectFrom('need_reading')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('text_id', '=', textId)
        .executeTakeFirst();
      return row ?? null;
    },
    listReadings: (tenantId: string, caseId: string) => ofCase('need_reading', tenantId, caseId),
    async changeReading(tenantId: string, textId: string, changes: Partial<ReadingRow>): Promise<void> {
      await queries
        .updateTable('need_reading')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('text_id', '=', textId)
        .execute();
    },
    listSentences: (tenantId: string, caseId: string) => ofCase('need_sentence', tenantId, caseId),
    async keepSentence(row: SentenceRow): Promise<void> {
      const { tenant_id: _, id: __, ...changes } = row;
      await queries
        .insertInto('need_sentence')
        .values(row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changes))
        .execute();
    },
    async removeSentence(tenantId: string, id: string): Promise<void> {
      await queries.deleteFrom('need_sentence').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    async markSentence(tenantId: string, id: string, isConfidential: boolean): Promise<void> {
      await queries
        .updateTable('need_sentence')
        .set({ is_confidential: isConfidential ? 1 : 0 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    listSuggestions: (tenantId: string, caseId: string) => ofCase('need_suggestion', tenantId, caseId),
    async replaceSuggestions(tenantId: string, textId: string, rows: readonly SuggestionRow[]): Promise<void> {
      await queries
        .deleteFrom('need_suggestion')
        .where('tenant_id', '=', tenantId)
        .where('text_id', '=', textId)
        .execute();
      for (const row of rows) await queries.insertInto('need_suggestion').values(row).execute();
    },
    listNeeds: (tenantId: string, caseId: string) => ofCase('need', tenantId, caseId),
    async keepNeed(row: NeedRow): Promise<void> {
      const { tenant_id: _, id: __, ...changes } = row;
      await queries
        .insertInto('need')
        .values(row)
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changes))
        .execute();
    },
    listDecisions: async (tenantId: string, caseId: string): Promise<DecisionRow[]> =>
      (await ofCase('need_decision', tenantId, caseId)).toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    async addDecision(row: DecisionRow): Promise<void> {
      await queries.insertInto('need_decision').values(row).execute();
    },
    ...rankerStatements(anyQueries),
  };
}

function rankerStatements(anyQueries: Queries) {
  const queries = withTables<DemandTables>(anyQueries);
  return {
    /** Decisions of the institution in the order they were made, with the case each belongs to. */
    listAllDecisions: (tenantId: string): Promise<DecisionRow[]> =>
      queries.selectFrom('need_decision').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute(),
    async rankerInUse(tenantId: string, scheme: string): Promise<RankerRow | null> {
      const row = await queries
        .selectFrom('need_ranker')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('scheme', '=', scheme)
        .where('state', '=', 'in-use')
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row ?? null;
    },
    listRankers: (tenantId: string): Promise<RankerRow[]> =>
      queries
        .selectFrom('need_ranker')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id', 'desc')
        .limit(20)
        .execute(),
    async findRanker(tenantId: string, id: string): Promise<RankerRow | null> {
      const row = await queries
        .selectFrom('need_ranker')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async addRanker(row: RankerRow): Promise<void> {
      await queries.insertInto('need_ranker').values(row).execute();
    },
    async changeRanker(tenantId: string, id: string, changes: Partial<RankerRow>): Promise<void> {
      await queries
        .updateTable('need_ranker')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async replaceRankers(tenantId: string, scheme: string): Promise<void> {
      await queries
        .updateTable('need_ranker')
        .set({ state: 'replaced' })
        .where('tenant_id', '=', tenantId)
        .where('scheme', '=', scheme)
        .where('state', '=', 'in-use')
        .execute();
    },
  };
}
