// The SQL over which round measures the people of a programme.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { ProgrammeTables } from '../store.ts';

export interface TiedRound {
  readonly campaignId: string;
  /** Null once that account was erased. */
  readonly personId: string | null;
  readonly at: string;
}

export interface RoundStore {
  /** In the place of another one. */
  tie(tenantId: string, programmeId: string, round: TiedRound): Promise<void>;
  untie(tenantId: string, programmeId: string): Promise<void>;
  find(tenantId: string, programmeId: string): Promise<TiedRound | null>;
  isTied(tenantId: string, campaignId: string): Promise<boolean>;
}

export function roundStore(anyQueries: Queries): RoundStore {
  const queries = withTables<ProgrammeTables>(anyQueries);
  return {
    async tie(tenantId, programmeId, { campaignId, personId, at }) {
      const values = { campaign_id: campaignId, person_id: personId, at };
      await queries
        .insertInto('programme_round')
        .values({ tenant_id: tenantId, programme_id: programmeId, ...values })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'programme_id']).doUpdateSet(values))
        .execute();
    },
    async untie(tenantId, programmeId) {
      await queries
        .deleteFrom('programme_round')
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .execute();
    },
    async find(tenantId, programmeId) {
      const row = await queries
        .selectFrom('programme_round')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .executeTakeFirst();
      return row === undefined ? null : { campaignId: row.campaign_id, personId: row.person_id, at: row.at };
    },
    async isTied(tenantId, campaignId) {
      const row = await queries
        .selectFrom('programme_round')
        .select('programme_id')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
