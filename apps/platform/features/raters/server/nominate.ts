// Nominating a rater: not oneself, nobody twice, one manager, within limits; asked at once, or after the approver has looked.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { normaliseAddress } from '../../identity/server/index.ts';
import type { NominateBody } from '../contract.ts';
import { NOMINATIONS_MAX, RATERS_MAX } from '../limits.ts';
import { isOwnAddress } from './open-round.ts';
import { digestAddress } from './raters-parts.ts';
import type { RatersParts } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import { isOver } from './round.ts';
import type { Nominee, Round } from './round.ts';
import { roundStore } from './round-store.ts';
import { sameAddress } from './same-address.ts';
import { mailApprover, mailRater } from './send-round-mail.ts';

export async function nominate(
  parts: RatersParts,
  queries: WriteQueries,
  { tenantId, roundId }: { readonly tenantId: string; readonly roundId: string },
  body: NominateBody,
): Promise<Nominee> {
  const { runtime, audit } = parts;
  const round = await requireOpenRound(parts, queries, tenantId, roundId);
  const [email, same] = [normaliseAddress(body.email), sameAddress(body.email)];
  if (email === null || same === null) throw new AppError('request.invalid');
  if (await isOwnAddress(parts, queries, round, email)) throw new AppError('raters.oneself');
  const nominees = await roundStore(queries).listNominees(tenantId, roundId);
  const addressDigest = digestAddress(parts, same);
  refuse(nominees, body, addressDigest);
  const now = runtime.clock.iso();
  const nominee: Nominee = {
    tenantId,
    id: runtime.makeId(),
    roundId,
    place: nominees.length,
    group: body.group,
    language: body.language,
    addressDigest,
    state: round.approver === null ? 'asked' : 'waiting',
    askedAt: round.approver === null ? now : null,
    takenBackAt: null,
    leftAt: null,
    leftReason: null,
    deviceDigest: null,
    addressTries: 0,
    triesSince: null,
    reminders: 0,
    remindersStopped: false,
    handedInAt: null,
    contact: { name: body.name.trim(), email },
  };
  await roundStore(queries).addNominee(nominee);
  await audit(queries, {
    tenantId,
    personId: round.personId,
    action: 'raters.nominated',
    subject: { type: 'rating-round', id: roundId },
    details: { group: body.group, waits: nominee.state === 'waiting' },
  });
  if (nominee.state === 'waiting') await mailApprover(parts, queries, round);
  else await mailRater(parts, queries, round, nominee, 'rating', 'asked');
  return nominee;
}

function refuse(nominees: readonly Nominee[], body: NominateBody, addressDigest: string): void {
  const held = nominees.filter((each) => each.takenBackAt === null);
  // Somebody who would rather not is not asked again, and the person does not learn that from the refusal: it is the same for all.
  const known = nominees.filter((each) => each.takenBackAt === null || each.leftAt !== null);
  if (known.some((each) => each.addressDigest === addressDigest)) throw new AppError('raters.nominated-already');
  if (nominees.length >= NOMINATIONS_MAX) throw new AppError('raters.too-many', { values: { limit: NOMINATIONS_MAX } });
  const counting = held.filter((each) => each.state !== 'refused' && each.leftReason !== 'not-me');
  if (counting.length >= RATERS_MAX) throw new AppError('raters.too-many', { values: { limit: RATERS_MAX } });
  if (body.group === 'manager' && counting.some((each) => each.group === 'manager')) {
    throw new AppError('raters.one-manager');
  }
}

export async function requireOpenRound(
  { database, runtime }: RatersParts,
  queries: WriteQueries,
  tenantId: string,
  roundId: string,
): Promise<Round> {
  const round = await roundStore(queries).holdRound(tenantId, roundId, database.engine);
  if (round === null) throw new AppError('route.not-found');
  if (isOver(round, runtime.clock.iso())) throw new AppError('raters.round-closed');
  return round;
}

/**
 * The person takes a nomination back while the round is open: the link ends and whatever was answered goes, unseen. Whether there was
 * anything is not said.
 */
export async function takeBack(
  parts: RatersParts,
  queries: WriteQueries,
  { tenantId, roundId }: { readonly tenantId: string; readonly roundId: string },
  nominationId: string,
): Promise<void> {
  const round = await requireOpenRound(parts, queries, tenantId, roundId);
  const store = roundStore(queries);
  const nominee = await store.findNominee(tenantId, nominationId);
  if (nominee === null || nominee.roundId !== roundId) throw new AppError('route.not-found');
  if (nominee.takenBackAt !== null) return;
  await store.changeNominee(tenantId, nominationId, { taken_back_at: parts.runtime.clock.iso(), device_digest: null });
  await store.forgetContact(tenantId, nominationId);
  await ratingStore(queries).removeRatings(tenantId, nominationId);
  await parts.audit(queries, {
    tenantId,
    personId: round.personId,
    action: 'raters.taken-back',
    subject: { type: 'rating-round', id: roundId },
    details: { group: nominee.group },
  });
}
