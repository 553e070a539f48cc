import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedAnswers, AnswerEvent, RunnerState, ShownItem } from '../features/assessment/contract.ts';
import { ANSWERS_PER_REQUEST } from '../features/assessment/limits.ts';
import { loadContent } from './load-content.ts';
import { expectProblem } from './testing/expect-problem.ts';
import type { Reply } from './testing/expect-problem.ts';
import { openPeople } from './testing/open-people.ts';
import type { People } from './testing/open-people.ts';

const PATIENCE = { timeout: 120_000 };

const answerTo = (item: ShownItem, changes: Partial<AnswerEvent> = {}): AnswerEvent => ({
  key: randomUUID(),
  itemId: item.itemId,
  revision: 1,
  value: item.kind === 'scenario' ? { ratings: item.options.map(() => 3) } : { category: 2 },
  answeredAt: '2026-11-21T10:00:00.000Z',
  seconds: 12,
  ...changes,
});
const offered = (people: People): ShownItem[] => people.started.state.items;
const postAnswers = (people: People, body: string): Promise<Reply> =>
  people.call(people.guest, { method: 'POST', path: `/assessments/${people.attemptId}/answers`, body });
const sendAnswers = async (people: People, answers: readonly AnswerEvent[]): Promise<AcceptedAnswers> => {
  const reply = await postAnswers(people, JSON.stringify({ answers, holds: [] }));
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return JSON.parse(reply.body) as AcceptedAnswers;
};
const readState = async (people: People): Promise<RunnerState> => {
  const reply = await people.call(people.guest, { method: 'GET', path: `/assessments/${people.attemptId}` });
  return JSON.parse(reply.body) as RunnerState;
};

describe('answers', () => {
  it('to items that were not offered, do not exist or do not fit are refused one by one', PATIENCE, async () => {
    const people = await openPeople();
    const statement = offered(people).find((item) => item.kind === 'statement')!;
    const { statements } = loadContent().bank;
    const elsewhere = statements.find(({ id }) => offered(people).every((item) => item.itemId !== id))!.id;
    const good = answerTo(statement);
    const accepted = await sendAnswers(people, [
      answerTo({ ...statement, itemId: elsewhere }),
      answerTo({ ...statement, itemId: 'no-such-item' }),
      answerTo(statement, { value: { ratings: [1, 2, 3, 4] } }),
      good,
      { ...good, value: { category: 4 } },
    ]);
    expect(accepted.acknowledged).toEqual([good.key]);
    const codes = accepted.refused.map((refusal) => refusal.code);
    expect(codes).toEqual([
      'answer.item-not-offered',
      'answer.item-not-offered',
      'answer.does-not-fit',
      'answer.key-reused',
    ]);
    expect((await readState(people)).answered).toEqual([{ itemId: statement.itemId, value: good.value, revision: 1 }]);
  });

  it('from a clock that is a day or a century off are kept, and their times decide nothing', PATIENCE, async () => {
    const people = await openPeople();
    const [one, two] = offered(people);
    const times = [
      '2026-11-20T10:00:00.000Z',
      '2026-11-22T10:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ];
    const answers = times.map((answeredAt, index) =>
      answerTo(index < 2 ? one! : two!, { answeredAt, revision: 1 + (index % 2) }),
    );
    const accepted = await sendAnswers(people, answers);
    expect(accepted.acknowledged).toEqual(answers.map((answer) => answer.key));
    expect(accepted.state.answered.map((answer) => answer.revision)).toEqual([2, 2]);
    expect(accepted.state.expiresAt).toBe(people.started.state.expiresAt);
    for (const answeredAt of [
      'yesterday',
      '2026-13-45T99:00:00Z',
      '2026-11-21',
      '',
      '1e9',
      '+275760-09-13T00:00:00.001Z',
    ])
      expectProblem(
        await postAnswers(people, JSON.stringify({ answers: [{ ...answers[0], answeredAt }], holds: [] })),
        answeredAt,
      );
  });

  it('with a name twice in the JSON count as the last one says, once', PATIENCE, async () => {
    const people = await openPeople();
    const statement = offered(people).find((item) => item.kind === 'statement')!;
    const answer = JSON.stringify(answerTo(statement)).replace('"category":2', '"category":0,"category":4');
    const accepted = await postAnswers(people, `{"answers":[],"answers":[${answer}],"holds":[]}`);
    expect(accepted.statusCode).toBe(200);
    expect((await readState(people)).answered.map((each) => each.value)).toEqual([{ category: 4 }]);
  });

  it('beyond the number of one request are refused as a whole', PATIENCE, async () => {
    const people = await openPeople();
    const [one] = offered(people);
    const many = Array.from({ length: ANSWERS_PER_REQUEST + 1 }, (_, index) => answerTo(one!, { revision: index + 1 }));
    expectProblem(await postAnswers(people, JSON.stringify({ answers: many, holds: [] })), 'too many');
    expect((await readState(people)).answered).toEqual([]);
    expect((await sendAnswers(people, many.slice(1))).acknowledged).toHaveLength(ANSWERS_PER_REQUEST);
  });

  it('made of anything at all are taken or refused, and never make the server fail', PATIENCE, async () => {
    const people = await openPeople();
    const items = [...offered(people).map((item) => item.itemId), 'no-such-item', '', '__proto__', 'constructor'];
    const value = fc.oneof(
      fc.record({ category: fc.oneof(fc.integer(), fc.double()) }),
      fc.record({ ratings: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 9 }) }),
      fc.record({ skip: fc.constantFrom('does-not-apply', 'prefer-not-to-say', 'else') }),
      fc.jsonValue(),
    );
    const answer = fc.record({
      key: fc.oneof(fc.uuid(), fc.string()),
      itemId: fc.oneof(fc.constantFrom(...items), fc.string({ unit: 'binary' })),
      revision: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.integer(), fc.double()),
      value,
      answeredAt: fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.string(),
      ),
      seconds: fc.oneof(fc.double({ min: 0, max: 3600, noNaN: true }), fc.double()),
    });
    const body = fc.oneof(
      fc.record({ answers: fc.array(answer, { maxLength: 4 }), holds: fc.array(fc.string(), { maxLength: 3 }) }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const reply = await postAnswers(people, JSON.stringify(sent));
        expectTakenOrRefused(sent, reply);
      }),
      { numRuns: 400, seed: 20261121 },
    );
    const { answered } = await readState(people);
    expect(new Set(answered.map((each) => each.itemId)).size).toBe(answered.length);
    expect(answered.every((each) => items.includes(each.itemId))).toBe(true);
  });
});

