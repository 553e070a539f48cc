// Finds tables that know a person and that no feature erases; the platform's test keeps this list empty.
import { sql } from 'kysely';
import type { TableMetadata } from 'kysely';
import type { OpenDatabase } from '../database/database.ts';
import type { Erasable } from './erasable.ts';

/** Names of the columns by which a table knows a person. */
const PERSON_COLUMNS: ReadonlySet<string> = new Set(['person_id', 'user_id', 'email']);

/** Tables of the current schema with a person's column that no erasable names, and names of tables that are not there. */
export async function findUnerasableTables(database: OpenDatabase, erasables: readonly Erasable[]): Promise<string[]> {
  const tables = await listTables(database);
  const known = new Set(erasables.flatMap((erasable) => erasable.tables));
  const personal = tables
    .filter((table) => table.columns.some((column) => PERSON_COLUMNS.has(column.name)))
    .map((table) => table.name);
  const there = new Set(tables.map((table) => table.name));
  return [...personal.filter((name) => !known.has(name)), ...[...known].filter((name) => !there.has(name))].toSorted();
}

/** PostgreSQL lists the tables of every schema its user may see. */
async function listTables({ direct, engine }: OpenDatabase): Promise<TableMetadata[]> {
  const tables = await direct.introspection.getTables();
  if (engine === 'sqlite') return tables;
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(direct);
  return tables.filter((table) => table.schema === rows[0]?.name);
}
