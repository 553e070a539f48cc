// A study under way at the expert's: each answer is sent at once and again until the server has it; the page says what waits.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isPassing, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type { AcceptedExpertAnswers, ExpertAnswer, ExpertState, ExpertValue } from '../../contract.ts';
import { EXPERT_ANSWERS_PER_REQUEST } from '../../limits.ts';

export type SaveState = 'idle' | 'saving' | 'saved' | 'waiting';

export interface ExpertPorts {
  read(): Promise<ExpertState>;
  answer(answers: readonly ExpertAnswer[]): Promise<AcceptedExpertAnswers>;
  handIn(answered: number): Promise<ExpertState>;
  wait(milliseconds: number, then: () => void): () => void;
}

export interface ExpertSession {
  readonly state: ReadonlySignal<ExpertState | null>;
  readonly saveState: ReadonlySignal<SaveState>;
  readonly problem: ReadonlySignal<Problem | null>;
  open(): Promise<void>;
  answer(item: string, value: ExpertValue): void;
  sendNow(): Promise<void>;
  handIn(): Promise<Problem | null>;
  close(): void;
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/** Which question of an item a value answers. */
export function questionOf(value: object): string {
  return Object.keys(value)[0] ?? '';
}

export function createExpertSession(ports: ExpertPorts): ExpertSession {
  const state = signal<ExpertState | null>(null);
  const saveState = signal<SaveState>('idle');
  const problem = signal<Problem | null>(null);
  let waiting: readonly ExpertAnswer[] = [];
  let sending: Promise<void> | null = null;
  let failures = 0;
  let cancelWait: (() => void) | null = null;
  let isClosed = false;

  const sendAll = async (): Promise<void> => {
    try {
      while (!isClosed && waiting.length > 0) {
        saveState.value = 'saving';
        const sent = waiting.slice(0, EXPERT_ANSWERS_PER_REQUEST);
        const reply = await ports.answer(sent);
        waiting = waiting.filter((each) => !sent.includes(each));
        failures = 0;
        if (reply.status === 'closed' && state.value !== null) state.value = { ...state.value, status: 'closed' };
      }
      if (waiting.length === 0 && saveState.value === 'saving') saveState.value = 'saved';
    } catch (error) {
      const found = toProblem(error);
      if (!isPassing(found)) {
        problem.value = found;
        return;
      }
      saveState.value = 'waiting';
      failures += 1;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(10, failures - 1));
      cancelWait = ports.wait(Math.max(pause, (found.retryAfter ?? 0) * 1000), () => void session.sendNow());
    }
  };

  const session: ExpertSession = {
    state,
    saveState,
    problem,
    async open() {
      try {
        state.value = await ports.read();
      } catch (error) {
        problem.value = toProblem(error);
      }
    },
    answer(item, value) {
      if (state.value === null) return;
      const isSame = (each: { item: string; value?: unknown }): boolean =>
        each.item === item && questionOf(each.value as object) === questionOf(value);
      const last = state.value.answered.find(isSame);
      if (last !== undefined && JSON.stringify(last.value) === JSON.stringify(value)) return;
      const answer = { item, revision: (last?.revision ?? 0) + 1, value };
      state.value = { ...state.value, answered: [...state.value.answered.filter((each) => !isSame(each)), answer] };
      waiting = [...waiting, answer];
      saveState.value = 'saving';
      void session.sendNow();
    },
    async sendNow() {
      cancelWait?.();
      cancelWait = null;
      // One request at a time; what arrived meanwhile goes with the next round of the same run.
      sending ??= sendAll().finally(() => (sending = null));
      await sending;
    },
    async handIn() {
      await session.sendNow();
      if (problem.value !== null) return problem.value;
      try {
        state.value = await ports.handIn(state.value?.answered.length ?? 0);
        return null;
      } catch (error) {
        return toProblem(error);
      }
    },
    close() {
      isClosed = true;
      cancelWait?.();
    },
  };
  return session;
}
