// Tells a broken unique key from other failures, on both databases.
import { readResultCode } from './sqlite/errors.ts';

// https://www.sqlite.org/rescode.html#constraint_primarykey and #constraint_unique
const SQLITE_PRIMARY_KEY = 1555;
const SQLITE_UNIQUE = 2067;
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const POSTGRES_UNIQUE = '23505';

/** True when the error says that a row with the same unique key is already there. Prefer `on conflict do nothing` in a write job:
 * on PostgreSQL a statement that failed has ended its transaction. */
export function isUniqueViolation(error: unknown): boolean {
  const code = readResultCode(error);
  if (code !== null) return code === SQLITE_PRIMARY_KEY || code === SQLITE_UNIQUE;
  return error instanceof Error && 'code' in error && error.code === POSTGRES_UNIQUE;
}
