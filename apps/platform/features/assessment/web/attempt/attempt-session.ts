// One open attempt in one tab: joins the model with the server, the device's vault, the send loop and the other tabs.
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isNetworkLoss, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type {
  AcceptedAnswers,
  AnswerEvent,
  AnswersBody,
  AnswerValue,
  FinishBody,
  RunnerState,
} from '../../contract.ts';
import { SECONDS_PER_ITEM } from '../../limits.ts';
import type { AnswerVault } from '../queue/answer-vault.ts';
import { createSendLoop } from '../queue/send-loop.ts';
import type { TabChannel, TabMessage } from '../queue/tab-channel.ts';
import {
  addAnswer,
  answeredIds,
  completeState,
  followFront,
  goBack,
  goForward,
  nextRevision,
  openModel,
  setDraft,
  settleAnswers,
  takeState,
} from './attempt-model.ts';
import type { AttemptModel } from './attempt-model.ts';

/** `idle`: nothing answered yet. `kept`: on this device, waiting. `needed`: nowhere but in this tab's memory. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'kept' | 'needed';

export interface AttemptPorts {
  readState(): Promise<RunnerState>;
  sendAnswers(body: AnswersBody): Promise<AcceptedAnswers>;
  finish(body: FinishBody): Promise<RunnerState>;
  openVault(): Promise<AnswerVault>;
  openChannel(hear: (message: TabMessage) => void): TabChannel;
  takeTurn<Value>(work: () => Promise<Value>): Promise<Value>;
  makeKey(): string;
  /** The device's clock as an ISO instant; recorded, never trusted. */
  now(): string;
  random(): number;
  wait(milliseconds: number, then: () => void): () => void;
}

export interface AttemptSession {
  readonly model: ReadonlySignal<AttemptModel | null>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** Why there is no model, or why the server refuses everything from now on. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Answers the server refused one by one, with the code of the last. */
  readonly refused: ReadonlySignal<{ readonly count: number; readonly code: string } | null>;
  /** True when the attempt was ended or deleted in another tab. */
  readonly isOver: ReadonlySignal<boolean>;
  open(): Promise<void>;
  answer(itemId: string, value: AnswerValue, seconds: number): void;
  keepDraft(itemId: string, ratings: readonly (number | null)[]): void;
  goOn(): void;
  goBack(): void;
  /** Sends now; for "try now" and when the browser says that the network is back. */
  sendNow(): Promise<void>;
  /** Ends the attempt. Null when done, else what prevents it. */
  finish(early: boolean): Promise<Problem | null>;
  close(): void;
}

/** How long one waits for the server's choice of the next item before an item kept ahead is shown. */
const ALONE_AFTER_MS = 2500;
/** How long another tab's answer may stay unsent before this tab sends it too: the other may have been closed. */
const OTHER_TAB_MS = 5000;

