// The SQL over sessions of accounts.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { AccountTables } from './account-tables.ts';
import { readFlag, readInstant } from './account-tables.ts';

/** How a session began: only a link by mail lets a forgotten password be replaced. */
export type SessionBeginning = 'password' | 'link';

export interface AccountSession {
  readonly id: string;
  readonly token: string;
  readonly accountId: string;
  readonly begunBy: SessionBeginning;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly secondFactorAt: string | null;
  /** The institution chosen to work in. */
  readonly institutionId: string | null;
}

export interface FoundSession extends AccountSession {
  readonly secondFactorEnabled: boolean;
}

export interface SessionStore {
  add(session: AccountSession): Promise<void>;
  findByToken(token: string): Promise<FoundSession | null>;
  find(id: string): Promise<AccountSession | null>;
  listOf(accountId: string): Promise<AccountSession[]>;
  /** Moves the end of a session that is in use. */
  extend(id: string, seenAt: string, expiresAt: string): Promise<void>;
  setToken(id: string, token: string): Promise<void>;
  setBeginning(token: string, begunBy: SessionBeginning): Promise<void>;
  chooseInstitution(id: string, institutionId: string): Promise<void>;
  end(id: string): Promise<void>;
  endByToken(token: string): Promise<void>;
  /** Ends all sessions of an account but, if given, one. Returns how many. */
  endAll(accountId: string, except?: string): Promise<number>;
  removeExpired(before: string): Promise<void>;
}

export function sessionStore(anyQueries: Queries): SessionStore {
  const queries = withTables<AccountTables>(anyQueries);
  return {
    async add(session) {
      await queries
        .insertInto('account_session')
        .values({
          id: session.id,
          token: session.token,
          account_id: session.accountId,
          begun_by: session.begunBy,
          created_at: session.startedAt,
          updated_at: session.lastSeenAt,
          expires_at: session.expiresAt,
          second_factor_at: session.secondFactorAt,
          institution_id: session.institutionId,
        })
        .execute();
    },
    async findByToken(token) {
      const row = await queries
        .selectFrom('account_session as s')
        .innerJoin('account as a', 'a.id', 's.account_id')
        .selectAll('s')
        .select('a.two_factor_enabled')
        .where('s.token', '=', token)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { ...toSession(row), secondFactorEnabled: readFlag(row.two_factor_enabled) };
    },
    async find(id) {
      const row = await queries.selectFrom('account_session').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSession(row);
    },
    async listOf(accountId) {
      const rows = await queries
        .selectFrom('account_session')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('created_at', 'desc')
        .execute();
      return rows.map(toSession);
    },
    async extend(id, seenAt, expiresAt) {
      await queries
        .updateTable('account_session')
        .set({ updated_at: seenAt, expires_at: expiresAt })
        .where('id', '=', id)
        .execute();
    },
    async setToken(id, token) {
      await queries.updateTable('account_session').set({ token }).where('id', '=', id).execute();
    },
    async setBeginning(token, begunBy) {
      await queries.updateTable('account_session').set({ begun_by: begunBy }).where('token', '=', token).execute();
    },
    async chooseInstitution(id, institutionId) {
      await queries
        .updateTable('account_session')
        .set({ institution_id: institutionId })
        .where('id', '=', id)
        .execute();
    },
    async end(id) {
      await queries.deleteFrom('account_session').where('id', '=', id).execute();
    },
    async endByToken(token) {
      await queries.deleteFrom('account_session').where('token', '=', token).execute();
    },
    async endAll(accountId, except) {
      let query = queries.deleteFrom('account_session').where('account_id', '=', accountId);
      if (except !== undefined) query = query.where('id', '!=', except);
      return Number((await query.executeTakeFirst()).numDeletedRows);
    },
    async removeExpired(before) {
      await queries.deleteFrom('account_session').where('expires_at', '<', before).execute();
      await queries.deleteFrom('account_challenge').where('expires_at', '<', before).execute();
    },
  };
}

interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly account_id: string;
  readonly begun_by: string;
  readonly created_at: Date | string;
  readonly updated_at: Date | string;
  readonly expires_at: Date | string;
  readonly second_factor_at: Date | string | null;
  readonly institution_id: string | null;
}

function toSession(row: SessionRow): AccountSession {
  return {
    id: row.id,
    token: row.token,
    accountId: row.account_id,
    begunBy: row.begun_by === 'link' ? 'link' : 'password',
    startedAt: readInstant(row.created_at),
    lastSeenAt: readInstant(row.updated_at),
    expiresAt: readInstant(row.expires_at),
    secondFactorAt: row.second_factor_at === null ? null : readInstant(row.second_factor_at),
    institutionId: row.institution_id,
  };
}
