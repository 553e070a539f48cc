// Tells rating rounds what they need of campaigns and accounts.
import type { Queries } from '../core/database/database.ts';
import type { Membership } from '../features/campaigns/contract.ts';
import { campaignMemberStore, campaignsDoor } from '../features/campaigns/server/index.ts';
import { memberStore } from '../features/identity/server/index.ts';
import type { CampaignForRaters, RoundRules } from '../features/raters/server/index.ts';

export const roundRules: RoundRules = {
  async findCampaign(queries, tenantId, personId, campaignId) {
    const found = await listCampaigns(queries, tenantId, personId);
    return found.find((campaign) => campaign.id === campaignId) ?? null;
  },
  listCampaigns,
  async findOwnAddresses(queries, tenantId, personId) {
    const members = await memberStore(queries).list(tenantId, personId);
    const places = await campaignMemberStore(queries).listOfPerson(tenantId, personId);
    const addresses = [...members, ...places].flatMap(({ email }) => (email === null ? [] : [email]));
    return [...new Set(addresses)];
  },
  async findName(queries, tenantId, personId) {
    const members = await memberStore(queries).list(tenantId, personId);
    const places = members.length > 0 ? [] : await campaignMemberStore(queries).listOfPerson(tenantId, personId);
    return members[0]?.name ?? places[0]?.name ?? null;
  },
};

async function listCampaigns(queries: Queries, tenantId: string, personId: string): Promise<CampaignForRaters[]> {
  const memberships = await campaignsDoor.memberships(queries, tenantId, personId);
  return memberships.filter(({ campaign }) => campaign.instruments.raters).map(toCampaign);
}

function toCampaign({ campaign }: Membership): CampaignForRaters {
  const { id, title, purpose, status, instruments, thresholds, closesAt } = campaign;
  return {
    id,
    title,
    purpose,
    status: status === 'closed' ? 'closed' : 'launched',
    approval: instruments.raterApproval,
    thresholds: {
      raterGroup: thresholds.raterGroup,
      ratersOverall: thresholds.ratersOverall,
      comments: thresholds.comments,
    },
    closesAt,
  };
}
