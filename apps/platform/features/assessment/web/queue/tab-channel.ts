// Tells the other tabs of the same attempt what happened, and lets only one of them send at a time.
import type { AnswerEvent, RunnerState } from '../../contract.ts';

export type TabMessage =
  | { readonly kind: 'answered'; readonly event: AnswerEvent }
  | { readonly kind: 'settled'; readonly keys: readonly string[]; readonly state: RunnerState }
  | { readonly kind: 'front'; readonly itemId: string | null }
  | { readonly kind: 'draft'; readonly itemId: string; readonly ratings: readonly (number | null)[] }
  /** Ended or deleted: nothing of this attempt may stay. */
  | { readonly kind: 'over' };

export interface TabChannel {
  tell(message: TabMessage): void;
  close(): void;
}

export function openTabChannel(attemptId: string, hear: (message: TabMessage) => void): TabChannel {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`dragoman-attempt-${attemptId}`);
  channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** Runs the work while no other tab of this attempt does; without locks (plain http) at once: the server keeps each key once. */
export function takeTurn<Value>(attemptId: string, work: () => Promise<Value>): Promise<Value> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`dragoman-send-${attemptId}`, work) as Promise<Value>;
}
