// Signing oneself up by the link or the poster: within the domains and the seats that were set, and without telling who is in already.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { accountStore, memberStore, normaliseAddress } from '../../identity/server/index.ts';
import { isPastRetention, phaseOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { toAttributes } from './choose-members.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { sendOne } from './send-mails.ts';
import { campaignStore } from './store.ts';

/** The launched campaign of a sign-up link; throws `campaigns.link-not-known` or says that it is over. */
export async function findSignUp(
  { links, runtime }: Pick<CampaignsParts, 'links' | 'runtime'>,
  queries: Queries,
  token: string,
): Promise<CampaignRecord> {
  const link = links.readSignUp(token);
  const campaign = link === null ? null : await campaignStore(queries).find(link.tenantId, link.campaignId);
  if (campaign === null || campaign.status === 'draft' || campaign.signUp === null)
    throw new AppError('campaigns.link-not-known');
  const now = runtime.clock.iso();
  if (isPastRetention(campaign, now) || phaseOf(campaign, now) === 'closed')
    throw new AppError('campaigns.sign-up-over');
  return campaign;
}

export interface SignUpWish {
  readonly token: string;
  readonly email: string | null;
  readonly name: string;
  readonly language: Language;
}

/** `memberId` null: the link has gone by mail. The same answer whether or not the address was in already. */
export async function signUp(
  parts: CampaignsParts,
  queries: WriteQueries,
  wish: SignUpWish,
): Promise<{ readonly memberId: string | null }> {
  const campaign = await findSignUp(parts, queries, wish.token);
  const now = parts.runtime.clock.iso();
  const email = readAddress(campaign, wish.email);
  const store = campaignMemberStore(queries);
  const account = email === null ? null : await findAccount(queries, campaign.tenantId, email);
  const known =
    email === null
      ? null
      : ((await store.findByAddress(campaign.tenantId, campaign.id, email)) ??
        (account === null ? null : await store.find(campaign.tenantId, campaign.id, account.personId)));
  if (known !== null) {
    await sendOne(parts, queries, campaign, known, `link-${now.slice(0, 10)}`);
    return { memberId: null };
  }
  const isOpen = phaseOf(campaign, now) === 'open';
  // Without an address there is nowhere to write to when it opens.
  if (email === null && !isOpen) throw new AppError('campaigns.not-open-yet');
  const { seats } = campaign.signUp!;
  const taken = await store.count(campaign.tenantId, campaign.id, 'sign-up');
  if (seats !== null && taken >= seats) throw new AppError('campaigns.seats-taken', { values: { seats } });
  const member = await makeMember(parts, queries, campaign, { ...wish, email }, account);
  await store.add([member]);
  await parts.audit(queries, {
    tenantId: campaign.tenantId,
    personId: member.personId,
    action: 'campaigns.signed-up',
    subject: { type: 'campaign', id: campaign.id },
    details: { withAddress: email !== null },
  });
  if (email !== null && isOpen) await sendOne(parts, queries, campaign, member, 'invited');
  return { memberId: email === null ? member.id : null };
}

/** The address in its one form; throws when it is none or of another house than was asked. */
function readAddress({ signUp: terms }: CampaignRecord, written: string | null): string | null {
  const { domains } = terms!;
  if (written === null || written.trim() === '') {
    if (domains.length > 0)
      throw new AppError('campaigns.domain-not-asked', { values: { domains: domains.join(', ') } });
    return null;
  }
  const email = normaliseAddress(written);
  if (email === null) throw new AppError('request.invalid');
  if (domains.length > 0 && !domains.includes(email.slice(email.lastIndexOf('@') + 1)))
    throw new AppError('campaigns.domain-not-asked', { values: { domains: domains.join(', ') } });
  return email;
}

interface AccountHere {
  readonly personId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The member of the institution who has the address. */
async function findAccount(queries: Queries, tenantId: string, email: string): Promise<AccountHere | null> {
  const account = await accountStore(queries).findByEmail(email);
  const here = account === null ? null : await memberStore(queries).findByAccount(tenantId, account.id);
  if (here === null || here.hasLeft) return null;
  const [member] = await memberStore(queries).list(tenantId, here.personId);
  return { personId: here.personId, attributes: member === undefined ? {} : toAttributes(member) };
}

async function makeMember(
  { runtime }: CampaignsParts,
  queries: WriteQueries,
  { tenantId, id }: CampaignRecord,
  wish: SignUpWish,
  account: AccountHere | null,
): Promise<MemberRecord> {
  const asked =
    wish.email === null
      ? undefined
      : (await campaignMemberStore(queries).findKnown(tenantId, wish.email)).get(wish.email);
  return {
    tenantId,
    campaignId: id,
    id: runtime.makeId(),
    personId: account?.personId ?? asked ?? runtime.makeId(),
    kind: account === null ? 'guest' : 'account',
    source: 'sign-up',
    name: wish.name.trim(),
    email: wish.email,
    language: wish.language,
    attributes: account?.attributes ?? {},
    attemptId: null,
    addedAt: runtime.clock.iso(),
    mailsStoppedAt: null,
  };
}
