// From the secret of a private link to the place in the campaign, and how its holder may enter.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import type { Actor } from '../../../core/http/policy.ts';
import { personStore } from '../../identity/server/index.ts';
import type { Landing } from '../contract.ts';
import { isPastRetention } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { campaignStore } from './store.ts';

export interface Place {
  readonly campaign: CampaignRecord;
  readonly member: MemberRecord;
}

/** Throws `campaigns.link-not-known` for every link that is not, or not any more, somebody's. */
export async function findPlace(
  { links, runtime }: Pick<CampaignsParts, 'links' | 'runtime'>,
  queries: Queries,
  token: string,
): Promise<Place> {
  const unknown = new AppError('campaigns.link-not-known');
  const link = links.readMember(token);
  if (link === null) throw unknown;
  const campaign = await campaignStore(queries).find(link.tenantId, link.campaignId);
  if (campaign === null || campaign.status === 'draft') throw unknown;
  if (isPastRetention(campaign, runtime.clock.iso())) throw new AppError('campaigns.past-retention');
  const member = await campaignMemberStore(queries).findById(link.tenantId, link.campaignId, link.memberId);
  if (member === null) throw unknown;
  const person = await personStore(queries).find(link.tenantId, member.personId);
  // Whoever made themselves a new private link wanted the old ones void, those of mails included.
  if (member.kind === 'guest' && person !== null && person.linkVersion !== link.linkVersion) throw unknown;
  return { campaign, member };
}

/** Of an account only somebody signed in to it enters: a forwarded mail must not open what the account holds. */
export async function findEntry(queries: Queries, { member }: Place, actor: Actor): Promise<Landing['entry']> {
  if (actor.kind !== 'account') return member.kind === 'guest' ? 'link' : 'sign-in';
  if (actor.tenantId !== member.tenantId) return 'other';
  if (actor.personId === member.personId) return 'own-account';
  if (member.kind === 'account' || member.attemptId !== null) return 'other';
  const own = await campaignMemberStore(queries).find(member.tenantId, member.campaignId, actor.personId);
  return own === null ? 'tie' : 'other';
}
