// What a round needs to know from the left: under which campaign it runs, and which addresses are the person's own. Filled by the composition.
import type { Queries } from '../../../core/database/database.ts';
import type { RaterThresholds } from '../contract.ts';

/** A launched campaign as a rating round needs it; frozen since its launch. */
export interface CampaignForRaters {
  readonly id: string;
  readonly title: string;
  readonly purpose: 'development' | 'research' | 'benchmark';
  readonly status: 'launched' | 'closed';
  /** Somebody named by the person looks at the list before anybody is asked. */
  readonly approval: boolean;
  readonly thresholds: RaterThresholds;
  /** ISO instant; null when it closes by hand. */
  readonly closesAt: string | null;
}

export interface RoundRules {
  /** The campaign, if it asks raters and the person is asked in it; null otherwise. */
  findCampaign(
    queries: Queries,
    tenantId: string,
    personId: string,
    campaignId: string,
  ): Promise<CampaignForRaters | null>;
  /** Every launched campaign with raters in which the person is asked. */
  listCampaigns(queries: Queries, tenantId: string, personId: string): Promise<readonly CampaignForRaters[]>;
  /** Addresses known as the person's own; the first one gets the mails of the round. */
  findOwnAddresses(queries: Queries, tenantId: string, personId: string): Promise<readonly string[]>;
  /** The name of the person's account, if there is one. */
  findName(queries: Queries, tenantId: string, personId: string): Promise<string | null>;
}
