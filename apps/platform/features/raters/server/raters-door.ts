// What this room tells the rooms to its right.
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { ReleasedRound } from '../contract.ts';

export interface RatersDoor {
  /** The person's released rounds, oldest first. One read by the person's key. */
  released(queries: Queries, tenantId: string, personId: string): Promise<ReleasedRound[]>;
  /** The same for many persons at once, for computations over a campaign. */
  releasedOf(
    queries: Queries,
    tenantId: string,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReleasedRound[]>>;
  /** Closes and releases every open round of a campaign that has closed; inside the write that closes it, or later by the job. */
  closeCampaign(queries: WriteQueries, tenantId: string, campaignId: string): Promise<number>;
}
