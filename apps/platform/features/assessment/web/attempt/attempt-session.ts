// One open attempt in one tab: joins the model with the server, the device's store, the send loop and the other tabs.
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { isNetworkLoss, toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type { AcceptedAnswers, AnswersBody, AnswerValue, FinishBody, RunnerState } from '../../contract.ts';
import { SECONDS_PER_ITEM } from '../../limits.ts';
import type { AnswerVault } from '../queue/answer-vault.ts';
import { createDeviceStore } from '../queue/device-store.ts';
import type { DeviceStore } from '../queue/device-store.ts';
import { createSendLoop } from '../queue/send-loop.ts';
import type { SendLoop } from '../queue/send-loop.ts';
import type { TabChannel, TabMessage } from '../queue/tab-channel.ts';
import {
  addAnswer,
  answeredIds,
  completeState,
  goBack,
  goForward,
  nextRevision,
  openModel,
  setDraft,
  settleAnswers,
  takeState,
} from './attempt-model.ts';
import type { AttemptModel } from './attempt-model.ts';
import { hearTab } from './hear-tab.ts';

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
/** Before the session is open and after it is closed; waits that end later find nobody to tell. */
const NO_CHANNEL: TabChannel = { tell: () => undefined, close: () => undefined };

/** What the parts of a session share. */
interface Shared {
  readonly ports: AttemptPorts;
  readonly model: Signal<AttemptModel | null>;
  readonly problem: Signal<Problem | null>;
  readonly refused: Signal<{ readonly count: number; readonly code: string } | null>;
  readonly isOver: Signal<boolean>;
  /** The last request failed in a way that may pass. */
  readonly hasFailed: Signal<boolean>;
  readonly device: DeviceStore;
  channel: TabChannel;
  /** What other tabs told while this one was still opening: its state may be older than that. */
  unheard: readonly TabMessage[];
}

export function createAttemptSession(attemptId: string, ports: AttemptPorts): AttemptSession {
  const shared: Shared = {
    ports,
    model: signal(null),
    problem: signal(null),
    refused: signal(null),
    isOver: signal(false),
    hasFailed: signal(false),
    device: createDeviceStore(attemptId, ports.openVault),
    channel: NO_CHANNEL,
    unheard: [],
  };
  const loop = createLoop(shared);
  return {
    model: shared.model,
    problem: shared.problem,
    refused: shared.refused,
    isOver: shared.isOver,
    saveState: computed(() => saveStateOf(shared.model.value, shared.hasFailed.value, shared.device.isTrusted.value)),
    open: () => openSession(shared, loop),
    answer: (itemId, value, seconds) => giveAnswer(shared, loop, itemId, value, seconds),
    keepDraft(itemId, ratings) {
      change(shared, (present) => setDraft(present, itemId, ratings));
      shared.channel.tell({ kind: 'draft', itemId, ratings });
      shared.device.putSnapshot(shared.model.value);
    },
    goOn: () => goOn(shared, loop),
    goBack: () => change(shared, goBack),
    sendNow: () => (shared.model.value === null ? openSession(shared, loop) : loop.flush()),
    finish: (early) => finishAttempt(shared, loop, early),
    close() {
      loop.close();
      shared.channel.close();
      shared.channel = NO_CHANNEL;
    },
  };
}

function change(shared: Shared, step: (present: AttemptModel) => AttemptModel): void {
  if (shared.model.value !== null) shared.model.value = step(shared.model.value);
}

function createLoop(shared: Shared): SendLoop {
  const { ports, device } = shared;
  return createSendLoop({
    pending: () => shared.model.value?.pending ?? [],
    send: (answers) =>
      ports.sendAnswers({ answers: [...answers], holds: Object.keys(shared.model.value?.items ?? {}) }),
    takeTurn: ports.takeTurn,
    taken(reply) {
      shared.hasFailed.value = false;
      const keys = [...reply.acknowledged, ...reply.refused.map((each) => each.key)];
      change(shared, (present) => takeState(settleAnswers(present, keys), reply.state));
      const last = reply.refused.at(-1);
      const before = shared.refused.value?.count ?? 0;
      if (last) shared.refused.value = { count: before + reply.refused.length, code: last.code };
      const present = shared.model.value;
      if (present !== null) shared.channel.tell({ kind: 'settled', keys, state: completeState(present) });
      device.removeAnswers(keys);
      device.putSnapshot(present);
    },
    failed() {
      shared.hasFailed.value = true;
      goAlone(shared);
    },
    stopped(reason) {
      shared.problem.value = reason;
    },
    wait: ports.wait,
    random: ports.random,
  });
}

async function openSession(shared: Shared, loop: SendLoop): Promise<void> {
  const { ports, device } = shared;
  shared.problem.value = null;
  shared.channel.close();
  shared.channel = ports.openChannel((message) => hear(shared, loop, message));
  const { kept, snapshot } = await device.open();
  try {
    shared.model.value = catchUp(openModel(await ports.readState(), kept, false), shared.unheard);
    device.putSnapshot(shared.model.value);
  } catch (error) {
    const reason = toProblem(error);
    if (!isNetworkLoss(reason) || snapshot === null) {
      shared.problem.value = reason;
      return;
    }
    shared.hasFailed.value = true;
    shared.model.value = catchUp(openModel(snapshot.state, kept, true), shared.unheard);
  }
  shared.unheard = [];
  void loop.flush();
}

/** Hears what was told meanwhile; where that leaves no item to show, the state at hand chooses one. */
function catchUp(model: AttemptModel, unheard: readonly TabMessage[]): AttemptModel {
  const heard = unheard.reduce(hearTab, model);
  return heard.front === null && model.front !== null ? takeState(heard, heard.state) : heard;
}

function hear(shared: Shared, loop: SendLoop, message: TabMessage): void {
  if (shared.model.value === null) shared.unheard = [...shared.unheard, message];
  change(shared, (present) => hearTab(present, message));
  if (message.kind === 'settled') shared.hasFailed.value = false;
  if (message.kind === 'over') shared.isOver.value = true;
  if (message.kind === 'answered') shared.ports.wait(OTHER_TAB_MS, () => void loop.flush());
}

function giveAnswer(shared: Shared, loop: SendLoop, itemId: string, value: AnswerValue, seconds: number): void {
  const { ports, device, model } = shared;
  if (model.value === null) return;
  const event = {
    key: ports.makeKey(),
    itemId,
    revision: nextRevision(model.value, itemId),
    value,
    answeredAt: ports.now(),
    seconds: Math.min(SECONDS_PER_ITEM, Math.max(0, Math.round(seconds * 10) / 10)),
  };
  change(shared, (present) => addAnswer(present, event));
  shared.channel.tell({ kind: 'answered', event });
  // Kept first, then sent: a crash between the two loses nothing.
  void device.putAnswer(event).then(() => loop.flush());
}

function goOn(shared: Shared, loop: SendLoop): void {
  const before = shared.model.value?.front;
  change(shared, (present) => goForward(present, shared.hasFailed.value && shared.device.isTrusted.value));
  const present = shared.model.value;
  if (present === null) return;
  if (present.front !== before) shared.channel.tell({ kind: 'front', itemId: present.front });
  if (present.front === null && present.pending.length > 0) {
    void loop.flush();
    shared.ports.wait(ALONE_AFTER_MS, () => goAlone(shared));
  }
}

/** Shows an item kept ahead; only where answers are kept, because otherwise each must reach the server first. */
function goAlone(shared: Shared): void {
  const present = shared.model.value;
  if (!shared.device.isTrusted.value || present === null || present.front !== null || present.looking !== null) return;
  change(shared, (each) => goForward(each, true));
  shared.channel.tell({ kind: 'front', itemId: shared.model.value?.front ?? null });
}

async function finishAttempt(shared: Shared, loop: SendLoop, early: boolean): Promise<Problem | null> {
  if (shared.model.value === null) return shared.problem.value;
  await loop.flush();
  try {
    const answered = answeredIds(shared.model.value).length;
    const state = await shared.ports.finish({ answered, early });
    shared.channel.tell({ kind: 'over' });
    await shared.device.clear();
    change(shared, (present) => ({ ...takeState(present, state), pending: [] }));
    return null;
  } catch (error) {
    return toProblem(error);
  }
}

function saveStateOf(model: AttemptModel | null, hasFailed: boolean, hasVault: boolean): SaveState {
  if (model === null) return 'idle';
  if (model.pending.length > 0) {
    if (!hasFailed) return 'saving';
    return hasVault ? 'kept' : 'needed';
  }
  return model.state.answered.length > 0 ? 'saved' : 'idle';
}
