// Answers by calls and not by pages, for journeys that begin after all that: a whole attempt, a whole rating.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { RunnerState, StartedAssessment } from '../../apps/platform/features/assessment/contract.ts';
import type { RatingState } from '../../apps/platform/features/raters/contract.ts';
import type { RunningServer } from '../set-up/server.ts';
import { callerOf, linkTo } from './institution-by-api.ts';
import type { Caller } from './institution-by-api.ts';

/** Answers everything that is asked and finishes. */
export async function answerAll(caller: Caller, started: StartedAssessment): Promise<void> {
  let state: RunnerState = started.state;
  let answered = 0;
  const known = new Map(state.items.map((item) => [item.itemId, item]));
  while (state.next !== null) {
    const item = known.get(state.next)!;
    const value =
      item.kind === 'scenario'
        ? { ratings: item.options.map((_, index) => 1 + ((answered + index) % 5)) }
        : { category: (answered * 3) % 5 };
    const answer = {
      key: randomUUID(),
      itemId: item.itemId,
      revision: 1,
      value,
      answeredAt: new Date().toISOString(),
      seconds: 9,
    };
    const path = `/assessments/${started.attemptId}/answers`;
    ({ state } = await caller.post<{ state: RunnerState }>(path, { answers: [answer], holds: [...known.keys()] }));
    for (const each of state.items) known.set(each.itemId, each);
    answered += 1;
  }
  await caller.post(`/assessments/${started.attemptId}/finish`, { answered, early: false });
}

/** Opens the link of a rater's mail on a device of its own, says the same to everything and hands in. */
export async function rateAll(device: Page, server: RunningServer, email: string, category: number): Promise<void> {
  const caller = callerOf(device, server);
  const token = (await linkTo(server, email, '/rate')).split('#')[1];
  const state = await caller.post<RatingState>('/ratings/open', { token, address: null });
  const answers = state.items.map(({ itemId }) => ({
    key: randomUUID(),
    itemId,
    revision: 1,
    value: { category },
    answeredAt: new Date().toISOString(),
    seconds: 4,
  }));
  await caller.post(`/ratings/${state.ratingId}/answers`, { answers });
  await caller.post(`/ratings/${state.ratingId}/hand-in`, { answered: answers.length });
}
