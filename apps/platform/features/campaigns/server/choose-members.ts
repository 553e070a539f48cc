// People of the institution picked for a draft: what was picked before and is not any more is taken out.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { memberStore } from '../../identity/server/index.ts';
import type { CandidateList } from '../contract.ts';
import { ATTRIBUTE_MAX, AUDIENCE_MAX } from '../limits.ts';
import { requireDraft } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';

type InstitutionMember = Awaited<ReturnType<ReturnType<typeof memberStore>['list']>>[number];

/** What the institution itself knows of somebody; somebody in two units stands for both. */
export function toAttributes({ units }: Pick<InstitutionMember, 'units'>): Record<string, string> {
  return units.length === 0
    ? {}
    : {
        unit: units
          .map((unit) => unit.name)
          .join(' / ')
          .slice(0, ATTRIBUTE_MAX),
      };
}

export async function listCandidates(queries: Queries, tenantId: string, campaignId: string): Promise<CandidateList> {
  const listed = new Set(
    (await campaignMemberStore(queries).list(tenantId, campaignId)).map((member) => member.personId),
  );
  const members = await memberStore(queries).list(tenantId);
  return {
    candidates: members.map(({ personId, name, email, units }) => ({
      personId,
      name,
      email,
      units: units.map((unit) => unit.name),
      isListed: listed.has(personId),
    })),
  };
}

export async function chooseMembers(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  of: { readonly campaignId: string; readonly personIds: readonly string[]; readonly language: Language },
): Promise<void> {
  const { runtime, audit } = parts;
  const campaign = await holdCampaign(parts, queries, by.tenantId, of.campaignId);
  requireDraft(campaign);
  const store = campaignMemberStore(queries);
  const listed = await store.list(by.tenantId, campaign.id);
  const candidates = new Map((await memberStore(queries).list(by.tenantId)).map((member) => [member.personId, member]));
  const wanted = new Set(of.personIds);
  if ([...wanted].some((personId) => !candidates.has(personId))) throw new AppError('campaigns.not-a-member');
  const known = new Set(listed.map((member) => member.personId));
  // Somebody whom a file named by address before the address had an account gives way to the account.
  const addresses = new Set([...wanted].filter((id) => !known.has(id)).map((id) => candidates.get(id)!.email));
  const dropped = listed.filter(
    (member) =>
      (member.source === 'members' && !wanted.has(member.personId)) ||
      (member.email !== null && addresses.has(member.email)),
  );
  const added = [...wanted]
    .filter((personId) => !known.has(personId))
    .map((personId): MemberRecord => {
      const member = candidates.get(personId)!;
      return {
        tenantId: by.tenantId,
        campaignId: campaign.id,
        id: runtime.makeId(),
        personId,
        kind: 'account',
        source: 'members',
        name: member.name,
        email: member.email,
        language: of.language,
        attributes: toAttributes(member),
        attemptId: null,
        addedAt: runtime.clock.iso(),
        mailsStoppedAt: null,
      };
    });
  if (listed.length - dropped.length + added.length > AUDIENCE_MAX)
    throw new AppError('campaigns.audience-full', { values: { most: AUDIENCE_MAX } });
  await store.remove(
    by.tenantId,
    campaign.id,
    dropped.map((member) => member.personId),
  );
  await store.add(added);
  await saveNextVersion(queries, campaign);
  await audit(queries, {
    ...by,
    action: 'campaigns.members-chosen',
    subject: { type: 'campaign', id: campaign.id },
    details: { added: added.length, removed: dropped.length },
  });
}
