// Begins a session of our own making: after a link, an invitation or the set-up, where the person has proven themselves already.
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { SESSION_DAYS } from '../../limits.ts';
import { sessionStore } from '../accounts/session-store.ts';
import type { AccountSession, SessionBeginning } from '../accounts/session-store.ts';

export const SESSION_SECONDS = SESSION_DAYS * 86_400;

/** 192 random bits, in letters that need no escaping in a cookie. */
export function makeSecret(runtime: Runtime): string {
  return Buffer.from(runtime.random.bytes(24)).toString('base64url');
}

/** Adds the session inside the caller's write. */
export async function beginSession(
  queries: WriteQueries,
  runtime: Runtime,
  accountId: string,
  begunBy: SessionBeginning,
): Promise<AccountSession> {
  const now = runtime.clock.now();
  const session: AccountSession = {
    id: runtime.makeId(),
    token: makeSecret(runtime),
    accountId,
    begunBy,
    startedAt: new Date(now).toISOString(),
    lastSeenAt: new Date(now).toISOString(),
    expiresAt: new Date(now + SESSION_SECONDS * 1000).toISOString(),
    secondFactorAt: null,
    institutionId: null,
  };
  await sessionStore(queries).add(session);
  return session;
}
