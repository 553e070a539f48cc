// A device for tests of the runner: a vault in memory, tabs that hear each other, and time that passes only when told.
import { createIdMaker, fixedClock, seededRandom } from '@dragoman/kernel';
import type { AnswerEvent } from '../../contract.ts';
import { createAttemptSession } from '../attempt/attempt-session.ts';
import type { AttemptSession } from '../attempt/attempt-session.ts';
import type { AnswerVault, Snapshot } from '../queue/answer-vault.ts';
import type { TabMessage } from '../queue/tab-channel.ts';
import type { InventedServer } from './invented-server.ts';

export interface InventedDevice {
  /** False: the browser refuses storage from now on. */
  canStore: boolean;
  readonly answers: Map<string, AnswerEvent>;
  readonly snapshots: Map<string, Snapshot>;
  openTab(server: InventedServer): AttemptSession;
  /** Lets everything under way come to rest without time passing. */
  settle(): Promise<void>;
  /** Lets time pass and what was waiting for it happen. */
  pass(milliseconds: number): Promise<void>;
}

export function inventDevice(seed = 1): InventedDevice {
  const clock = fixedClock('2026-11-21T10:00:00.000Z');
  const makeKey = createIdMaker(clock, seededRandom(seed));
  const answers = new Map<string, AnswerEvent>();
  const snapshots = new Map<string, Snapshot>();
  const tabs = new Set<(message: TabMessage) => void>();
  const timers = new Set<{ due: number; then: () => void }>();
  let turn = Promise.resolve();

  const guard = async <Value>(work: () => Value): Promise<Value> => {
    await Promise.resolve();
    if (!device.canStore) throw new Error('QuotaExceededError');
    return work();
  };
  const vault: AnswerVault = {
    read: (attemptId) =>
      guard(() => ({
        pending: [...answers.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
        snapshot: snapshots.get(attemptId) ?? null,
      })),
    putAnswer: (_attemptId, event) => guard(() => void answers.set(event.key, event)),
    removeAnswers: (_attemptId, keys) => guard(() => keys.forEach((key) => answers.delete(key))),
    putSnapshot: (attemptId, snapshot) => guard(() => void snapshots.set(attemptId, structuredClone(snapshot))),
    clear: (attemptId) =>
      guard(() => {
        answers.clear();
        snapshots.delete(attemptId);
      }),
  };

  const device: InventedDevice = {
    canStore: true,
    answers,
    snapshots,
    openTab: (server) =>
      createAttemptSession('attempt', {
        readState: () => server.read(),
        sendAnswers: (body) => server.answer(body),
        finish: (body) => server.finish(body),
        openVault: () => guard(() => vault),
        openChannel(hear) {
          tabs.add(hear);
          return {
            tell: (message) => {
              for (const other of tabs)
                if (other !== hear) void Promise.resolve().then(() => tabs.has(other) && other(message));
            },
            close: () => void tabs.delete(hear),
          };
        },
        takeTurn<Value>(work: () => Promise<Value>) {
          const result = turn.then(work);
          turn = result.then(
            () => undefined,
            () => undefined,
          );
          return result;
        },
        makeKey,
        now: clock.iso,
        random: () => 0,
        wait(milliseconds, then) {
          const timer = { due: clock.now() + milliseconds, then };
          timers.add(timer);
          return () => void timers.delete(timer);
        },
      }),
    async settle() {
      for (let round = 0; round < 60; round += 1) await Promise.resolve();
    },
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      for (;;) {
        const next = [...timers].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        timers.delete(next);
        clock.advance(Math.max(0, next.due - clock.now()));
        next.then();
        await device.settle();
      }
      clock.advance(end - clock.now());
      await device.settle();
    },
  };
  return device;
}
