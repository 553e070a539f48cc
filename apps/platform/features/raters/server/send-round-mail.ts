// The mails of a round: to raters, to the approver, to the person. All belong to the person's erasure, because all name the person.
import { localeOf, toLanguage } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { writeRaterToken } from './rater-tokens.ts';
import type { RatersParts } from './raters-parts.ts';
import type { Nominee, Round } from './round.ts';

type RaterMail = 'rating' | 'rating-reminder' | 'rating-question';

/** Writes to a rater. False when this mail was sent before, or when the address has been forgotten. */
export async function mailRater(
  parts: RatersParts,
  queries: WriteQueries,
  round: Round,
  nominee: Nominee,
  mail: RaterMail,
  step: string,
): Promise<boolean> {
  if (nominee.contact === null || nominee.contact.email === '') return false;
  const { messages, keys } = parts;
  const { language } = nominee;
  const values = {
    name: round.name,
    rater: nominee.contact.name,
    link: address(parts, `/rate#${writeRaterToken(keys, 'rater-link', nominee.id)}`),
    stop: address(parts, `/rate/stop#${writeRaterToken(keys, 'rater-stop', nominee.id)}`),
    least: round.thresholds.raterGroup,
    overall: round.thresholds.ratersOverall,
    comments: round.thresholds.comments,
    until: sayUntil(parts, language, round.closesAt),
    purpose: messages.say(language, `mail.rating-purpose.${round.purpose}`),
  };
  return send(parts, queries, round, {
    occasion: `${mail} ${nominee.id}`,
    step,
    to: nominee.contact.email,
    subject: messages.say(language, `mail.${mail}.subject`, values),
    text: messages.say(language, `mail.${mail}.text`, values),
  });
}

/** Asks the approver to look at the list; once a day however many names are added. */
export async function mailApprover(parts: RatersParts, queries: WriteQueries, round: Round): Promise<boolean> {
  const { approver } = round;
  if (approver === null) return false;
  const { messages, keys, runtime } = parts;
  const values = {
    name: round.name,
    approver: approver.name,
    link: address(parts, `/approve-raters#${writeRaterToken(keys, 'rater-approval', round.id)}`),
  };
  return send(parts, queries, round, {
    occasion: `rating-approval ${round.id}`,
    step: runtime.clock.iso().slice(0, 10),
    to: approver.email,
    subject: messages.say(approver.language, 'mail.rating-approval.subject', values),
    text: messages.say(approver.language, 'mail.rating-approval.text', values),
  });
}

/** Tells the person, first and alone, that the round has been released or the question has been answered. */
export async function mailPerson(
  parts: RatersParts,
  queries: WriteQueries,
  round: Round,
  mail: 'rating-released' | 'rating-answers',
): Promise<boolean> {
  const [to] = await parts.rules.findOwnAddresses(queries, round.tenantId, round.personId);
  if (to === undefined) return false;
  const values = { link: address(parts, `/rounds/${round.id}`) };
  return send(parts, queries, round, {
    occasion: `${mail} ${round.id}`,
    step: 'sent',
    to,
    subject: parts.messages.say(round.language, `mail.${mail}.subject`, values),
    text: parts.messages.say(round.language, `mail.${mail}.text`, values),
  });
}

async function send(
  { outbox }: RatersParts,
  queries: WriteQueries,
  { tenantId, personId }: Round,
  mail: { occasion: string; step: string; to: string; subject: string; text: string },
): Promise<boolean> {
  const { occasion, step, to, subject, text } = mail;
  return outbox.send(queries, { tenantId, personId, occasion, step, channel: 'mail', payload: { to, subject, text } });
}

function address({ publicUrl }: RatersParts, path: string): string {
  return new URL(path, publicUrl()).href;
}

function sayUntil({ messages }: RatersParts, language: string, closesAt: string | null): string {
  if (closesAt === null) return messages.say(language, 'mail.rating-until.open');
  const date = new Intl.DateTimeFormat(localeOf(toLanguage(language)), { dateStyle: 'long', timeZone: 'UTC' });
  return messages.say(language, 'mail.rating-until.date', { date: date.format(new Date(closesAt)) });
}
