// What those who run a campaign see of it: settings, what is missing, counts that single nobody out, mails that failed.
import type { Queries } from '../../../core/database/database.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { AudiencePage, CampaignHead, CampaignProgress, CampaignView } from '../contract.ts';
import { AUDIENCE_PAGE } from '../limits.ts';
import { isPastRetention, settingsOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { findMissing } from './find-missing.ts';
import { guardCount } from './guard-count.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { planReminders } from './plan-reminders.ts';
import { occasionOf } from './send-mails.ts';
import { campaignStore } from './store.ts';

export function presentHead(campaign: CampaignRecord): CampaignHead {
  const { id, title, purpose, status, wave, opensAt, closesAt, retentionUntil } = campaign;
  const { launchedAt, closedAt, dataGoneAt, createdAt } = campaign;
  return {
    id,
    title,
    purpose,
    status,
    wave,
    opensAt,
    closesAt,
    retentionUntil,
    launchedAt,
    closedAt,
    dataGoneAt,
    createdAt,
  };
}

export async function presentCampaign(parts: CampaignsParts, campaign: CampaignRecord): Promise<CampaignView> {
  const { database, runtime, links } = parts;
  const now = runtime.clock.iso();
  const members = isPastRetention(campaign, now)
    ? []
    : await campaignMemberStore(database.read).list(campaign.tenantId, campaign.id);
  const listed = members.filter((member) => member.source !== 'sign-up');
  const isDraft = campaign.status === 'draft';
  const sent = isDraft ? [] : await campaignStore(database.read).listReminders(campaign.tenantId, campaign.id);
  return {
    ...presentHead(campaign),
    version: campaign.version,
    settings: settingsOf(campaign),
    document: campaign.document,
    missing: isDraft ? findMissing(campaign, listed.length, now) : [],
    people: {
      listed: listed.length,
      withoutMail: listed.filter((member) => member.email === null).length,
      attributes: [...new Set(listed.flatMap((member) => Object.keys(member.attributes)))].toSorted(),
    },
    progress: isDraft || isPastRetention(campaign, now) ? null : await countProgress(parts, campaign, members, now),
    reminders: isDraft ? null : planReminders(campaign, sent, now),
    signUpPath: campaign.signUp === null || isDraft ? null : `/join#${links.writeSignUp(toLink(campaign))}`,
    settingsDigest: campaign.settingsDigest,
    previousId: campaign.previousId,
  };
}

function toLink({ tenantId, id }: CampaignRecord): { tenantId: string; campaignId: string } {
  return { tenantId, campaignId: id };
}

/** As of last midnight (UTC): a count that moves at once would tell who has just answered. */
async function countProgress(
  parts: CampaignsParts,
  campaign: CampaignRecord,
  members: readonly MemberRecord[],
  now: string,
): Promise<CampaignProgress> {
  const { database } = parts;
  const asOf = `${now.slice(0, 10)}T00:00:00.000Z`;
  const attempts = await assessmentStore(database.read).listOfCampaign(campaign.tenantId, campaign.id);
  const places = new Map(members.map((member) => [member.personId, member]));
  const counted = attempts.filter((attempt) => places.has(attempt.personId) && attempt.startedAt < asOf);
  const until = campaign.closedAt !== null && campaign.closedAt < asOf ? campaign.closedAt : asOf;
  const finished = counted.filter(({ finishedAt }) => finishedAt !== null && finishedAt < until);
  const listed = members.filter((member) => member.source !== 'sign-up');
  const signedUp = members.filter((member) => member.source === 'sign-up' && member.addedAt < asOf);
  const total = listed.length + signedUp.length;
  const { cell } = campaign.thresholds;
  const mails = await readMails(parts, database.read, campaign, listed);
  const countMails = (state: ReturnType<typeof mails>): number =>
    listed.filter((member) => mails(member) === state).length;
  return {
    asked: listed.length,
    signedUp: campaign.signUp === null ? null : guardCount(signedUp.length, Math.max(signedUp.length, cell * 2), cell),
    started: guardCount(counted.length, total, cell),
    finished: guardCount(finished.length, total, cell),
    asOf,
    mailsFailed: countMails('failed'),
    mailsWaiting: countMails('on-its-way'),
    withoutMail: countMails('none'),
  };
}

type MailState = AudiencePage['entries'][number]['mail'];

/** Of the invitation alone. To whom a reminder went says who had not answered, and is shown to nobody. */
async function readMails(
  { keys }: CampaignsParts,
  queries: Queries,
  campaign: CampaignRecord,
  members: readonly MemberRecord[],
): Promise<(member: MemberRecord) => MailState> {
  const states =
    members.length === 0
      ? new Map<string, string>()
      : await campaignMemberStore(queries).listDeliveries(campaign.tenantId, occasionOf(campaign.id), 'invited');
  return (member) => {
    if (member.email === null) return 'none';
    const state = states.get(keys.digestPerson(member.tenantId, member.personId));
    if (state === undefined) return 'not-sent';
    return state === 'delivered' ? 'sent' : state === 'dead' ? 'failed' : 'on-its-way';
  };
}

/** Who was asked, page by page. Whoever signed up by the link is in no list: coming by oneself is nearly the same as answering. */
export async function listAudience(
  parts: CampaignsParts,
  campaign: CampaignRecord,
  after: string | null,
): Promise<AudiencePage> {
  const { database, runtime } = parts;
  if (isPastRetention(campaign, runtime.clock.iso())) return { entries: [], total: 0, next: null };
  const store = campaignMemberStore(database.read);
  const total =
    (await store.count(campaign.tenantId, campaign.id)) -
    (await store.count(campaign.tenantId, campaign.id, 'sign-up'));
  const page = await store.page(campaign.tenantId, campaign.id, after, AUDIENCE_PAGE);
  const listed = page.filter((member) => member.source !== 'sign-up');
  const mails = await readMails(parts, database.read, campaign, listed);
  return {
    entries: listed.map((member) => ({
      personId: member.personId,
      name: member.name,
      email: member.email,
      language: member.language,
      attributes: { ...member.attributes },
      source: member.source === 'members' ? 'members' : 'file',
      mail: mails(member),
    })),
    total,
    next: page.length < AUDIENCE_PAGE ? null : page.at(-1)!.id,
  };
}
