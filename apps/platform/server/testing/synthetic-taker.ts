// A simulated person who takes an assessment over HTTP: one answer after the other, the same key again until it is acknowledged.
import { randomUUID } from 'node:crypto';
import type { SeededRandom } from '@dragoman/psychometrics';
import type {
  AcceptedAnswers,
  AnswerEvent,
  AnswerValue,
  RunnerState,
  ShownItem,
  StartAssessmentBody,
  StartedAssessment,
} from '../../features/assessment/contract.ts';
import type { AnswerLedger } from './answer-ledger.ts';
import type { HttpCaller, HttpReply } from './http-caller.ts';

export const SYNTHETIC_WISH: StartAssessmentBody = {
  roleProfile: 'kt-professional',
  stage: 'experienced',
  form: 'full',
  language: 'en',
};

/** The server answered, but did not do what was asked. */
export class CallRefused extends Error {
  readonly reply: HttpReply;

  constructor(reply: HttpReply) {
    super(`${reply.status} ${reply.text.slice(0, 300)}`);
    this.name = 'CallRefused';
    this.reply = reply;
  }
}

export interface SyntheticTaker {
  readonly attemptId: string;
  readonly state: RunnerState;
  /** Sends the answer to the next item, or again the one that was not acknowledged. False when there is nothing left to answer. */
  answerNext(): Promise<boolean>;
  finish(): Promise<void>;
  /** Reads the state anew, as another device would. */
  read(): Promise<RunnerState>;
}

export interface TakerOptions {
  readonly caller: HttpCaller;
  readonly ledger: AnswerLedger;
  readonly random: SeededRandom;
  readonly wish?: StartAssessmentBody;
  /** Key of the start, for sending the same start again. */
  readonly startKey?: string;
}

/** Starts an assessment; throws `CallRefused` or the network's error, after which the same `startKey` may be sent again. */
export async function startTaker(options: TakerOptions): Promise<SyntheticTaker> {
  const { caller, ledger, random } = options;
  const headers = { 'idempotency-key': options.startKey ?? randomUUID() };
  const started = read<StartedAssessment>(
    await caller.call('POST', '/api/assessments', options.wish ?? SYNTHETIC_WISH, headers),
  );
  const { attemptId } = started;
  const items = new Map<string, ShownItem>();
  let state = started.state;
  let pending: AnswerEvent | null = null;
  const take = (next: RunnerState): void => {
    state = next;
    for (const item of next.items) items.set(item.itemId, item);
  };
  take(started.state);
  return {
    attemptId,
    get state() {
      return state;
    },
    answerNext: async () => {
      if (state.next === null) return false;
      pending ??= makeAnswer(items.get(state.next)!, random);
      ledger.noteSent({ attemptId, ...pending });
      const body = { answers: [pending], holds: [...items.keys()] };
      const accepted = read<AcceptedAnswers>(await caller.call('POST', `/api/assessments/${attemptId}/answers`, body));
      for (const key of accepted.acknowledged) ledger.noteAcknowledged(attemptId, key);
      if (accepted.refused.length > 0) throw new Error(`The server refused an answer: ${accepted.refused[0]?.code}`);
      pending = null;
      take(accepted.state);
      return state.next !== null;
    },
    finish: async () => {
      const body = { answered: state.answered.length, early: state.next !== null };
      take(read<RunnerState>(await caller.call('POST', `/api/assessments/${attemptId}/finish`, body)));
    },
    read: async () => {
      take(read<RunnerState>(await caller.call('GET', `/api/assessments/${attemptId}`)));
      return state;
    },
  };
}

/** A synthetic answer at a reader's usual pace, so that a run has its usual length. */
export function makeAnswer(item: ShownItem, random: SeededRandom): AnswerEvent {
  return {
    key: randomUUID(),
    itemId: item.itemId,
    revision: 1,
    value: makeValue(item, random),
    answeredAt: new Date().toISOString(),
    seconds: item.kind === 'scenario' ? 55 + random.below(30) : 8 + random.below(8),
  };
}

function makeValue(item: ShownItem, random: SeededRandom): AnswerValue {
  if (random.below(40) === 0) return { skip: 'does-not-apply' };
  return item.kind === 'scenario'
    ? { ratings: item.options.map(() => 1 + random.below(5)) }
    : { category: random.below(5) };
}

function read<Body>(reply: HttpReply): Body {
  if (reply.status < 200 || reply.status > 299) throw new CallRefused(reply);
  return JSON.parse(reply.text) as Body;
}
