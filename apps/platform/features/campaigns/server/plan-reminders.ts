// When the next reminder may go out and when the plan wants one: three at most, two days apart, only while the campaign is open.
import type { ReminderPlan } from '../contract.ts';
import { REMINDER_PAUSE_HOURS, REMINDERS_MAX } from '../limits.ts';
import { phaseOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { SentReminder } from './store.ts';

const HOUR = 3_600_000;

/** The instants at which the plan wants a reminder, earliest first. */
function plannedInstants({ closesAt, remindDaysBefore }: CampaignRecord): string[] {
  if (closesAt === null) return [];
  const close = Date.parse(closesAt);
  return remindDaysBefore.map((days) => new Date(close - days * 24 * HOUR).toISOString()).toSorted();
}

export function planReminders(campaign: CampaignRecord, sent: readonly SentReminder[], now: string): ReminderPlan {
  const last = lastMail(campaign, sent);
  const left = campaign.status === 'launched' ? REMINDERS_MAX - sent.length : 0;
  const notBefore = last === null ? null : new Date(Date.parse(last) + REMINDER_PAUSE_HOURS * HOUR).toISOString();
  return {
    sent: [...sent],
    planned: plannedInstants(campaign)
      .filter((at) => at > now && at < (campaign.closesAt ?? at))
      .slice(0, left),
    left,
    notBefore: notBefore !== null && notBefore > now ? notBefore : null,
  };
}

/**
 * True when a planned instant has come that no reminder has answered yet. Several that were missed while the installation stood still
 * are answered by one reminder.
 */
export function isReminderDue(campaign: CampaignRecord, sent: readonly SentReminder[], now: string): boolean {
  if (campaign.status !== 'launched' || phaseOf(campaign, now) !== 'open' || campaign.invitedAt === null) return false;
  if (sent.length >= REMINDERS_MAX) return false;
  const last = lastMail(campaign, sent)!;
  const due = plannedInstants(campaign).findLast((at) => at <= now);
  return due !== undefined && last < due && Date.parse(now) - Date.parse(last) >= REMINDER_PAUSE_HOURS * HOUR;
}

/** The last mail to everybody; before the invitations have begun to go out, when they will. */
function lastMail({ invitedAt, opensAt, launchedAt }: CampaignRecord, sent: readonly SentReminder[]): string | null {
  const begins = opensAt !== null && launchedAt !== null && opensAt > launchedAt ? opensAt : launchedAt;
  return sent.at(-1)?.at ?? invitedAt ?? begins;
}
