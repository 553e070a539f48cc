// Who is here, asked once after the page stands: the header offers what that person can open.
import { signal } from '@preact/signals';
import { request } from '../api/request.ts';

/** The part of the server's answer that the header needs. */
export interface SessionActor {
  readonly kind: 'anonymous' | 'guest' | 'account';
  readonly roles?: readonly string[];
}

/** Null until the server has answered, and when it cannot be reached. */
export const actor = signal<SessionActor | null>(null);

/** Asks again; after signing in or out. */
export async function readSession(): Promise<void> {
  try {
    actor.value = (await request<{ actor: SessionActor }>('GET', '/session')).actor;
  } catch {
    actor.value = null;
  }
}
