// Reminds raters who have not handed in: at most three times, never after they have said stop, each reminder once.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { CONTACT_DAYS, REMINDERS_MAX } from '../limits.ts';
import { audit, requireNominee } from './open-rating.ts';
import { readRaterToken } from './rater-tokens.ts';
import { DAY } from './raters-parts.ts';
import type { RatersParts } from './raters-parts.ts';
import { isOver, isStanding } from './round.ts';
import type { Nominee, Round } from './round.ts';
import { roundStore } from './round-store.ts';
import { mailRater } from './send-round-mail.ts';

const ROUNDS_AT_A_TIME = 200;
/** Days before the closing of a round with a date; without one, days after the rater was asked. */
const DAYS_BEFORE = [7, 3, 1];
const DAYS_AFTER = [7, 14, 21];
/** Nobody is reminded of what came yesterday. */
const QUIET_DAYS = 2;

/** How many reminders should have gone out by now, from 0 to 3. */
export function remindersDue(round: Pick<Round, 'closesAt'>, askedAt: string, now: number): number {
  const asked = Date.parse(askedAt);
  const { closesAt } = round;
  const moments =
    closesAt === null
      ? DAYS_AFTER.map((days) => asked + days * DAY)
      : DAYS_BEFORE.map((days) => Date.parse(closesAt) - days * DAY);
  return Math.min(REMINDERS_MAX, moments.filter((at) => at <= now && at >= asked + QUIET_DAYS * DAY).length);
}

/** One write a round; run by a job. Gives the number of reminders put into the post. */
export async function remindRaters(parts: RatersParts): Promise<number> {
  const { database } = parts;
  let sent = 0;
  let after = '';
  for (;;) {
    const rounds = await roundStore(database.read).listOpen(ROUNDS_AT_A_TIME, after);
    for (const round of rounds) sent += await database.write((queries) => remindOfRound(parts, queries, round));
    if (rounds.length < ROUNDS_AT_A_TIME) return sent;
    after = rounds.at(-1)!.id;
  }
}

async function remindOfRound(parts: RatersParts, queries: WriteQueries, { tenantId, id }: Round): Promise<number> {
  const now = parts.runtime.clock.now();
  const store = roundStore(queries);
  const round = await store.findRound(tenantId, id);
  if (round === null || isOver(round, new Date(now).toISOString())) return 0;
  let sent = 0;
  for (const nominee of await store.listNominees(tenantId, id)) {
    if (!wantsReminder(nominee)) continue;
    const due = remindersDue(round, nominee.askedAt!, now);
    if (due <= nominee.reminders) continue;
    // After a standstill several may be due at once: one mail stands for all of them.
    await store.changeNominee(tenantId, nominee.id, { reminders: due });
    if (await mailRater(parts, queries, round, nominee, 'rating-reminder', `reminder-${due}`)) sent += 1;
  }
  return sent;
}

function wantsReminder(nominee: Nominee): boolean {
  return isStanding(nominee) && nominee.askedAt !== null && nominee.handedInAt === null && !nominee.remindersStopped;
}

/** No more reminders of this round to this rater; the link goes on working. */
export async function stopReminders(parts: RatersParts, queries: WriteQueries, token: string): Promise<void> {
  const id = readRaterToken(parts.keys, 'rater-stop', token);
  const nominee = await requireNominee(queries, id).catch((error: unknown) => {
    // Who has withdrawn gets no reminders anyway.
    if (error instanceof AppError && error.code !== 'raters.link-not-known') return null;
    throw error;
  });
  if (nominee === null || nominee.remindersStopped) return;
  await roundStore(queries).changeNominee(nominee.tenantId, nominee.id, { reminders_stopped: 1 });
  await audit(parts, queries, nominee, 'raters.reminders-stopped');
}

/** Forgets names and addresses of raters and approvers once the round is long released. Run by a job. */
export async function forgetContacts({ database, runtime }: RatersParts): Promise<number> {
  const before = new Date(runtime.clock.now() - CONTACT_DAYS * DAY).toISOString();
  return database.write(async (queries) => {
    await roundStore(queries).forgetApprovers(before);
    return roundStore(queries).forgetContactsOfReleased(before, 500);
  });
}
