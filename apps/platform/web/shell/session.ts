// Who is here, asked once after the page stands: the header offers what that person can open.
import { signal } from '@preact/signals';
import type { Session } from '../../features/identity/contract.ts';
import { request } from '../api/request.ts';

export type SessionActor = Session['actor'];

/** Null until the server has answered, and when it cannot be reached. */
export const actor = signal<SessionActor | null>(null);

/** Asks again; after signing in or out. */
export async function readSession(): Promise<void> {
  try {
    actor.value = (await request<Session>('GET', '/session')).actor;
  } catch {
    actor.value = null;
  }
}
