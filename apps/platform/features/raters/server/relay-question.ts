// One clarifying question from the person to everybody whose rating was shown; the answers come back together, shuffled, without names.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { QUESTION_DAYS } from '../limits.ts';
import { audit, requireRater } from './open-rating.ts';
import { DAY } from './raters-parts.ts';
import type { RatersParts } from './raters-parts.ts';
import type { StoredRelease } from './rating-store.ts';
import { ratingStore } from './rating-store.ts';
import type { Nominee } from './round.ts';
import { roundStore } from './round-store.ts';
import { mailPerson, mailRater } from './send-round-mail.ts';
import { shuffle } from './shuffle.ts';
import type { RaterOf } from './take-ratings.ts';

export async function askQuestion(
  parts: RatersParts,
  queries: WriteQueries,
  { tenantId, roundId }: { readonly tenantId: string; readonly roundId: string },
  text: string,
): Promise<void> {
  const { runtime } = parts;
  const round = await roundStore(queries).findRound(tenantId, roundId);
  if (round === null) throw new AppError('route.not-found');
  const release = await ratingStore(queries).findRelease(tenantId, roundId);
  if (release === null) throw new AppError('raters.not-released');
  if ((await ratingStore(queries).findQuestion(tenantId, roundId)) !== null)
    throw new AppError('raters.question-asked');
  const nominees = reachable(release, await roundStore(queries).listNominees(tenantId, roundId));
  if (nominees.length < round.thresholds.comments) {
    throw new AppError('raters.question-not-possible', { values: { least: round.thresholds.comments } });
  }
  const now = runtime.clock.now();
  await ratingStore(queries).addQuestion({
    tenantId,
    roundId,
    personId: round.personId,
    text: text.trim(),
    askedAt: new Date(now).toISOString(),
    closesAt: new Date(now + QUESTION_DAYS * DAY).toISOString(),
    answers: null,
  });
  for (const nominee of nominees) await mailRater(parts, queries, round, nominee, 'rating-question', 'sent');
  await parts.audit(queries, {
    tenantId,
    personId: round.personId,
    action: 'raters.question-asked',
    subject: { type: 'rating-round', id: roundId },
  });
}

/** Whom the question can reach: raters shown in the report who have not gone and whose address is still known. */
export function reachable(release: StoredRelease, nominees: readonly Nominee[]): Nominee[] {
  const shown = new Set(release.places.map((each) => each.nominationId));
  return nominees.filter((each) => shown.has(each.id) && each.leftAt === null && each.contact !== null);
}

/** A rater's answer; the last one before the closing counts. */
export async function answerQuestion(
  parts: RatersParts,
  queries: WriteQueries,
  { ratingId, device }: RaterOf,
  text: string,
): Promise<void> {
  const { round, nominee } = await requireRater(parts, queries, ratingId, device);
  const store = ratingStore(queries);
  const question = await store.findQuestion(round.tenantId, round.id);
  const release = await store.findRelease(round.tenantId, round.id);
  const isAsked = release?.places.some((each) => each.nominationId === nominee.id) === true;
  if (question === null || !isAsked) throw new AppError('raters.no-question');
  if (question.answers !== null || question.closesAt <= parts.runtime.clock.iso()) {
    throw new AppError('raters.question-over');
  }
  await store.putQuestionAnswer(round.tenantId, round.id, nominee.id, text.trim());
  await audit(parts, queries, nominee, 'raters.question-answered');
}

/** Closes questions whose days are over: the answers shuffled, or none when too few; who wrote what is forgotten. Run by a job. */
export async function closeDueQuestions(parts: RatersParts): Promise<number> {
  const { database, runtime } = parts;
  const due = await ratingStore(database.read).listDueQuestions(runtime.clock.iso(), 100);
  for (const { tenantId, roundId } of due) {
    await database.write(async (queries) => {
      const store = ratingStore(queries);
      const question = await store.findQuestion(tenantId, roundId);
      const round = await roundStore(queries).findRound(tenantId, roundId);
      if (question === null || question.answers !== null || round === null) return;
      const answers = (await store.listQuestionAnswers(tenantId, roundId)).map((each) => each.text);
      const isEnough = answers.length >= round.thresholds.comments;
      await store.closeQuestion(tenantId, roundId, isEnough ? shuffle(answers, runtime.random) : []);
      await store.dropQuestionAnswers(tenantId, roundId);
      await parts.audit(queries, {
        tenantId,
        personId: null,
        action: 'raters.question-closed',
        subject: { type: 'rating-round', id: roundId },
        details: { shown: isEnough },
      });
      await mailPerson(parts, queries, round, 'rating-answers');
    });
  }
  return due.length;
}
