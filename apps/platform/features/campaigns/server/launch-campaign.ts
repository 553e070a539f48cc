// The launch: nothing may be missing, everything is locked and sealed by a digest, the invitations are put into the work queue.
import { createHash } from 'node:crypto';
import { AppError } from '@dragoman/kernel';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { WriteQueries } from '../../../core/database/database.ts';
import { enqueueJob } from '../../../core/jobs/enqueue-job.ts';
import { memberStore } from '../../identity/server/index.ts';
import { requireDraft, settingsOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';
import { toAttributes } from './choose-members.ts';
import { findMissing } from './find-missing.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { SEND_JOB } from './send-mails.ts';

export async function launchCampaign(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  of: { readonly campaignId: string; readonly version: number },
): Promise<CampaignRecord> {
  const { runtime, audit } = parts;
  const campaign = await holdCampaign(parts, queries, by.tenantId, of.campaignId);
  requireDraft(campaign);
  if (campaign.version !== of.version) throw new AppError('campaigns.changed-meanwhile');
  const now = runtime.clock.iso();
  const members = await refreshMembers(queries, campaign);
  const missing = findMissing(campaign, members.length, now);
  if (missing.length > 0) throw new AppError('campaigns.not-ready', { values: { missing: missing.length } });
  const launched = await saveNextVersion(queries, {
    ...campaign,
    status: 'launched',
    launchedAt: now,
    settingsDigest: sealSettings(campaign, members),
  });
  const runAt = campaign.opensAt !== null && campaign.opensAt > now ? campaign.opensAt : now;
  await enqueueJob(queries, runtime, {
    tenantId: by.tenantId,
    kind: SEND_JOB,
    payload: { campaignId: campaign.id, step: 'invited' },
    uniqueKey: `${campaign.id} invited`,
    runAt,
  });
  await audit(queries, {
    ...by,
    action: 'campaigns.launched',
    subject: { type: 'campaign', id: campaign.id },
    details: { people: members.length, digest: launched.settingsDigest ?? '' },
  });
  return launched;
}

/** Names and units of members as they are at the launch; whoever has left the institution meanwhile is not asked. */
async function refreshMembers(queries: WriteQueries, { tenantId, id }: CampaignRecord): Promise<MemberRecord[]> {
  const store = campaignMemberStore(queries);
  const listed = await store.list(tenantId, id);
  if (!listed.some((member) => member.kind === 'account')) return listed;
  const now = new Map((await memberStore(queries).list(tenantId)).map((member) => [member.personId, member]));
  const left = listed.filter((member) => member.kind === 'account' && !now.has(member.personId));
  await store.remove(
    tenantId,
    id,
    left.map((member) => member.personId),
  );
  const kept: MemberRecord[] = [];
  for (const member of listed) {
    const current = now.get(member.personId);
    if (member.kind === 'account' && current === undefined) continue;
    if (member.source !== 'members' || current === undefined) {
      kept.push(member);
      continue;
    }
    const refreshed = { ...member, name: current.name, attributes: toAttributes(current) };
    await store.update(refreshed);
    kept.push(refreshed);
  }
  return kept;
}

/** SHA-256 over what was locked: settings, purpose, document, and who was asked with which attributes. */
export function sealSettings(campaign: CampaignRecord, members: readonly MemberRecord[]): string {
  const people = members.map(({ id, attributes }) => ({ id, attributes })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const locked = {
    purpose: campaign.purpose,
    wave: campaign.wave,
    settings: settingsOf(campaign),
    document: campaign.document,
    people,
  };
  return createHash('sha256').update(canonicalJson(locked)).digest('hex');
}
