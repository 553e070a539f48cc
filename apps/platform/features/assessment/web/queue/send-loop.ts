// Sends pending answers until each is acknowledged: one request at a time, waiting longer after each failure.
import { isPassing, ProblemError, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type { AcceptedAnswers, AnswerEvent } from '../../contract.ts';
import { ANSWERS_PER_REQUEST } from '../../limits.ts';
import { backoffMs } from './backoff.ts';

export interface SendPort {
  /** Answers not yet acknowledged, oldest first; asked again before every request. */
  pending(): readonly AnswerEvent[];
  send(events: readonly AnswerEvent[]): Promise<AcceptedAnswers>;
  /** Runs a request while no other tab does. */
  takeTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  taken(reply: AcceptedAnswers): void;
  /** A failure that may pass: the answers stay and are sent again. */
  failed(problem: Problem): void;
  /** A refusal of the whole request that sending again will not change. */
  stopped(problem: Problem): void;
  wait(milliseconds: number, then: () => void): () => void;
  random(): number;
}

export interface SendLoop {
  /** Sends now, whatever wait is under way. Resolves when nothing is pending or sending has failed. */
  flush(): Promise<void>;
  close(): void;
}

export function createSendLoop(port: SendPort): SendLoop {
  let running: Promise<void> | null = null;
  let failures = 0;
  let cancelWait: (() => void) | null = null;
  let isClosed = false;
  let isAskedAgain = false;

  const sendOnce = async (): Promise<boolean> => {
    // Another tab may have sent them while this one waited for its turn.
    const events = port.pending().slice(0, ANSWERS_PER_REQUEST);
    if (events.length === 0) return true;
    const reply = await port.send(events);
    const settled = new Set([...reply.acknowledged, ...reply.refused.map((each) => each.key)]);
    if (!events.some((event) => settled.has(event.key))) {
      // Would go round for ever.
      throw new ProblemError({ code: 'reply.unreadable', values: {}, status: 502, retryAfter: null });
    }
    failures = 0;
    port.taken(reply);
    return false;
  };

  const sendAll = async (): Promise<void> => {
    try {
      while (!isClosed && port.pending().length > 0) {
        if (await port.takeTurn(sendOnce)) break;
      }
    } catch (error) {
      const problem = toProblem(error);
      if (!isPassing(problem)) {
        isClosed = true;
        port.stopped(problem);
        return;
      }
      failures += 1;
      port.failed(problem);
      if (!isClosed) cancelWait = port.wait(backoffMs(failures, port.random(), problem.retryAfter), () => void flush());
    }
  };

  const flush = (): Promise<void> => {
    cancelWait?.();
    cancelWait = null;
    if (running !== null) {
      // An answer may arrive after the last look at what is pending and before the run has ended.
      isAskedAgain = true;
      return running;
    }
    isAskedAgain = false;
    running = sendAll().then(() => {
      running = null;
      return isAskedAgain && cancelWait === null && !isClosed && port.pending().length > 0 ? flush() : undefined;
    });
    return running;
  };

  return {
    flush,
    close() {
      isClosed = true;
      cancelWait?.();
    },
  };
}
