// A synthetic guest who takes a short assessment inside a test, without a network.
import { randomUUID } from 'node:crypto';
import type { AcceptedAnswers, ShownItem, StartedAssessment } from '../../features/assessment/contract.ts';
import { assessmentStore } from '../../features/assessment/server/index.ts';
import type { TestPlatform } from './open-platform.ts';

export interface SyntheticGuest {
  readonly attemptId: string;
  readonly personId: string;
  readonly cookie: string;
  /** Secret of the private link. */
  readonly token: string;
  readonly answerKey: string;
}

/** Starts, answers everything that is asked and finishes. */
export async function answerByInject({ app, database, runtime }: TestPlatform): Promise<SyntheticGuest> {
  const start = await app.inject({
    method: 'POST',
    url: '/api/assessments',
    headers: { 'idempotency-key': randomUUID() },
    payload: { roleProfile: 'kt-professional', stage: 'entry', form: 'short', language: 'en' },
  });
  const started = start.json<StartedAssessment>();
  const cookie = String(start.headers['set-cookie']).split(';', 1)[0]!;
  const { attemptId } = started;
  const items = new Map<string, ShownItem>();
  let { state } = started;
  let answerKey = '';
  while (state.next !== null) {
    for (const item of state.items) items.set(item.itemId, item);
    const item = items.get(state.next)!;
    answerKey = randomUUID();
    const value =
      item.kind === 'scenario'
        ? { ratings: item.options.map((_, index) => 1 + (index % 5)) }
        : { category: items.size % 5 };
    const answer = {
      key: answerKey,
      itemId: item.itemId,
      revision: 1,
      value,
      answeredAt: runtime.clock.iso(),
      seconds: 10,
    };
    const reply = await app.inject({
      method: 'POST',
      url: `/api/assessments/${attemptId}/answers`,
      headers: { cookie },
      payload: { answers: [answer], holds: [...items.keys()] },
    });
    state = reply.json<AcceptedAnswers>().state;
  }
  await app.inject({
    method: 'POST',
    url: `/api/assessments/${attemptId}/finish`,
    headers: { cookie },
    payload: { answered: state.answered.length, early: false },
  });
  const persons = await assessmentStore(database.read).listPersons();
  const attempts = await Promise.all(
    persons.map((person) => assessmentStore(database.read).findAttempt(person.tenantId, attemptId)),
  );
  const personId = attempts.find((attempt) => attempt !== null)!.personId;
  return { attemptId, personId, cookie, token: started.privateLink!.split('#')[1]!, answerKey };
}
