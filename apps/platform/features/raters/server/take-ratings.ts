// Takes a rater's answers in any order and any number of times, hands the rating in, lets the rater go.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { AcceptedRatings, RatingEvent, WithdrawnRating } from '../contract.ts';
import { OBSERVED_MIN } from '../limits.ts';
import type { RatingRefusal } from '../errors.ts';
import { chooseStatements } from './choose-statements.ts';
import { audit, requireRater } from './open-rating.ts';
import type { RatersParts } from './raters-parts.ts';
import { countingRatings, isCommentKind, observedOf } from './rating.ts';
import type { StoredRating } from './rating.ts';
import { ratingStore } from './rating-store.ts';
import { isOver } from './round.ts';
import { roundStore } from './round-store.ts';

export interface RaterOf {
  readonly ratingId: string;
  readonly device: string | null;
}

export async function takeRatings(
  parts: RatersParts,
  queries: WriteQueries,
  { ratingId, device }: RaterOf,
  events: readonly RatingEvent[],
): Promise<AcceptedRatings> {
  const { runtime } = parts;
  const { round, nominee } = await requireRater(parts, queries, ratingId, device);
  const now = runtime.clock.iso();
  if (isOver(round, now)) {
    return {
      acknowledged: [],
      refused: events.map(({ key }) => ({ key, code: 'raters.answer-late' })),
      status: 'released',
    };
  }
  const store = ratingStore(queries);
  const known = new Map((await store.listRatings(nominee.tenantId, nominee.id)).map((each) => [each.key, each]));
  const offered = new Set(chooseStatements(round.pool, round.id, nominee.place));
  const added: StoredRating[] = [];
  const acknowledged = new Set<string>();
  const refused: { key: string; code: string }[] = [];
  for (const event of events) {
    const code = refuseEvent(event, offered, known);
    if (code !== null) {
      refused.push({ key: event.key, code });
      continue;
    }
    acknowledged.add(event.key);
    if (known.has(event.key)) continue;
    const rating: StoredRating = { ...event };
    known.set(event.key, rating);
    added.push(rating);
  }
  await store.addRatings(nominee.tenantId, nominee.id, added, now);
  if (added.length > 0) await audit(parts, queries, nominee, 'raters.answered', { answers: added.length });
  return {
    acknowledged: [...acknowledged],
    refused,
    status: nominee.handedInAt === null ? 'open' : 'handed-in',
  };
}

function refuseEvent(
  event: RatingEvent,
  offered: ReadonlySet<string>,
  known: ReadonlyMap<string, StoredRating>,
): RatingRefusal | null {
  const isComment = isCommentKind(event.itemId);
  if (!isComment && !offered.has(event.itemId)) return 'raters.item-not-offered';
  if (isComment !== 'comment' in event.value) return 'raters.does-not-fit';
  const same = known.get(event.key);
  if (same === undefined) return null;
  const isSame =
    same.itemId === event.itemId &&
    same.revision === event.revision &&
    JSON.stringify(same.value) === JSON.stringify(event.value);
  return isSame ? null : 'raters.key-reused';
}

/** Twice is the same as once; answers may still be changed until the round closes. */
export async function handIn(
  parts: RatersParts,
  queries: WriteQueries,
  { ratingId, device }: RaterOf,
  answered: number,
): Promise<void> {
  const { round, nominee } = await requireRater(parts, queries, ratingId, device);
  const now = parts.runtime.clock.iso();
  if (isOver(round, now)) throw new AppError('raters.round-closed');
  const stored = await ratingStore(queries).listRatings(nominee.tenantId, nominee.id);
  const held = countingRatings(stored).length;
  if (held < answered) throw new AppError('raters.answers-missing', { values: { held } });
  if (observedOf(stored).length < OBSERVED_MIN) {
    throw new AppError('raters.too-little-observed', { values: { least: OBSERVED_MIN } });
  }
  if (nominee.handedInAt !== null) return;
  await roundStore(queries).changeNominee(nominee.tenantId, nominee.id, { handed_in_at: now });
  await audit(parts, queries, nominee, 'raters.handed-in', { observed: observedOf(stored).length });
}

/**
 * The rater goes. Before the release everything answered is removed at once. After it the report stands as it was released; what
 * was answered is removed here and leaves computations with the person's next round, where the group stays large enough.
 */
export async function withdrawRating(
  parts: RatersParts,
  queries: WriteQueries,
  { ratingId, device }: RaterOf,
  reason: 'not-me' | 'rather-not',
): Promise<WithdrawnRating> {
  const { round, nominee } = await requireRater(parts, queries, ratingId, device);
  const now = parts.runtime.clock.iso();
  await ratingStore(queries).removeRatings(nominee.tenantId, nominee.id);
  await ratingStore(queries).removeQuestionAnswer(nominee.tenantId, nominee.id);
  const rounds = roundStore(queries);
  await rounds.changeNominee(nominee.tenantId, nominee.id, {
    left_at: now,
    left_reason: reason,
    device_digest: null,
    reminders_stopped: 1,
  });
  // Somebody who is not the one meant did not give us the address: only the name stays, so that the person can correct it.
  if (reason === 'not-me') await rounds.blankAddress(nominee.tenantId, nominee.id);
  const after = round.status === 'released' ? 'after-release' : 'before-release';
  await audit(parts, queries, nominee, 'raters.withdrawn', { reason, after });
  return { after };
}
