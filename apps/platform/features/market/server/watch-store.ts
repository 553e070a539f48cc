// The SQL over what the watch said last, and over decisions about terms.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { MarketTables } from './market-tables.ts';

export type WatchRow = MarketTables['market_watch'];
export type SkillRow = MarketTables['market_watch_skill'];
export type DecisionRow = MarketTables['market_term_decision'];
const ROWS_AT_ONCE = 200;

export function watchStore(anyQueries: Queries) {
  const queries = withTables<MarketTables>(anyQueries);
  return {
    async find(tenantId: string): Promise<WatchRow | null> {
      const row = await queries
        .selectFrom('market_watch')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row ?? null;
    },
    /** What was said before stays beside the new state until something newer is said. */
    async setState(tenantId: string, state: string, progress: number): Promise<void> {
      await queries
        .insertInto('market_watch')
        .values({ tenant_id: tenantId, state, progress, computed_at: null, summary: null })
        .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet({ state, progress }))
        .execute();
    },
    /** Only while it is being read: a late word about progress changes nothing. */
    async setProgress(tenantId: string, progress: number): Promise<void> {
      await queries
        .updateTable('market_watch')
        .set({ progress })
        .where('tenant_id', '=', tenantId)
        .where('state', '=', 'reading')
        .execute();
    },
    async keep(tenantId: string, computedAt: string, summary: string, skills: readonly SkillRow[]): Promise<void> {
      await queries
        .updateTable('market_watch')
        .set({ state: 'done', progress: 1, computed_at: computedAt, summary })
        .where('tenant_id', '=', tenantId)
        .execute();
      await queries.deleteFrom('market_watch_skill').where('tenant_id', '=', tenantId).execute();
      for (let at = 0; at < skills.length; at += ROWS_AT_ONCE) {
        await queries
          .insertInto('market_watch_skill')
          .values(skills.slice(at, at + ROWS_AT_ONCE))
          .execute();
      }
    },
    /** There are no adverts any more, so there is nothing to say. */
    async clear(tenantId: string): Promise<void> {
      await queries.deleteFrom('market_watch').where('tenant_id', '=', tenantId).execute();
      await queries.deleteFrom('market_watch_skill').where('tenant_id', '=', tenantId).execute();
    },
    async listSkills(tenantId: string): Promise<SkillRow[]> {
      return queries
        .selectFrom('market_watch_skill')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('place')
        .execute();
    },
    async findSkill(tenantId: string, uri: string): Promise<SkillRow | null> {
      const row = await queries
        .selectFrom('market_watch_skill')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('uri', '=', uri)
        .executeTakeFirst();
      return row ?? null;
    },
    async listDecisions(tenantId: string): Promise<DecisionRow[]> {
      return queries
        .selectFrom('market_term_decision')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('term')
        .execute();
    },
    async decide(row: DecisionRow): Promise<void> {
      const { decision, example, person_id, decided_at } = row;
      await queries
        .insertInto('market_term_decision')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'term']).doUpdateSet({ decision, example, person_id, decided_at }),
        )
        .execute();
    },
    async takeBack(tenantId: string, term: string): Promise<void> {
      await queries
        .deleteFrom('market_term_decision')
        .where('tenant_id', '=', tenantId)
        .where('term', '=', term)
        .execute();
    },
  };
}
