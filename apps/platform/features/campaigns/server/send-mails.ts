// Invitations and reminders: put into the outbox in small writes; its key of person, occasion and step makes a second try harmless.
import { AppError, localeOf, toLanguage } from '@dragoman/kernel';
import { z } from 'zod';
import type { WriteQueries } from '../../../core/database/database.ts';
import { enqueueJob } from '../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import { institutionStore, personStore } from '../../identity/server/index.ts';
import { REMINDER_PAUSE_HOURS, REMINDERS_MAX } from '../limits.ts';
import { phaseOf, requireLaunched } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { planReminders } from './plan-reminders.ts';
import { campaignStore } from './store.ts';

export const SEND_JOB = 'campaigns.send';
const sendPayload = z.strictObject({
  campaignId: z.uuid(),
  step: z.enum(['invited', 'reminder-1', 'reminder-2', 'reminder-3']),
});
type Step = z.output<typeof sendPayload>['step'];

/** Mails of one write: it holds up other writers for some tens of milliseconds. */
const AT_ONCE = 50;

export function occasionOf(campaignId: string): string {
  return `campaign ${campaignId}`;
}

export function sendMailsJob(parts: CampaignsParts): JobKind {
  return defineJob({
    name: SEND_JOB,
    payload: sendPayload,
    run: async ({ campaignId, step }, { tenantId, signal }) => {
      const receivers = await beginSending(parts, tenantId, campaignId, step);
      for (let from = 0; from < receivers.length; from += AT_ONCE) {
        if (signal.aborted) throw new Error('The server stops; the rest goes out after the next start.');
        const batch = receivers.slice(from, from + AT_ONCE);
        const goesOn = await parts.database.write((queries) => sendBatch(parts, queries, batch, step));
        if (!goesOn) return;
      }
    },
  });
}

/** Who is to get the step: everybody with an address for the invitation, those missing for a reminder. */
async function beginSending(
  parts: CampaignsParts,
  tenantId: string,
  campaignId: string,
  step: Step,
): Promise<MemberRecord[]> {
  const { database, runtime } = parts;
  const campaign = await campaignStore(database.read).find(tenantId, campaignId);
  if (campaign === null || phaseOf(campaign, runtime.clock.iso()) !== 'open') return [];
  if (step === 'invited' && campaign.invitedAt === null) {
    await database.write(async (queries) => {
      const held = await holdCampaign(parts, queries, tenantId, campaignId);
      if (held.invitedAt === null) await saveNextVersion(queries, { ...held, invitedAt: runtime.clock.iso() });
    });
  }
  const members = await campaignMemberStore(database.read).list(tenantId, campaignId);
  if (step === 'invited') return members.filter((member) => isReachable(member));
  const attempts = await assessmentStore(database.read).listOfCampaign(tenantId, campaignId);
  const finished = new Set(attempts.filter((each) => each.status === 'finished').map((each) => each.personId));
  return members.filter((member) => isReachable(member) && !finished.has(member.personId));
}

function isReachable(member: MemberRecord): boolean {
  return member.email !== null && member.mailsStoppedAt === null;
}

/** False when the campaign has closed meanwhile: nobody is asked into a closed room. */
async function sendBatch(
  parts: CampaignsParts,
  queries: WriteQueries,
  batch: readonly MemberRecord[],
  step: Step,
): Promise<boolean> {
  const [first] = batch;
  if (first === undefined) return true;
  const campaign = await campaignStore(queries).find(first.tenantId, first.campaignId);
  if (campaign === null || phaseOf(campaign, parts.runtime.clock.iso()) !== 'open') return false;
  for (const { id } of batch) {
    // Read again: somebody may have stopped the mails, or gone, since the list was made.
    const member = await campaignMemberStore(queries).findById(campaign.tenantId, campaign.id, id);
    if (member !== null && isReachable(member)) await sendOne(parts, queries, campaign, member, step);
  }
  return true;
}

