// What a rater sees: the words of the statements and the own answers; nothing of the person's result or of other raters.
import type { Queries } from '../../../core/database/database.ts';
import type { RatingState } from '../contract.ts';
import { chooseStatements } from './choose-statements.ts';
import type { RaterHere } from './open-rating.ts';
import type { RatersParts } from './raters-parts.ts';
import { countingRatings } from './rating.ts';
import { ratingStore } from './rating-store.ts';
import { isOver } from './round.ts';
import { roundStore } from './round-store.ts';
import { veilAddress } from './same-address.ts';

export async function presentRating(
  parts: RatersParts,
  queries: Queries,
  { round, nominee }: RaterHere,
): Promise<RatingState> {
  const { bank } = parts.instrument;
  const now = parts.runtime.clock.iso();
  const statements = new Map(bank.statements.map((each) => [each.id, each]));
  const items = chooseStatements(round.pool, round.id, nominee.place).flatMap((itemId) => {
    const found = statements.get(itemId);
    return found === undefined ? [] : [{ itemId, text: found.observed, scale: found.scale }];
  });
  const used = new Set(items.map((each) => each.scale));
  const stored = await ratingStore(queries).listRatings(nominee.tenantId, nominee.id);
  return {
    ratingId: nominee.id,
    status: isOver(round, now) ? 'released' : nominee.handedInAt === null ? 'open' : 'handed-in',
    ratee: round.name,
    group: nominee.group,
    raterName: nominee.contact?.name ?? '',
    sentTo: veilAddress(nominee.contact?.email ?? '@'),
    language: nominee.language,
    purpose: round.purpose,
    closesAt: round.closesAt,
    thresholds: round.thresholds,
    isSecondRound: await roundStore(queries).hasRatedBefore(nominee.tenantId, nominee.addressDigest, round.id),
    items,
    scales: Object.fromEntries(Object.entries(bank.head.scales).filter(([scale]) => used.has(scale))),
    answered: countingRatings(stored).map(({ itemId, value, revision }) => ({ itemId, value, revision })),
    question: await presentQuestion(queries, { round, nominee }, now),
  };
}

async function presentQuestion(
  queries: Queries,
  { round, nominee }: RaterHere,
  now: string,
): Promise<RatingState['question']> {
  const store = ratingStore(queries);
  const question = await store.findQuestion(round.tenantId, round.id);
  const release = question === null ? null : await store.findRelease(round.tenantId, round.id);
  if (question === null || release?.places.some((each) => each.nominationId === nominee.id) !== true) return null;
  const own = (await store.listQuestionAnswers(round.tenantId, round.id)).find((each) => each.nomineeId === nominee.id);
  const isOpen = question.answers === null && question.closesAt > now;
  return { text: question.text, closesAt: question.closesAt, isOpen, answer: own?.text ?? null };
}
