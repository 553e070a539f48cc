// The SQL over the attempts of a campaign: how far they have come and their removal, never what was answered.
import type { Kysely } from 'kysely';
import type { AssessmentTables } from './assessment-tables.ts';
import type { Attempt } from './attempt.ts';

/** How far an attempt of a campaign has come, without what was answered. */
export interface AttemptProgress {
  readonly attemptId: string;
  readonly personId: string;
  readonly status: Attempt['status'];
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface CampaignAttempts {
  /** The campaign an attempt belongs to; null when it belongs to none or is not there. */
  findCampaignOf(tenantId: string, attemptId: string): Promise<string | null>;
  listOfCampaign(tenantId: string, campaignId: string): Promise<AttemptProgress[]>;
  /** Of one person, for those of their attempts that belong to a campaign. */
  listInCampaigns(tenantId: string, personId: string): Promise<(AttemptProgress & { campaignId: string })[]>;
  /** Removes every attempt of a campaign with its answers; says how many there were. */
  removeCampaign(tenantId: string, campaignId: string): Promise<number>;
}

export function campaignStatements(queries: Kysely<AssessmentTables>): CampaignAttempts {
  const progress = queries
    .selectFrom('attempt')
    .select(['id', 'person_id', 'campaign_id', 'status', 'started_at', 'finished_at']);
  return {
    async findCampaignOf(tenantId, attemptId) {
      const row = await queries
        .selectFrom('attempt')
        .select('campaign_id')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', attemptId)
        .executeTakeFirst();
      return row?.campaign_id ?? null;
    },
    async listOfCampaign(tenantId, campaignId) {
      const rows = await progress
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .orderBy('id')
        .execute();
      return rows.map(toProgress);
    },
    async listInCampaigns(tenantId, personId) {
      const rows = await progress
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('campaign_id', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...toProgress(row), campaignId: row.campaign_id! }));
    },
    async removeCampaign(tenantId, campaignId) {
      const attempts = queries
        .selectFrom('attempt')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId);
      for (const table of ['answer', 'offer'] as const) {
        await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('attempt_id', 'in', attempts).execute();
      }
      const removed = await queries
        .deleteFrom('attempt')
        .where('tenant_id', '=', tenantId)
        .where('campaign_id', '=', campaignId)
        .executeTakeFirst();
      return Number(removed.numDeletedRows);
    },
  };
}

function toProgress(row: {
  readonly id: string;
  readonly person_id: string;
  readonly status: string;
  readonly started_at: string;
  readonly finished_at: string | null;
}): AttemptProgress {
  return {
    attemptId: row.id,
    personId: row.person_id,
    status: row.status === 'finished' ? 'finished' : 'open',
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
