// The columns of the account tables as queries see them, and how their instants are written and read on both databases.
import type { ColumnType, Generated } from 'kysely';

/** PostgreSQL gives a Date for the library's columns, SQLite the text that was stored; both take ISO text. */
type LibraryInstant = ColumnType<Date | string, string, string>;
type NullableLibraryInstant = ColumnType<Date | string | null, string | null, string | null>;
/** PostgreSQL gives true and false, SQLite 1 and 0; both take 1 and 0. */
type LibraryFlag = ColumnType<boolean | number, number, number>;
type NullableLibraryFlag = ColumnType<boolean | number | null, number | null, number | null>;

export type AccountTables = {
  account: {
    id: string;
    name: string;
    email: string;
    email_verified: LibraryFlag;
    created_at: LibraryInstant;
    updated_at: LibraryInstant;
    two_factor_enabled: NullableLibraryFlag;
  };
  account_session: {
    id: string;
    expires_at: LibraryInstant;
    token: string;
    created_at: LibraryInstant;
    updated_at: LibraryInstant;
    account_id: string;
    begun_by: string;
    second_factor_at: NullableLibraryInstant;
    institution_id: string | null;
    ip_address: Generated<string | null>;
    user_agent: Generated<string | null>;
  };
  account_credential: {
    id: string;
    subject: string;
    provider: string;
    account_id: string;
    password: string | null;
    created_at: LibraryInstant;
    updated_at: LibraryInstant;
  };
  account_challenge: {
    id: string;
    identifier: string;
    value: string;
    expires_at: LibraryInstant;
    created_at: LibraryInstant;
    updated_at: LibraryInstant;
  };
  account_second_factor: {
    id: string;
    secret: string;
    backup_codes: string;
    account_id: string;
    verified: NullableLibraryFlag;
    failed_verification_count: number | null;
    locked_until: NullableLibraryInstant;
  };
  account_details: { account_id: string; name: string; email: string };
};

export function readInstant(value: Date | string): string {
  return new Date(value).toISOString();
}

export function readFlag(value: boolean | number | null): boolean {
  return value === true || value === 1;
}
