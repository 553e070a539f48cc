// The close, by date or by hand: once, heard by the rooms to the right in the same write.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';

/** Closing a closed campaign changes nothing. A draft cannot be closed. `byPersonId` null: its time was over. */
export async function closeCampaign(
  parts: CampaignsParts,
  queries: WriteQueries,
  of: { readonly tenantId: string; readonly campaignId: string },
  byPersonId: string | null,
): Promise<CampaignRecord> {
  const campaign = await holdCampaign(parts, queries, of.tenantId, of.campaignId);
  if (campaign.status === 'draft') throw new AppError('campaigns.not-launched');
  if (campaign.status === 'closed') return campaign;
  const now = parts.runtime.clock.iso();
  // When the installation stood still at the closing time, the campaign closed then and not when it was started again.
  const closedAt = campaign.closesAt !== null && campaign.closesAt < now ? campaign.closesAt : now;
  const closed = await saveNextVersion(queries, { ...campaign, status: 'closed', closedAt });
  await parts.events.closed(queries, { ...of, closedAt });
  await parts.audit(queries, {
    tenantId: of.tenantId,
    personId: byPersonId,
    action: 'campaigns.closed',
    subject: { type: 'campaign', id: of.campaignId },
    details: { byHand: byPersonId !== null },
  });
  return closed;
}
