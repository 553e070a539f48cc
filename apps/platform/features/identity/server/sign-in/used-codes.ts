// A code from an authenticator app works once (RFC 6238, section 5.2), though it is right for a minute and a half.
import type { Database, Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../../core/runtime.ts';

type UsedCodeTables = { used_code: { account_id: string; digest: string; expires_at: string } };

/** Longer than a code is right: its own half minute and one on either side. */
const CODE_MILLISECONDS = 120_000;

/** Takes the code for this account before it is looked at, so that of two at the same moment one gets it. False: it was taken. */
export async function claimCode(
  database: Database,
  { runtime, keys }: { readonly runtime: Runtime; readonly keys: InstallationKeys },
  accountId: string,
  code: string,
): Promise<boolean> {
  const digest = keys.digest('one-time code', `${accountId} ${code}`);
  const now = runtime.clock.now();
  return database.write(async (anyQueries) => {
    const queries = withTables<UsedCodeTables>(anyQueries);
    await queries
      .deleteFrom('used_code')
      .where('account_id', '=', accountId)
      .where('expires_at', '<=', new Date(now).toISOString())
      .execute();
    const claimed = await queries
      .insertInto('used_code')
      .values({ account_id: accountId, digest, expires_at: new Date(now + CODE_MILLISECONDS).toISOString() })
      .onConflict((conflict) => conflict.columns(['account_id', 'digest']).doNothing())
      .executeTakeFirst();
    return Number(claimed.numInsertedOrUpdatedRows) > 0;
  });
}

export async function forgetCodes(queries: Queries, now: number): Promise<void> {
  await withTables<UsedCodeTables>(queries)
    .deleteFrom('used_code')
    .where('expires_at', '<=', new Date(now).toISOString())
    .execute();
}
