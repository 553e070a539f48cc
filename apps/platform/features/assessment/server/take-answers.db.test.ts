import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { TestDatabase } from '../../../core/database/testing/with-databases.ts';
import type { AnswerEvent, AnswerValue } from '../contract.ts';
import type { Attempt } from './attempt.ts';
import { finishAssessment } from './finish-assessment.ts';
import { assessmentMigrations } from './migrations.ts';
import { startAssessment } from './start-assessment.ts';
import { assessmentStore, writeAttempt } from './store.ts';
import { takeAnswers } from './take-answers.ts';
import type { TakenAnswers } from './take-answers.ts';
import { syntheticInstrument } from './testing/synthetic-instrument.ts';

const instrument = syntheticInstrument();
const taker = { tenantId: 'public', personId: 'synthetic-person' };

const begin = ({ database, runtime }: TestDatabase): Promise<Attempt> =>
  writeAttempt(database, (queries) =>
    startAssessment(queries, instrument, runtime, taker, {
      roleProfile: 'tester',
      stage: 'entry',
      form: 'full',
      language: 'en',
    }),
  );
const send = (
  { database, runtime }: TestDatabase,
  attempt: Attempt,
  events: readonly AnswerEvent[],
): Promise<TakenAnswers> =>
  writeAttempt(database, (queries) =>
    takeAnswers(
      queries,
      database.engine,
      instrument,
      runtime,
      { tenantId: attempt.tenantId, attemptId: attempt.id },
      events,
    ),
  );
const valueFor = (itemId: string, turn: number): AnswerValue =>
  instrument.optionCounts.has(itemId) ? { ratings: [4, 4, 2, 2] } : { category: turn % 5 };
const event = (itemId: string, value: AnswerValue, revision = 1): AnswerEvent => ({
  key: randomUUID(),
  itemId,
  revision,
  value,
  answeredAt: '2026-11-21T10:00:00.000Z',
  seconds: 10,
});

async function answerAll(test: TestDatabase, attempt: Attempt): Promise<AnswerEvent[]> {
  const sent: AnswerEvent[] = [];
  let next: string | null = attempt.offered[0]!;
  while (next !== null) {
    const answer = event(next, valueFor(next, sent.length));
    sent.push(answer);
    const taken: TakenAnswers = await send(test, attempt, [answer]);
    expect(taken.acknowledged).toEqual([answer.key]);
    next = taken.adapted.next;
  }
  return sent;
}

describeOnBothDatabases('taking answers', (open) => {
  it('keeps an answer once, however often it is sent', async () => {
    const test = await open(assessmentMigrations);
    const attempt = await begin(test);
    const answer = event(attempt.offered[0]!, valueFor(attempt.offered[0]!, 1));
    await send(test, attempt, [answer, answer]);
    const again = await send(test, attempt, [answer]);
    expect(again.acknowledged).toEqual([answer.key]);
    expect(again.stored).toHaveLength(1);
    expect(await assessmentStore(test.database.read).listAnswers('public', attempt.id)).toHaveLength(1);
  });

  it('refuses an item that was not offered, a value that does not fit and a key used for something else, and keeps the rest', async () => {
    const test = await open(assessmentMigrations);
    const attempt = await begin(test);
    const first = attempt.offered[0]!;
    const good = event(first, valueFor(first, 2));
    const foreign = [...instrument.shown.keys()].find((id) => !attempt.offered.includes(id))!;
    const misfit = event(
      attempt.offered[1]!,
      instrument.optionCounts.has(attempt.offered[1]!) ? { category: 1 } : { ratings: [1, 2, 3, 4] },
    );
    const reused = { ...good, value: { skip: 'prefer-not-to-say' as const } };
    const taken = await send(test, attempt, [good, event(foreign, valueFor(foreign, 1)), misfit, reused]);
    expect(taken.acknowledged).toEqual([good.key]);
    expect(taken.refused.map((each) => each.code)).toEqual([
      'answer.item-not-offered',
      'answer.does-not-fit',
      'answer.key-reused',
    ]);
    expect(taken.stored).toHaveLength(1);
  });

  it('lets the higher revision count, whichever arrives first', async () => {
    const test = await open(assessmentMigrations);
    const attempt = await begin(test);
    const item = attempt.offered.find((id) => !instrument.optionCounts.has(id))!;
    const [first, second] = [event(item, { category: 0 }, 1), event(item, { category: 4 }, 2)];
    const forwards = await send(test, attempt, [first, second]);
    const other = await begin(test);
    expect(other.offered).toBeDefined();
    await send(test, attempt, [first]);
    expect(forwards.adapted.choice.precision).toEqual((await send(test, attempt, [second])).adapted.choice.precision);
  });

  it('ends by itself, finishes only when every answer has arrived, and takes nothing afterwards', async () => {
    const test = await open(assessmentMigrations);
    const attempt = await begin(test);
    const sent = await answerAll(test, attempt);
    expect(sent.length).toBeGreaterThanOrEqual(28);
    expect(sent.length).toBeLessThanOrEqual(48);
    const of = { tenantId: 'public', attemptId: attempt.id };
    const finish = (answered: number) =>
      test.database.write((queries) =>
        finishAssessment(queries, test.database.engine, instrument, test.runtime, of, { answered, early: false }),
      );
    await expect(finish(sent.length + 1)).rejects.toMatchObject({
      code: 'assessment.answers-missing',
      values: { held: sent.length },
    });
    const finished = await finish(sent.length);
    expect(finished.attempt.status).toBe('finished');
    expect(finished.attempt.stop?.reason).not.toBe('asked-to-stop');
    expect((await finish(sent.length)).attempt.finishedAt).toBe(finished.attempt.finishedAt);
    const late = await send(test, attempt, [event(sent[0]!.itemId, valueFor(sent[0]!.itemId, 0), 2)]);
    expect(late.refused[0]?.code).toBe('answer.attempt-closed');
    expect(late.stored).toHaveLength(sent.length);
  });

  it('shows two tabs that answer at once the same attempt, with both answers kept', async () => {
    const test = await open(assessmentMigrations);
    const attempt = await begin(test);
    const [one, two] = attempt.offered;
    const taken = await Promise.all([
      send(test, attempt, [event(one!, valueFor(one!, 1))]),
      send(test, attempt, [event(two!, valueFor(two!, 2))]),
    ]);
    const last = taken.find((each) => each.stored.length === 2);
    expect(last).toBeDefined();
    const kept = await assessmentStore(test.database.read).findAttempt('public', attempt.id);
    expect(kept?.step).toBe(2);
    expect(new Set(kept?.offered).size).toBe(kept?.offered.length);
  });

  it('lets a room full of people answer at once without one write being run again because of another', async () => {
    const test = await open(assessmentMigrations);
    const attempts: Attempt[] = [];
    for (let person = 0; person < 12; person += 1) attempts.push(await begin(test));
    let runs = 0;
    const answerOnce = (attempt: Attempt, turn: number) =>
      writeAttempt(test.database, (queries) => {
        runs += 1;
        const item = attempt.offered[turn]!;
        const of = { tenantId: attempt.tenantId, attemptId: attempt.id };
        return takeAnswers(queries, test.database.engine, instrument, test.runtime, of, [
          event(item, valueFor(item, turn)),
        ]);
      });
    for (const turn of [0, 1, 2]) await Promise.all(attempts.map((attempt) => answerOnce(attempt, turn)));
    expect(runs).toBe(3 * attempts.length);
  });
});
