// When a campaign closes, the rounds it released enter everybody's ledger, whether or not they look: group figures rest on them.
import { z } from 'zod';
import type { Database, WriteQueries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { CampaignsDoor } from '../../../campaigns/server/index.ts';
import type { ProfileDoor } from '../profile-door.ts';

const KIND = 'profile.take-in-campaign';

/** Rounds enter once however often the job runs. */
export function takeInCampaign(
  door: Pick<ProfileDoor, 'takeInRounds'>,
  campaigns: Pick<CampaignsDoor, 'members' | 'read'>,
  database: Pick<Database, 'read'>,
): JobKind {
  return defineJob({
    name: KIND,
    payload: z.strictObject({ tenantId: z.string(), campaignId: z.string() }),
    run: async ({ tenantId, campaignId }, { signal }) => {
      const campaign = await campaigns.read(database.read, tenantId, campaignId);
      // No map rests on a campaign for research, and without raters nothing is released: results are computed when people ask for them.
      if (campaign === null || (campaign.purpose === 'research' && !campaign.instruments.raters)) return;
      for (const { personId } of await campaigns.members(database.read, tenantId, campaignId)) {
        if (signal.aborted) throw new Error('Stopped before everybody’s round had entered; it runs again.');
        await door.takeInRounds(tenantId, personId);
      }
    },
  });
}

/** Minutes after the close at which rounds enter: the raters' room releases within a minute or two, more in a large campaign. */
const LOOKS = [3, 8];

/** Puts the work off from inside the write that closes the campaign. */
export function scheduleTakeIn(
  runtime: Runtime,
): (
  queries: WriteQueries,
  closed: { readonly tenantId: string; readonly campaignId: string; readonly closedAt: string },
) => Promise<void> {
  return async (queries, { tenantId, campaignId, closedAt }) => {
    for (const minutes of LOOKS)
      await enqueueJob(queries, runtime, {
        tenantId,
        kind: KIND,
        payload: { tenantId, campaignId },
        uniqueKey: `${campaignId} ${minutes}`,
        runAt: new Date(Date.parse(closedAt) + minutes * 60_000).toISOString(),
      });
  };
}
