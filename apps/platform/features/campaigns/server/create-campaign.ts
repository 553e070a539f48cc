// A campaign begins as a draft with a purpose; a purpose outside the three is refused and the refusal is kept.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { PURPOSES, THRESHOLD_DEFAULTS } from '../limits.ts';
import type { Purpose } from '../limits.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { campaignMemberStore } from './member-store.ts';
import { campaignStore } from './store.ts';

/** Reads a purpose; records and throws `campaigns.purpose-refused` for any other. Outside a write: the record must stay. */
export async function requirePurpose(
  { database, audit }: Pick<CampaignsParts, 'database' | 'audit'>,
  by: Organiser,
  wished: string,
): Promise<Purpose> {
  const purpose = PURPOSES.find((each) => each === wished);
  if (purpose !== undefined) return purpose;
  await database.write((queries) =>
    audit(queries, {
      ...by,
      action: 'campaigns.purpose-refused',
      subject: { type: 'institution', id: by.tenantId },
      // The word somebody typed may name a person; its length does not.
      details: { length: wished.length },
    }),
  );
  throw new AppError('campaigns.purpose-refused');
}

export async function createCampaign(
  { runtime, audit }: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  wish: { readonly title: string; readonly purpose: Purpose },
): Promise<CampaignRecord> {
  const campaign: CampaignRecord = {
    tenantId: by.tenantId,
    id: runtime.makeId(),
    title: wish.title.trim(),
    purpose: wish.purpose,
    status: 'draft',
    legalBasis: wish.purpose === 'research' ? 'consent' : 'public-task',
    legalBasisNote: '',
    notice: {},
    document: null,
    retentionUntil: null,
    thresholds: THRESHOLD_DEFAULTS,
    instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
    opensAt: null,
    closesAt: null,
    remindDaysBefore: [7, 2],
    signUp: null,
    wave: 1,
    previousId: null,
    createdAt: runtime.clock.iso(),
    launchedAt: null,
    closedAt: null,
    dataGoneAt: null,
    version: 1,
    settingsDigest: null,
    invitedAt: null,
  };
  await campaignStore(queries).add(campaign);
  await audit(queries, {
    ...by,
    action: 'campaigns.created',
    subject: { type: 'campaign', id: campaign.id },
    details: { purpose: campaign.purpose },
  });
  return campaign;
}

/** A draft that asks the same people the same again: settings and list are taken over, dates and document are not. */
export async function createNextWave(
  { runtime, audit, thread, keys }: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  before: CampaignRecord,
): Promise<CampaignRecord> {
  if (before.status === 'draft') throw new AppError('campaigns.not-launched');
  const now = runtime.clock.iso();
  const next: CampaignRecord = {
    ...before,
    id: runtime.makeId(),
    status: 'draft',
    wave: before.wave + 1,
    previousId: before.id,
    document: null,
    retentionUntil: null,
    opensAt: null,
    closesAt: null,
    createdAt: now,
    launchedAt: null,
    closedAt: null,
    dataGoneAt: null,
    version: 1,
    settingsDigest: null,
    invitedAt: null,
  };
  await campaignStore(queries).add(next);
  const members = await campaignMemberStore(queries).list(by.tenantId, before.id);
  // Whoever came by the link alone, without an address, cannot be asked again: there is nowhere to write to.
  const again = members.filter((member) => member.email !== null && member.source !== 'sign-up');
  await campaignMemberStore(queries).add(
    again.map((member) => ({
      ...member,
      campaignId: next.id,
      id: runtime.makeId(),
      attemptId: null,
      addedAt: now,
      mailsStoppedAt: null,
    })),
  );
  await thread.link(queries, {
    tenantId: by.tenantId,
    from: { type: 'campaign', id: next.id },
    relation: 'measures-again',
    to: { type: 'campaign', id: before.id },
    authorDigest: keys.digestPerson(by.tenantId, by.personId),
  });
  await audit(queries, {
    ...by,
    action: 'campaigns.created',
    subject: { type: 'campaign', id: next.id },
    details: { purpose: next.purpose, wave: next.wave },
  });
  return next;
}