export function createAttemptSession(attemptId: string, ports: AttemptPorts): AttemptSession {
  const model = signal<AttemptModel | null>(null);
  const problem = signal<Problem | null>(null);
  const refused = signal<{ count: number; code: string } | null>(null);
  const isOver = signal(false);
  const hasFailed = signal(false);
  const vault = signal<AnswerVault | null>(null);
  let channel: TabChannel = { tell: () => undefined, close: () => undefined };

  const change = (step: (present: AttemptModel) => AttemptModel): void => {
    if (model.value !== null) model.value = step(model.value);
  };

  /** Storage that fails once is not trusted again in this tab; from then on answers go straight to the server. */
  const store = async (work: (vault: AnswerVault) => Promise<void>): Promise<void> => {
    if (vault.value === null) return;
    try {
      await work(vault.value);
    } catch {
      vault.value = null;
    }
  };

  const keepSnapshot = (): void => {
    const present = model.value;
    if (present === null || present.state.status !== 'open') return;
    const { state, items, drafts } = present;
    void store((open) => open.putSnapshot(attemptId, { state, items, drafts }));
  };

  const goAlone = (): void => {
    const present = model.value;
    if (vault.value === null || present === null || present.front !== null || present.looking !== null) return;
    change((each) => goForward(each, true));
    channel.tell({ kind: 'front', itemId: model.value?.front ?? null });
  };

  const loop = createSendLoop({
    pending: () => model.value?.pending ?? [],
    send: (answers) => ports.sendAnswers({ answers: [...answers], holds: Object.keys(model.value?.items ?? {}) }),
    takeTurn: ports.takeTurn,
    taken(reply) {
      hasFailed.value = false;
      const keys = [...reply.acknowledged, ...reply.refused.map((each) => each.key)];
      change((present) => takeState(settleAnswers(present, keys), reply.state));
      const last = reply.refused.at(-1);
      if (last) refused.value = { count: (refused.value?.count ?? 0) + reply.refused.length, code: last.code };
      if (model.value !== null) channel.tell({ kind: 'settled', keys, state: completeState(model.value) });
      void store((open) => open.removeAnswers(attemptId, keys));
      keepSnapshot();
    },
    failed() {
      hasFailed.value = true;
      goAlone();
    },
    stopped(reason) {
      problem.value = reason;
    },
    wait: ports.wait,
    random: ports.random,
  });

  const hear = (message: TabMessage): void => {
    switch (message.kind) {
      case 'answered':
        change((present) => addAnswer(present, message.event));
        ports.wait(OTHER_TAB_MS, () => void loop.flush());
        break;
      case 'settled':
        hasFailed.value = false;
        change((present) => takeState(settleAnswers(present, message.keys), message.state));
        break;
      case 'front':
        change((present) => followFront(present, message.itemId));
        break;
      case 'draft':
        change((present) => setDraft(present, message.itemId, message.ratings));
        break;
      case 'over':
        isOver.value = true;
        break;
    }
  };

  const open = async (): Promise<void> => {
    problem.value = null;
    vault.value = await ports.openVault().catch(() => null);
    const kept = await vault.value?.read(attemptId).catch(() => null);
    const held = {
      pending: kept?.pending ?? [],
      drafts: kept?.snapshot?.drafts ?? {},
      items: kept?.snapshot?.items ?? {},
    };
    channel.close();
    channel = ports.openChannel(hear);
    try {
      const state = await ports.readState();
      model.value = openModel(state, held, false);
      keepSnapshot();
    } catch (error) {
      const reason = toProblem(error);
      const snapshot = kept?.snapshot;
      if (!isNetworkLoss(reason) || !snapshot) {
        problem.value = reason;
        return;
      }
      hasFailed.value = true;
      model.value = openModel(snapshot.state, held, true);
    }
    void loop.flush();
  };

  return {
    model,
    problem,
    refused,
    isOver,
    saveState: computed(() => saveStateOf(model.value, hasFailed.value, vault.value !== null)),
    open,
    answer(itemId, value, seconds) {
      const present = model.value;
      if (present === null) return;
      const event: AnswerEvent = {
        key: ports.makeKey(),
        itemId,
        revision: nextRevision(present, itemId),
        value,
        answeredAt: ports.now(),
        seconds: Math.min(SECONDS_PER_ITEM, Math.max(0, Math.round(seconds * 10) / 10)),
      };
      change((each) => addAnswer(each, event));
      channel.tell({ kind: 'answered', event });
      // Kept first, then sent: a crash between the two loses nothing.
      void store((each) => each.putAnswer(attemptId, event)).then(() => loop.flush());
    },
    keepDraft(itemId, ratings) {
      change((present) => setDraft(present, itemId, ratings));
      channel.tell({ kind: 'draft', itemId, ratings });
      keepSnapshot();
    },
    goOn() {
      const before = model.value;
      change((present) => goForward(present, hasFailed.value && vault.value !== null));
      if (model.value?.front !== before?.front) channel.tell({ kind: 'front', itemId: model.value?.front ?? null });
      if (model.value?.front === null && model.value.pending.length > 0) {
        void loop.flush();
        ports.wait(ALONE_AFTER_MS, goAlone);
      }
    },
    goBack: () => change(goBack),
    async sendNow() {
      if (model.value === null) return open();
      return loop.flush();
    },
    async finish(early) {
      const present = model.value;
      if (present === null) return problem.value;
      await loop.flush();
      try {
        const answered = answeredIds(model.value ?? present).length;
        const state = await ports.finish({ answered, early });
        channel.tell({ kind: 'over' });
        await store((each) => each.clear(attemptId));
        change((each) => ({ ...takeState(each, state), pending: [] }));
        return null;
      } catch (error) {
        return toProblem(error);
      }
    },
    close() {
      loop.close();
      channel.close();
    },
  };
}

function saveStateOf(model: AttemptModel | null, hasFailed: boolean, hasVault: boolean): SaveState {
  if (model === null) return 'idle';
  if (model.pending.length > 0) {
    if (!hasFailed) return 'saving';
    return hasVault ? 'kept' : 'needed';
  }
  return model.state.answered.length > 0 ? 'saved' : 'idle';
}
