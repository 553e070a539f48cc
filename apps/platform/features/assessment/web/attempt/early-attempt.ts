// Opens the attempt that the address names as soon as the script runs, beside the messages and not after them.
import type { AttemptSession } from './attempt-session.ts';
import { openAttempt } from './open-attempt.ts';

let early: { readonly attemptId: string; readonly session: AttemptSession } | null = null;

/** Call first of all; does nothing where the address is not a runner's. */
export function beginAttempt(path: string): void {
  const attemptId = /^\/run\/([\w-]+)$/.exec(path)?.[1];
  if (attemptId === undefined) return;
  early = { attemptId, session: openAttempt(attemptId) };
  void early.session.open();
}

/** The session begun early, once; else a new one. Either is opening. */
export function takeAttempt(attemptId: string): AttemptSession {
  const taken = early;
  early = null;
  if (taken?.attemptId === attemptId) return taken.session;
  taken?.session.close();
  const session = openAttempt(attemptId);
  void session.open();
  return session;
}
