// What campaigns do by themselves, every few minutes: reminders that are due, the close at its time, the end of retention.
import { z } from 'zod';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import { isPastRetention, phaseOf } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { holdCampaign } from './change-draft.ts';
import { closeCampaign } from './close-campaign.ts';
import { endCampaign } from './end-campaign.ts';
import { isReminderDue } from './plan-reminders.ts';
import { beginReminder } from './send-mails.ts';
import { campaignStore } from './store.ts';

const FIVE_MINUTES = 300_000;

export function tendCampaignsJob(parts: CampaignsParts): JobKind {
  return defineJob({
    name: 'campaigns.tend',
    every: FIVE_MINUTES,
    payload: z.strictObject({}),
    run: (_payload, { signal }) => tendCampaigns(parts, signal),
  });
}

export async function tendCampaigns(parts: CampaignsParts, signal?: AbortSignal): Promise<void> {
  const { database, runtime } = parts;
  for (const campaign of await campaignStore(database.read).listAlive()) {
    if (signal?.aborted === true) return;
    const { tenantId, id } = campaign;
    const now = runtime.clock.iso();
    if (campaign.status === 'launched' && phaseOf(campaign, now) === 'closed') {
      await database.write((queries) => closeCampaign(parts, queries, { tenantId, campaignId: id }, null));
    }
    if (isPastRetention(campaign, now)) {
      await endCampaign(parts, campaign);
      continue;
    }
    const sent = await campaignStore(database.read).listReminders(tenantId, id);
    if (!isReminderDue(campaign, sent, now)) continue;
    await database.write(async (queries) => {
      // Decided again on what is held: a reminder by hand may have come between.
      const held = await holdCampaign(parts, queries, tenantId, id);
      const before = await campaignStore(queries).listReminders(tenantId, id);
      if (isReminderDue(held, before, now)) await beginReminder(parts, queries, held, before.length + 1, null);
    });
  }
}
