// Lets a simulated person take an assessment through the assessment's own routes, some days ago by a clock of its own.
import { fixedClock, seededRandom } from '@dragoman/kernel';
import type { Clock, IdMaker } from '@dragoman/kernel';
import { hashSeed } from '@dragoman/psychometrics';
import type { Route } from '../../../core/http/route.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { AcceptedAnswers, AttemptSummary, RunnerState, StartedAssessment } from '../../assessment/contract.ts';
import type { SyntheticAssessment } from '../contract.ts';
import type { AnswerItem } from './synthetic-answers.ts';
import type { Visitor } from './visitor.ts';

export interface Taking {
  /** The routes of the assessment for a runtime: the clock tells when the answers were given, the randomness which items. */
  readonly routesFor: (runtime: Runtime) => readonly Route[];
  /** The platform's own, for the result. */
  readonly resultRoutes: readonly Route[];
  readonly runtime: Runtime;
  readonly seed: string;
}

export interface Answering {
  readonly routes: readonly Route[];
  readonly clock: Clock & { advance(milliseconds: number): void };
  readonly makeId: IdMaker;
  /** Called after each answer. */
  readonly pause: () => Promise<void>;
}

const DAY = 86_400_000;

/**
 * Starts, answers and, unless the person paused, finishes and computes the result. Run again after an interruption, it goes on with
 * the attempt that is there.
 */
export async function takeAssessment(
  { routesFor, resultRoutes, runtime, seed }: Taking,
  visitor: Visitor,
  { roleProfile, stage, form, language, daysAgo, answered }: SyntheticAssessment,
  answer: AnswerItem,
): Promise<void> {
  // A little more than whole days, so that also today's answers lie in the past.
  const clock = fixedClock(new Date(runtime.clock.now() - daysAgo * DAY - DAY / 12).toISOString());
  const routes = routesFor({ clock, random: seededRandom(hashSeed(seed)), makeId: runtime.makeId });
  const state = await begin(routes, visitor, { roleProfile, stage, form, language });
  const answering = { routes, clock, makeId: runtime.makeId, pause: async () => undefined };
  await answerAttempt(answering, visitor, state, { answer, answered });
  if (answered === null) await visitor.call(resultRoutes, 'profile.result', { params: { attemptId: state.attemptId } });
}

/** Answers on from where the attempt stands; finishes it unless the person pauses after so many answers. */
export async function answerAttempt(
  { routes, clock, makeId, pause }: Answering,
  visitor: Visitor,
  begun: RunnerState,
  { answer, answered }: { readonly answer: AnswerItem; readonly answered: number | null },
): Promise<void> {
  const params = { attemptId: begun.attemptId };
  let state = begun;
  if (state.status !== 'open') return;
  while (state.status === 'open' && state.next !== null && state.answered.length < (answered ?? Infinity)) {
    const { value, seconds } = answer(state.next);
    clock.advance(seconds * 1000);
    const event = { key: makeId(), itemId: state.next, revision: 1, value, seconds, answeredAt: clock.iso() };
    const accepted = await visitor.call<AcceptedAnswers>(routes, 'assessment.answer', {
      params,
      body: { answers: [event], holds: [] },
    });
    if (accepted.refused.length > 0) throw new Error(`An answer was refused: ${accepted.refused[0]!.code}.`);
    state = accepted.state;
    await pause();
  }
  if (answered !== null) return;
  const body = { answered: state.answered.length, early: false };
  await visitor.call(routes, 'assessment.finish', { params, body });
}

async function begin(
  routes: readonly Route[],
  visitor: Visitor,
  wish: Pick<SyntheticAssessment, 'roleProfile' | 'stage' | 'form' | 'language'>,
): Promise<RunnerState> {
  if ((await visitor.actor()).kind !== 'anonymous') {
    const { attempts } = await visitor.call<{ attempts: AttemptSummary[] }>(routes, 'assessment.list-own');
    const [there] = attempts;
    if (there !== undefined)
      return visitor.call<RunnerState>(routes, 'assessment.read', { params: { attemptId: there.attemptId } });
  }
  return (await visitor.call<StartedAssessment>(routes, 'assessment.start', { body: wish })).state;
}
