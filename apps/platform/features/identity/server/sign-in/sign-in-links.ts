// Links by mail: single use, half an hour, one an account, worth nothing without the digest key.
import type { WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { SIGN_IN_LINK_MINUTES } from '../../limits.ts';
import { makeSecret } from './begin-session.ts';

type LinkTables = { sign_in_link: { account_id: string; digest: string; expires_at: string } };

const PURPOSE = 'sign-in link';

/** Makes the link's secret; an older link of the account is void from now on. */
export async function makeSignInLink(
  queries: WriteQueries,
  { runtime, keys }: { readonly runtime: Runtime; readonly keys: InstallationKeys },
  accountId: string,
): Promise<string> {
  const token = makeSecret(runtime);
  const row = {
    digest: keys.digest(PURPOSE, token),
    expires_at: new Date(runtime.clock.now() + SIGN_IN_LINK_MINUTES * 60_000).toISOString(),
  };
  await withTables<LinkTables>(queries)
    .insertInto('sign_in_link')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  return token;
}

/** Uses a link up. Null when it was never made, is used, replaced or over. */
export async function consumeSignInLink(
  queries: WriteQueries,
  { runtime, keys }: { readonly runtime: Runtime; readonly keys: InstallationKeys },
  token: string,
): Promise<string | null> {
  const digest = keys.digest(PURPOSE, token);
  const tables = withTables<LinkTables>(queries);
  const row = await tables.selectFrom('sign_in_link').selectAll().where('digest', '=', digest).executeTakeFirst();
  if (row === undefined) return null;
  const consumed = await tables.deleteFrom('sign_in_link').where('digest', '=', digest).executeTakeFirst();
  return Number(consumed.numDeletedRows) > 0 && row.expires_at > runtime.clock.iso() ? row.account_id : null;
}

export async function removeSignInLinks(queries: WriteQueries, accountId: string): Promise<void> {
  await withTables<LinkTables>(queries).deleteFrom('sign_in_link').where('account_id', '=', accountId).execute();
}