/** Puts one mail into the outbox; the same step to the same person a second time is nothing. */
export async function sendOne(
  { links, outbox, messages, publicUrl }: CampaignsParts,
  queries: WriteQueries,
  campaign: CampaignRecord,
  member: MemberRecord,
  /** `link-…`: the invitation once more for somebody who asked for it, once a day. */
  step: Step | `link-${string}`,
): Promise<boolean> {
  if (member.email === null) return false;
  const person = await personStore(queries).find(member.tenantId, member.personId);
  const token = links.writeMember({
    tenantId: member.tenantId,
    campaignId: member.campaignId,
    memberId: member.id,
    linkVersion: person?.linkVersion ?? 1,
  });
  const institution = await institutionStore(queries).find(member.tenantId);
  const kind = step.startsWith('reminder') ? 'reminder' : 'invitation';
  const values = {
    // An empty name gives a greeting without one.
    named: member.name === '' ? 'no' : 'yes',
    name: member.name,
    title: campaign.title,
    institution: institution?.name ?? 'Dragoman',
    purpose: campaign.purpose,
    closes: sayDay(campaign.closesAt!, member.language),
    link: new URL(`/campaign#${token}`, publicUrl()).href,
    stop: new URL(`/campaign/stop#${token}`, publicUrl()).href,
  };
  const say = (part: 'subject' | 'text'): string =>
    messages.say(member.language, `mail.campaign-${kind}.${part}`, values);
  return outbox.send(queries, {
    tenantId: member.tenantId,
    personId: member.personId,
    occasion: occasionOf(campaign.id),
    step,
    channel: 'mail',
    payload: { to: member.email, subject: say('subject'), text: say('text') },
  });
}

/** Begins a reminder by hand. Throws when three have gone out or the last mail is not two days old. */
export async function remindByHand(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  campaignId: string,
): Promise<CampaignRecord> {
  const campaign = await holdCampaign(parts, queries, by.tenantId, campaignId);
  const now = parts.runtime.clock.iso();
  requireLaunched(campaign);
  const phase = phaseOf(campaign, now);
  if (phase === 'closed') throw new AppError('campaigns.closed');
  if (phase === 'not-open-yet' || campaign.invitedAt === null) throw new AppError('campaigns.not-open-yet');
  const sent = await campaignStore(queries).listReminders(by.tenantId, campaignId);
  const plan = planReminders(campaign, sent, now);
  if (plan.left <= 0) throw new AppError('campaigns.reminders-used-up', { values: { most: REMINDERS_MAX } });
  if (plan.notBefore !== null)
    throw new AppError('campaigns.reminded-lately', { values: { hours: REMINDER_PAUSE_HOURS } });
  await beginReminder(parts, queries, campaign, sent.length + 1, by.personId);
  return campaign;
}

/** Writes down that this number goes out and puts it into the work queue; a number goes out once. */
export async function beginReminder(
  { runtime, audit }: CampaignsParts,
  queries: WriteQueries,
  campaign: CampaignRecord,
  number: number,
  byPersonId: string | null,
): Promise<void> {
  const at = runtime.clock.iso();
  if (!(await campaignStore(queries).addReminder(campaign.tenantId, campaign.id, { number, at }))) return;
  const step = `reminder-${number}`;
  await enqueueJob(queries, runtime, {
    tenantId: campaign.tenantId,
    kind: SEND_JOB,
    payload: { campaignId: campaign.id, step },
    uniqueKey: `${campaign.id} ${step}`,
  });
  await audit(queries, {
    tenantId: campaign.tenantId,
    personId: byPersonId,
    action: 'campaigns.reminder-begun',
    subject: { type: 'campaign', id: campaign.id },
    details: { number },
  });
}

/** A day in words; times of day would need the reader's time zone. */
export function sayDay(instant: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(toLanguage(language)), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  );
}
