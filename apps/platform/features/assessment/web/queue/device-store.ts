// The vault as the session uses it: storage that fails once is not trusted again in this tab, and nothing here ever throws.
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { AnswerEvent } from '../../contract.ts';
import type { AttemptModel, KeptOnDevice } from '../attempt/attempt-model.ts';
import type { AnswerVault, Snapshot } from './answer-vault.ts';

export interface DeviceStore {
  /** True while what is put here is kept. */
  readonly isTrusted: ReadonlySignal<boolean>;
  open(): Promise<{ readonly kept: KeptOnDevice; readonly snapshot: Snapshot | null }>;
  putAnswer(event: AnswerEvent): Promise<void>;
  removeAnswers(keys: readonly string[]): void;
  /** Keeps what lets the runner open without a network; nothing once the attempt is closed. */
  putSnapshot(model: AttemptModel | null): void;
  clear(): Promise<void>;
}

export function createDeviceStore(attemptId: string, openVault: () => Promise<AnswerVault>): DeviceStore {
  const isTrusted = signal(false);
  let vault: AnswerVault | null = null;

  const attempt = async <Value>(work: (vault: AnswerVault) => Promise<Value>): Promise<Value | null> => {
    if (vault === null) return null;
    try {
      return await work(vault);
    } catch {
      vault = null;
      isTrusted.value = false;
      return null;
    }
  };

  return {
    isTrusted,
    async open() {
      vault = await openVault().catch(() => null);
      isTrusted.value = vault !== null;
      const found = await attempt((each) => each.read(attemptId));
      const snapshot = found?.snapshot ?? null;
      return {
        kept: { pending: found?.pending ?? [], drafts: snapshot?.drafts ?? {}, items: snapshot?.items ?? {} },
        snapshot,
      };
    },
    async putAnswer(event) {
      await attempt((each) => each.putAnswer(attemptId, event));
    },
    removeAnswers(keys) {
      void attempt((each) => each.removeAnswers(attemptId, keys));
    },
    putSnapshot(model) {
      if (model === null || model.state.status !== 'open') return;
      const { state, items, drafts } = model;
      void attempt((each) => each.putSnapshot(attemptId, { state, items, drafts }));
    },
    async clear() {
      await attempt((each) => each.clear(attemptId));
    },
  };
}