/** Every key of a request that was taken is either acknowledged or refused. */
function expectTakenOrRefused(sent: unknown, reply: Reply): void {
  if (reply.statusCode !== 200) {
    expectProblem(reply, JSON.stringify(sent));
    return;
  }
  const accepted = JSON.parse(reply.body) as AcceptedAnswers;
  const keys = (sent as { answers: AnswerEvent[] }).answers.map((answer) => answer.key);
  expect([...accepted.acknowledged, ...accepted.refused.map((refusal) => refusal.key)].sort()).toEqual(
    [...keys].sort(),
  );
}

describe('private links', () => {
  const open = (people: People, token: string): Promise<Reply> =>
    people.call('', { method: 'POST', path: '/private-links/open', body: JSON.stringify({ token }) });

  it('that are wrong, altered, of another purpose or of another installation open nothing', PATIENCE, async () => {
    const people = await openPeople();
    const stranger = await openPeople({ seed: 2 });
    const token = people.started.privateLink!.split('#')[1]!;
    const session = people.guest.split('=')[1]!;
    const altered = Array.from(
      { length: token.length },
      (_, at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    for (const wrong of [
      ...altered,
      session,
      token.toUpperCase(),
      `${token}A`,
      token.slice(1),
      'x'.repeat(48),
      '-'.repeat(200),
    ])
      expect(expectProblem(await open(people, wrong), wrong)).toBe('link.not-known');
    expect(expectProblem(await open(stranger, token), 'another installation')).toBe('link.not-known');
    for (const none of ['', 'short', 'x'.repeat(201)])
      expect(expectProblem(await open(people, none), none)).toBe('request.invalid');
    expect((await open(people, token)).statusCode).toBe(200);
  });

  it('that were replaced or whose answers are gone open nothing, and their sessions end', PATIENCE, async () => {
    const people = await openPeople();
    const token = people.started.privateLink!.split('#')[1]!;
    const renewed = await people.call(people.guest, {
      method: 'POST',
      path: '/private-links/renew',
      body: '{}',
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(renewed.statusCode).toBe(200);
    expect(expectProblem(await open(people, token), 'the old link')).toBe('link.not-known');
    expect(
      expectProblem(await people.call(people.guest, { method: 'GET', path: '/assessments' }), 'the old session'),
    ).toBe('session.needed');
    const gone = await people.call(people.other, { method: 'DELETE', path: '/my-data' });
    expect(gone.statusCode).toBe(204);
    expect(
      expectProblem(
        await people.call(people.other, { method: 'GET', path: `/results/${people.otherAttemptId}` }),
        'erased',
      ),
    ).toBe('session.needed');
  });
});

describe('a start', () => {
  it('that is sent again makes one attempt, and under the same key takes no other wish', PATIENCE, async () => {
    const people = await openPeople();
    const key = { 'idempotency-key': randomUUID() };
    const wish = { roleProfile: 'kt-professional', stage: 'entry', form: 'short', language: 'en' };
    const start = (body: object) =>
      people.call('', { method: 'POST', path: '/assessments', body: JSON.stringify(body), headers: key });
    const [first, second] = [await start(wish), await start(wish)];
    const idOf = (reply: Reply): string => (JSON.parse(reply.body) as { attemptId: string }).attemptId;
    expect(idOf(second)).toBe(idOf(first));
    expect(expectProblem(await start({ ...wish, language: 'fi' }), 'another wish')).toBe('idempotency.other-body');
    expect(
      expectProblem(
        await people.call('', {
          method: 'POST',
          path: '/assessments',
          body: JSON.stringify({ ...wish, stage: 'no-such-stage' }),
          headers: { 'idempotency-key': randomUUID() },
        }),
        'stage',
      ),
    ).toBe('assessment.unknown-role');
  });
});
