// Rows for what is personal, apart from the records that mention it, so that erasing a person leaves the records whole.
import type { z } from 'zod';
import type { Queries, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { Runtime } from '../runtime.ts';
import type { ErasureTables } from './erasure-tables.ts';

export interface NewPayload {
  readonly tenantId: string;
  readonly personId: string;
  /** What it is, for example `outgoing-mail`. */
  readonly kind: string;
  readonly payload: unknown;
}

/** Keeps a payload inside the caller's write and returns its id, for the record to point at. */
export async function keepPayload(queries: WriteQueries, runtime: Runtime, payload: NewPayload): Promise<string> {
  const id = runtime.makeId();
  await withTables<ErasureTables>(queries)
    .insertInto('personal_payload')
    .values({
      tenant_id: payload.tenantId,
      id,
      person_id: payload.personId,
      kind: payload.kind,
      payload: JSON.stringify(payload.payload),
      created_at: runtime.clock.iso(),
    })
    .execute();
  return id;
}

/** The payload, read through its schema; null when it was never there or its person has been erased. */
export async function readPayload<Schema extends z.ZodType>(
  queries: Queries,
  tenantId: string,
  id: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const row = await withTables<ErasureTables>(queries)
    .selectFrom('personal_payload')
    .select('payload')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : schema.parse(JSON.parse(row.payload));
}

/** Removes one payload that is no longer needed. */
export async function dropPayload(queries: WriteQueries, tenantId: string, id: string): Promise<void> {
  await withTables<ErasureTables>(queries)
    .deleteFrom('personal_payload')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}
