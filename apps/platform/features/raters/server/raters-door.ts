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
  /**
   * For the campaign's closing, inside its write: its rounds take nothing more from then on, and a job releases them within a minute
   * or two, one write each. Gives how many were open.
   */
  closeCampaign(queries: WriteQueries, tenantId: string, campaignId: string, closedAt: string): Promise<number>;
  /** For the end of the campaign's retention: its rounds go with everything in them. The same done twice. */
  endCampaign(queries: WriteQueries, tenantId: string, campaignId: string): Promise<void>;
}
