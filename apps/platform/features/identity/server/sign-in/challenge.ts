// The time between the first and the second step of a sign-in, in the sign-in library's own rows.
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { AccountTables } from '../accounts/account-tables.ts';
import { readInstant } from '../accounts/account-tables.ts';
import { makeSecret } from './begin-session.ts';

/** Seconds to type the code. The library's own default for what it begins itself. */
export const CHALLENGE_SECONDS = 600;

const LINK_CHALLENGE = '2fa-link-';

/** True when the first step was a link by mail. */
export function isLinkChallenge(identifier: string): boolean {
  return identifier.startsWith(LINK_CHALLENGE);
}

/**
 * Begins a second step as the library does after a right password, for ways in that it does not know (the link by mail): without
 * this a link would pass by the second factor. Returns what goes into the cookie.
 */
export async function beginChallenge(queries: WriteQueries, runtime: Runtime, accountId: string): Promise<string> {
  const identifier = `${LINK_CHALLENGE}${makeSecret(runtime)}`;
  const now = runtime.clock.now();
  const times = {
    created_at: new Date(now).toISOString(),
    updated_at: new Date(now).toISOString(),
    expires_at: new Date(now + CHALLENGE_SECONDS * 1000).toISOString(),
  };
  await withTables<AccountTables>(queries)
    .insertInto('account_challenge')
    .values([
      { id: runtime.makeId(), identifier, value: accountId, ...times },
      { id: runtime.makeId(), identifier: `2fa-attempts-${identifier}`, value: '0', ...times },
    ])
    .execute();
  return identifier;
}

/** Whose second step this is; null when it was never begun, is done or over. */
export async function findChallenged(queries: Queries, identifier: string, now: number): Promise<string | null> {
  const row = await withTables<AccountTables>(queries)
    .selectFrom('account_challenge')
    .select(['value', 'expires_at'])
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  return row === undefined || Date.parse(readInstant(row.expires_at)) <= now ? null : row.value;
}
