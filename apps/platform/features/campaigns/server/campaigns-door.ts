// What rooms to the right may ask about campaigns. Everything here is frozen from the launch on.
import type { Queries } from '../../../core/database/database.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { AttemptProgress } from '../../assessment/server/index.ts';
import type { Campaign, Member, MemberState, Membership } from '../contract.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { campaignStore } from './store.ts';

export interface CampaignsDoor {
  /** Every campaign of an institution, newest first. */
  list(queries: Queries, tenantId: string): Promise<Campaign[]>;
  read(queries: Queries, tenantId: string, campaignId: string): Promise<Campaign | null>;
  /** The launched campaigns somebody is asked in, newest first. */
  memberships(queries: Queries, tenantId: string, personId: string): Promise<Membership[]>;
  /**
   * Who is asked, with attributes as at the launch. Empty for a draft. How far somebody has come never reaches a screen with a name or
   * in a group below the threshold: only through the disclosure gate.
   */
  members(queries: Queries, tenantId: string, campaignId: string): Promise<Member[]>;
}

export const campaignsDoor: CampaignsDoor = {
  list: (queries, tenantId) => campaignStore(queries).list(tenantId),
  read: (queries, tenantId, campaignId) => campaignStore(queries).find(tenantId, campaignId),
  async memberships(queries, tenantId, personId) {
    const members = await campaignMemberStore(queries).listOfPerson(tenantId, personId);
    const attempts = await assessmentStore(queries).listInCampaigns(tenantId, personId);
    const memberships = await Promise.all(
      members.map(async (member) => {
        const campaign = await campaignStore(queries).find(tenantId, member.campaignId);
        if (campaign === null || campaign.status === 'draft') return [];
        const attempt = attempts.find((each) => each.campaignId === member.campaignId);
        return [{ campaign, ...present(campaign, member, attempt) }];
      }),
    );
    return memberships.flat();
  },
  async members(queries, tenantId, campaignId) {
    const campaign = await campaignStore(queries).find(tenantId, campaignId);
    if (campaign === null || campaign.status === 'draft') return [];
    const members = await campaignMemberStore(queries).list(tenantId, campaignId);
    const attempts = await assessmentStore(queries).listOfCampaign(tenantId, campaignId);
    const byPerson = new Map(attempts.map((attempt) => [attempt.personId, attempt]));
    return members.map((member) => ({
      personId: member.personId,
      ...present(campaign, member, byPerson.get(member.personId)),
    }));
  },
};

function present(
  campaign: Campaign,
  member: MemberRecord,
  attempt: AttemptProgress | undefined,
): Pick<Member, 'attributes' | 'attemptId' | 'state'> {
  return {
    attributes: member.attributes,
    attemptId: attempt?.attemptId ?? null,
    state: stateOf(campaign, member, attempt),
  };
}

/**
 * What is finished after the close is the person's own and does not count for the campaign any more: what was reported at the close
 * would change afterwards by one person.
 */
export function stateOf(
  { closedAt }: Pick<Campaign, 'closedAt'>,
  member: Pick<MemberRecord, 'mailsStoppedAt'>,
  attempt: Pick<AttemptProgress, 'finishedAt'> | undefined,
): MemberState {
  if (attempt === undefined) return member.mailsStoppedAt === null ? 'asked' : 'stopped';
  const { finishedAt } = attempt;
  return finishedAt !== null && (closedAt === null || finishedAt <= closedAt) ? 'finished' : 'started';
}
