// The SQL over accounts and what they are proven by.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { AccountTables } from './account-tables.ts';
import { readFlag } from './account-tables.ts';

export interface AccountDetails {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactorEnabled: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  /** Normalised. */
  readonly email: string;
  readonly passwordHash: string;
  readonly credentialId: string;
  readonly createdAt: string;
}

export interface AccountStore {
  find(id: string): Promise<AccountDetails | null>;
  findByEmail(email: string): Promise<AccountDetails | null>;
  /** False when the address has an account already. */
  add(account: NewAccount): Promise<boolean>;
  rename(id: string, name: string): Promise<void>;
  findPasswordHash(id: string): Promise<string | null>;
  setPassword(id: string, passwordHash: string, credentialId: string, at: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * What the sign-in library holds in place of an address. The real one stands in `account_details` only, so that it is in one row to
 * erase, and so that addresses the library's own check would refuse (a domain like `.рф`) can sign in.
 */
export function libraryAddress(accountId: string): string {
  return `${accountId}@account.invalid`;
}

export function accountStore(anyQueries: Queries): AccountStore {
  const queries = withTables<AccountTables>(anyQueries);
  const select = queries
    .selectFrom('account_details as d')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .select(['a.id', 'd.name', 'd.email', 'a.two_factor_enabled']);
  const toDetails = (
    row: { id: string; name: string; email: string; two_factor_enabled: boolean | number | null } | undefined,
  ): AccountDetails | null =>
    row === undefined
      ? null
      : { id: row.id, name: row.name, email: row.email, secondFactorEnabled: readFlag(row.two_factor_enabled) };
  return {
    find: async (id) => toDetails(await select.where('a.id', '=', id).executeTakeFirst()),
    findByEmail: async (email) => toDetails(await select.where('d.email', '=', email).executeTakeFirst()),
    async add(account) {
      const added = await queries
        .insertInto('account_details')
        .values({ account_id: account.id, name: account.name, email: account.email })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst();
      if (Number(added.numInsertedOrUpdatedRows) === 0) return false;
      await queries
        .insertInto('account')
        .values({
          id: account.id,
          name: '',
          email: libraryAddress(account.id),
          email_verified: 1,
          two_factor_enabled: 0,
          created_at: account.createdAt,
          updated_at: account.createdAt,
        })
        .execute();
      await addCredential(account.id, account.passwordHash, account.credentialId, account.createdAt);
      return true;
    },
    async rename(id, name) {
      await queries.updateTable('account_details').set({ name }).where('account_id', '=', id).execute();
    },
    async findPasswordHash(id) {
      const row = await queries
        .selectFrom('account_credential')
        .select('password')
        .where('account_id', '=', id)
        .where('provider', '=', 'credential')
        .executeTakeFirst();
      return row?.password ?? null;
    },
    async setPassword(id, passwordHash, credentialId, at) {
      const changed = await queries
        .updateTable('account_credential')
        .set({ password: passwordHash, updated_at: at })
        .where('account_id', '=', id)
        .where('provider', '=', 'credential')
        .executeTakeFirst();
      if (Number(changed.numUpdatedRows) === 0) await addCredential(id, passwordHash, credentialId, at);
    },
    async remove(id) {
      // Sessions, credentials and the second factor go with the account, by their foreign keys.
      await queries.deleteFrom('account_details').where('account_id', '=', id).execute();
      await queries.deleteFrom('account').where('id', '=', id).execute();
    },
  };

  async function addCredential(id: string, password: string, credentialId: string, at: string): Promise<void> {
    await queries
      .insertInto('account_credential')
      .values({
        id: credentialId,
        subject: id,
        provider: 'credential',
        account_id: id,
        password,
        created_at: at,
        updated_at: at,
      })
      .execute();
  }
}
