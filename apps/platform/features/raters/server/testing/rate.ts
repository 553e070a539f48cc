// Lets invented people go through a round by the use cases: nominate, open, rate, hand in.
import type { RatingEvent } from '../../contract.ts';
import type { RaterGroup } from '../../limits.ts';
import { nominate } from '../nominate.ts';
import { openRating } from '../open-rating.ts';
import { openRound } from '../open-round.ts';
import { presentRating } from '../present-rating.ts';
import { requireRater } from '../open-rating.ts';
import type { Round } from '../round.ts';
import { handIn, takeRatings } from '../take-ratings.ts';
import { PERSON, secretOf, TENANT } from './start-raters.ts';
import type { StartedRaters } from './start-raters.ts';

export const AINO = { tenantId: TENANT, personId: PERSON, hasAccount: true, language: 'en' } as const;

export function openOwnRound({ database, parts }: StartedRaters, change: object = {}): Promise<Round> {
  const body = { campaignId: null, name: 'Aino Synthetic', days: 14, approver: null, ...change };
  return database.write((queries) => openRound(parts, queries, AINO, body));
}

export function ask(started: StartedRaters, round: Round, email: string, group: RaterGroup = 'peers') {
  const body = { name: `${email.split('@')[0]} Synthetic`, email, group, language: 'en' as const };
  return started.database.write((queries) =>
    nominate(started.parts, queries, { tenantId: round.tenantId, roundId: round.id }, body),
  );
}

export interface OpenRater {
  readonly ratingId: string;
  readonly device: string;
}

export async function openLink(
  started: StartedRaters,
  email: string,
  { device = null, address = null }: { device?: string | null; address?: string | null } = {},
): Promise<OpenRater> {
  const token = secretOf(started.mails, email);
  const opened = await started.database.write((queries) =>
    openRating(started.parts, queries, { token, address, device }),
  );
  if (opened.kind === 'refused') throw Object.assign(new Error(opened.code), { code: opened.code });
  return opened;
}

export function answerAs(started: StartedRaters, rater: OpenRater, answers: readonly RatingEvent[]) {
  return started.database.write((queries) => takeRatings(started.parts, queries, rater, answers));
}

export function event(started: StartedRaters, itemId: string, value: RatingEvent['value'], revision = 1): RatingEvent {
  const { runtime } = started;
  return { key: runtime.makeId(), itemId, revision, value, answeredAt: runtime.clock.iso(), seconds: 5 };
}

export async function stateOf({ parts, database }: StartedRaters, rater: OpenRater) {
  return presentRating(parts, database.read, await requireRater(parts, database.read, rater.ratingId, rater.device));
}

export function handInAs({ parts, database }: StartedRaters, rater: OpenRater, answered = 0): Promise<void> {
  return database.write((queries) => handIn(parts, queries, rater, answered));
}

/** Asks somebody and lets them answer everything with one category and a comment. */
export async function rateWholly(
  started: StartedRaters,
  round: Round,
  email: string,
  { group = 'peers' as RaterGroup, category = 2 } = {},
): Promise<OpenRater> {
  await ask(started, round, email, group);
  const rater = await openLink(started, email);
  const { items } = await stateOf(started, rater);
  const answers = items.map(({ itemId }) => event(started, itemId, { category }));
  const comment = event(started, 'start', { comment: `canary of ${email}` });
  await answerAs(started, rater, [...answers, comment]);
  await handInAs(started, rater, items.length + 1);
  return rater;
}
