// Gives queries the types of the tables a store knows.
import type { Kysely } from 'kysely';
import type { Queries, WriteQueries } from './database.ts';

/**
 * The same queries, typed for these tables.
 *
 * @example
 * interface NoteTables { note: { tenant_id: string; id: string; text: string } }
 * const findNote = (queries: Queries, tenantId: string, id: string) =>
 *   withTables<NoteTables>(queries).selectFrom('note').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
 */
export function withTables<Tables>(queries: Queries | WriteQueries): Kysely<Tables> {
  return queries as unknown as Kysely<Tables>;
}
