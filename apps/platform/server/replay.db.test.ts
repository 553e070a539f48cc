import { createRandom } from '@dragoman/psychometrics';
import type { SeededRandom } from '@dragoman/psychometrics';
import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { findTestServer, makeSchema } from '../core/database/testing/test-server.ts';
import { PUBLIC_TENANT } from '../core/tenants.ts';
import type {
  AcceptedAnswers,
  AnswerEvent,
  RunnerState,
  ShownItem,
  StartedAssessment,
} from '../features/assessment/contract.ts';
import { assessmentStore, createInstrument, replayAttempt } from '../features/assessment/server/index.ts';
import type { ProfileResult } from '../features/profile/contract.ts';
import { loadContent } from './load-content.ts';
import { openPlatform } from './testing/open-platform.ts';
import type { TestPlatform } from './testing/open-platform.ts';
import { makeAnswer, SYNTHETIC_WISH } from './testing/synthetic-taker.ts';

const PATIENCE = { timeout: 90_000 };
const START_KEY = '01939c1e-7a00-4000-8000-00000000000a';

/** One person's calls to a platform; each reply must be a success. */
function openPerson({ app }: TestPlatform) {
  let cookie = '';
  return async <Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> => {
    const reply = await app.inject({
      method,
      url: `/api${path}`,
      headers: { 'idempotency-key': START_KEY, ...(cookie === '' ? {} : { cookie }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    expect(reply.statusCode, reply.body.slice(0, 300)).toBeLessThan(300);
    if (cookie === '') cookie = String(reply.headers['set-cookie']).split(';', 1)[0]!;
    return reply.json<Body>();
  };
}

interface Run {
  readonly attemptId: string;
  /** In the order they were asked. */
  readonly answers: readonly AnswerEvent[];
  readonly state: RunnerState;
  readonly result: ProfileResult;
}

/** Takes a whole assessment one answer at a time. */
async function takeInOrder(platform: TestPlatform, random: SeededRandom, call = openPerson(platform)): Promise<Run> {
  const { attemptId, state: begin } = await call<StartedAssessment>('POST', '/assessments', SYNTHETIC_WISH);
  const items = new Map<string, ShownItem>();
  const answers: AnswerEvent[] = [];
  let state = begin;
  while (state.next !== null) {
    for (const item of state.items) items.set(item.itemId, item);
    const answer = makeAnswer(items.get(state.next)!, random);
    answers.push(answer);
    const accepted = await call<AcceptedAnswers>('POST', `/assessments/${attemptId}/answers`, {
      answers: [answer],
      holds: [...items.keys()],
    });
    ({ state } = accepted);
  }
  return finish(call, attemptId, answers);
}

async function finish(
  call: ReturnType<typeof openPerson>,
  attemptId: string,
  answers: readonly AnswerEvent[],
): Promise<Run> {
  const state = await call<RunnerState>('POST', `/assessments/${attemptId}/finish`, {
    answered: answers.length,
    early: false,
  });
  return { attemptId, answers, state, result: await call<ProfileResult>('GET', `/results/${attemptId}`) };
}

/**
 * Delivers the answers of another run as a bad network would: the next one and those of the items ahead in any order, some of
 * them twice, in one request or in several.
 */
async function takeShuffled(
  platform: TestPlatform,
  answers: readonly AnswerEvent[],
  random: SeededRandom,
): Promise<Run> {
  const call = openPerson(platform);
  const started = await call<StartedAssessment>('POST', '/assessments', SYNTHETIC_WISH);
  const { attemptId } = started;
  let { state } = started;
  for (let done = 0; done < answers.length;) {
    expect(state.next).toBe(answers[done]!.itemId);
    let size = 1;
    while (size < 4 && state.ahead.includes(answers[done + size]?.itemId ?? '')) size += 1;
    const together = shuffle([...answers.slice(done, done + size), answers[random.below(done + 1)]!], random);
    const requests = random.below(2) === 0 ? [together] : together.map((answer) => [answer]);
    for (const request of requests) {
      const sent = random.below(3) === 0 ? [...request, ...request] : request;
      const accepted = await call<AcceptedAnswers>('POST', `/assessments/${attemptId}/answers`, {
        answers: sent,
        holds: [],
      });
      expect(accepted.refused).toEqual([]);
      ({ state } = accepted);
    }
    done += size;
  }
  return finish(call, attemptId, answers);
}

function shuffle<Value>(values: readonly Value[], random: SeededRandom): Value[] {
  return values
    .map((value) => ({ value, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const { framework, bank } = loadContent();
const instrument = createInstrument(framework, bank);

async function readTrajectory({ database }: TestPlatform, { attemptId, answers }: Run) {
  const store = assessmentStore(database.read);
  const order = new Map(answers.map((answer, index) => [answer.key, index]));
  const stored = await store.listAnswers(PUBLIC_TENANT, attemptId);
  return {
    attempt: (await store.findAttempt(PUBLIC_TENANT, attemptId))!,
    stored: stored.toSorted((a, b) => order.get(a.key)! - order.get(b.key)!),
    offers: await store.listOffers(PUBLIC_TENANT, attemptId),
  };
}

type Open = () => Promise<TestPlatform>;

function describeReplay(title: string, open: Open): void {
  describe(`an attempt (${title})`, () => {
    it('is replayed from its answers, every choice to the last bit', PATIENCE, async () => {
      const platform = await open();
      const run = await takeInOrder(platform, createRandom('replay'));
      const { attempt, stored, offers } = await readTrajectory(platform, run);
      expect(stored).toHaveLength(run.answers.length);
      expect(replayAttempt(instrument, attempt, stored, offers)).toEqual({ steps: stored.length + 1, different: [] });
      // The twins: one answer taken for a skip, and one number of a kept choice changed in its last digit.
      const at = stored.findIndex(({ value }) => 'category' in value);
      const changed = stored.with(at, { ...stored[at]!, value: { skip: 'prefer-not-to-say' } });
      expect(() => replayAttempt(instrument, attempt, changed, offers)).toThrow('No beginning');
      const bent = offers.with(5, {
        ...offers[5]!,
        choice: offers[5]!.choice.replace(/(\d)\](?=[^\d]*$)/, (_, digit: string) => `${(Number(digit) + 1) % 10}]`),
      });
      expect(replayAttempt(instrument, attempt, stored, bent).different).toEqual([5]);
    });

    it('has one result, however often it is computed', PATIENCE, async () => {
      const platform = await open();
      const call = openPerson(platform);
      const run = await takeInOrder(platform, createRandom('twice'), call);
      const again = [
        await call<ProfileResult>('POST', `/results/${run.attemptId}/recompute`, {}),
        await call<ProfileResult>('POST', `/results/${run.attemptId}/recompute`, {}),
        await call<ProfileResult>('GET', `/results/${run.attemptId}`),
      ];
      for (const result of again) expect(result).toEqual(run.result);
      const { rows } = await sql<{ digest: string }>`select digest from result`.execute(platform.database.read);
      expect(rows.map((row) => row.digest)).toEqual([run.result.provenance.resultDigest]);
    });

    it(
      'comes to the same precision, stop and result when its answers arrive shuffled and doubled',
      PATIENCE,
      async () => {
        const first = await takeInOrder(await open(), createRandom('shuffled'));
        const second = await takeShuffled(await open(), first.answers, createRandom('order'));
        expect(second.attemptId).toBe(first.attemptId);
        expect(second.state.precision).toEqual(first.state.precision);
        expect(second.state.stop).toEqual(first.state.stop);
        expect(second.state.answered.toSorted(byItem)).toEqual(first.state.answered.toSorted(byItem));
        expect(second.result).toEqual({ ...first.result, resultId: second.result.resultId });
      },
    );
  });
}

function byItem(a: { itemId: string }, b: { itemId: string }): number {
  return a.itemId < b.itemId ? -1 : 1;
}

const openOnSqlite: Open = () => openPlatform();
const openOnPostgres: Open = async () => openPlatform({ databaseUrl: await makeSchema(await findTestServer()) });
const offer = inject('postgres');
const reason = 'reason' in offer ? `: ${offer.reason}` : '';

describeReplay('SQLite', openOnSqlite);
describe.skipIf('reason' in offer)(`PostgreSQL${reason}`, () => {
  describeReplay('PostgreSQL', openOnPostgres);

  it('taken on one database is computed to the last bit by an installation on the other', PATIENCE, async () => {
    const [here, there] = [await openOnPostgres(), await openOnSqlite()];
    const call = openPerson(here);
    const run = await takeInOrder(here, createRandom('both'), call);
    const archive = await call<object>('GET', `/results/${run.attemptId}/export.json`);
    const imported = await there.app.inject({ method: 'POST', url: '/api/results/import', payload: archive });
    expect(imported.json()).toEqual({ result: run.result, reproduced: true });
    const { attempt, stored, offers } = await readTrajectory(here, run);
    expect(replayAttempt(instrument, attempt, stored, offers).different).toEqual([]);
  });
});
