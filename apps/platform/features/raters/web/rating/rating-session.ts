// A rating under way: answers are kept at once, on the device and on their way, and sent until each is acknowledged.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isPassing, ProblemError, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type { AcceptedRatings, RatingEvent, RatingState, RatingValue } from '../../contract.ts';
import { RATINGS_PER_REQUEST, SECONDS_PER_STATEMENT } from '../../limits.ts';
import type { RatingVault } from './rating-vault.ts';

/** `kept`: on this device, waiting for the network. `needed`: nowhere but in this page. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'kept' | 'needed';

export interface RatingPorts {
  read(ratingId: string): Promise<RatingState>;
  answer(ratingId: string, answers: readonly RatingEvent[]): Promise<AcceptedRatings>;
  handIn(ratingId: string, answered: number): Promise<RatingState>;
  openVault(): Promise<RatingVault>;
  makeKey(): string;
  now(): string;
  wait(milliseconds: number, then: () => void): () => void;
}

export interface RatingSession {
  readonly state: ReadonlySignal<RatingState | null>;
  readonly pending: ReadonlySignal<number>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** Why there is nothing to show, or why nothing more is taken. */
  readonly problem: ReadonlySignal<Problem | null>;
  open(): Promise<void>;
  answer(itemId: string, value: RatingValue, seconds: number): void;
  sendNow(): Promise<void>;
  /** Sends what waits, then hands in. Gives what went wrong. */
  handIn(): Promise<Problem | null>;
  /** Takes a newer state from elsewhere, for example after answering a question. */
  take(state: RatingState): void;
  forget(): Promise<void>;
  close(): void;
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const NOTHING_SETTLED: Problem = { code: 'reply.unreadable', values: {}, status: 502, retryAfter: null };

export function createRatingSession(ratingId: string, ports: RatingPorts): RatingSession {
  const state = signal<RatingState | null>(null);
  const waiting = signal<readonly RatingEvent[]>([]);
  const pending = signal(0);
  const saveState = signal<SaveState>('idle');
  const problem = signal<Problem | null>(null);
  let vault: RatingVault | null = null;
  let sending: Promise<void> | null = null;
  let failures = 0;
  let cancelWait: (() => void) | null = null;
  let isClosed = false;

  const setWaiting = (events: readonly RatingEvent[]): void => {
    waiting.value = events;
    pending.value = events.length;
  };
  /** Storage that fails once is not trusted again on this page. */
  const keep = async (): Promise<void> => {
    if (vault === null || state.value === null) return;
    try {
      await vault.write(ratingId, { state: state.value, pending: waiting.value });
    } catch {
      vault = null;
    }
  };
  const put = (event: Pick<RatingEvent, 'itemId' | 'value' | 'revision'>): void => {
    if (state.value !== null) state.value = withAnswer(state.value, event);
  };
  const settle = (reply: AcceptedRatings): void => {
    setWaiting(withoutSettled(waiting.value, reply));
    if (state.value !== null && reply.status === 'released') state.value = { ...state.value, status: 'released' };
  };

  const sendAll = async (): Promise<void> => {
    try {
      while (!isClosed && waiting.value.length > 0) {
        saveState.value = 'saving';
        const sent = waiting.value.slice(0, RATINGS_PER_REQUEST);
        const reply = await ports.answer(ratingId, sent);
        // Would go round for ever.
        if (withoutSettled(sent, reply).length === sent.length) throw new ProblemError(NOTHING_SETTLED);
        settle(reply);
        failures = 0;
        await keep();
      }
      if (waiting.value.length === 0 && saveState.value === 'saving') saveState.value = 'saved';
    } catch (error) {
      const found = toProblem(error);
      saveState.value = vault === null ? 'needed' : 'kept';
      if (!isPassing(found)) {
        isClosed = true;
        problem.value = found;
        return;
      }
      failures += 1;
      cancelWait = ports.wait(pauseAfter(failures, found), () => void session.sendNow());
    }
  };

  const session: RatingSession = {
    state,
    pending,
    saveState,
    problem,
    async open() {
      vault = await ports.openVault().catch(() => null);
      const kept = await (vault?.read(ratingId) ?? Promise.resolve(null)).catch(() => null);
      if (kept !== null) setWaiting(kept.pending);
      try {
        state.value = await ports.read(ratingId);
      } catch (error) {
        const found = toProblem(error);
        if (kept === null || !isPassing(found)) {
          problem.value = found;
          return;
        }
        state.value = kept.state;
      }
      // What waits is newer than what the server said.
      for (const event of waiting.value) put(event);
      await keep();
      if (waiting.value.length > 0) await session.sendNow();
    },
    answer(itemId, value, seconds) {
      const event = state.value === null ? null : nextEvent(state.value, ports, itemId, value, seconds);
      if (event === null) return;
      put(event);
      setWaiting([...waiting.value, event]);
      saveState.value = 'saving';
      void keep().then(() => session.sendNow());
    },
    async sendNow() {
      cancelWait?.();
      cancelWait = null;
      // One run at a time. An answer may arrive after a run's last look at what waits and before it has ended: then one more.
      do {
        sending ??= sendAll().finally(() => (sending = null));
        await sending;
      } while (waiting.value.length > 0 && !isClosed && cancelWait === null);
    },
    async handIn() {
      await session.sendNow();
      if (problem.value !== null) return problem.value;
      try {
        state.value = await ports.handIn(ratingId, state.value?.answered.length ?? 0);
        await keep();
        return null;
      } catch (error) {
        return toProblem(error);
      }
    },
    take(newer) {
      state.value = newer;
      void keep();
    },
    async forget() {
      isClosed = true;
      await vault?.clear(ratingId).catch(() => undefined);
    },
    close() {
      isClosed = true;
      cancelWait?.();
    },
  };
  return session;
}

function withAnswer(
  state: RatingState,
  { itemId, value, revision }: Pick<RatingEvent, 'itemId' | 'value' | 'revision'>,
): RatingState {
  const others = state.answered.filter((each) => each.itemId !== itemId);
  return { ...state, answered: [...others, { itemId, value, revision }] };
}

function withoutSettled(waiting: readonly RatingEvent[], reply: AcceptedRatings): RatingEvent[] {
  const settled = new Set([...reply.acknowledged, ...reply.refused.map((each) => each.key)]);
  return waiting.filter((each) => !settled.has(each.key));
}

/** Doubles from one second to half a minute, or what the server asks for. */
function pauseAfter(failures: number, { retryAfter }: Problem): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(10, failures - 1));
  return Math.max(pause, (retryAfter ?? 0) * 1000);
}

/** Null when the answer is the same as before. */
function nextEvent(
  state: RatingState,
  ports: RatingPorts,
  itemId: string,
  value: RatingValue,
  seconds: number,
): RatingEvent | null {
  const last = state.answered.find((each) => each.itemId === itemId);
  if (last !== undefined && JSON.stringify(last.value) === JSON.stringify(value)) return null;
  return {
    key: ports.makeKey(),
    itemId,
    revision: (last?.revision ?? 0) + 1,
    value,
    answeredAt: ports.now(),
    seconds: Math.min(Math.max(0, seconds), SECONDS_PER_STATEMENT),
  };
}
