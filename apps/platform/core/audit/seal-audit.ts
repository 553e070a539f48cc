// Seals what was appended since the last time into ranges, each bound to the one before, away from the path of the answers.
import type { Database, Queries, WriteQueries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { Runtime } from '../runtime.ts';
import { codeRange, NO_CODE } from './audit-codes.ts';
import type { RangeEntries } from './audit-codes.ts';
import type { AuditHead, AuditHeads } from './audit-heads.ts';
import type { AuditTables } from './audit-tables.ts';

/** Entries in one range; also the size of the write that seals them. */
const RANGE_SIZE = 500;

export interface SealAuditOptions {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly heads: AuditHeads;
}

/** Returns the newest range of each tenant that got one. Run by a job once a minute: until then an entry has only its own code. */
export async function sealAudit(options: SealAuditOptions): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  for (const tenantId of await findTenants(options.database.read)) {
    let head: AuditHead | null = null;
    for (;;) {
      const sealed = await options.database.write((queries) => sealRange(queries, tenantId, options));
      if (sealed === null) break;
      head = sealed;
    }
    if (head !== null) heads.push(head);
  }
  if (heads.length > 0) options.heads.keep(heads);
  return heads;
}

async function findTenants(queries: Queries): Promise<string[]> {
  const rows = await withTables<AuditTables>(queries)
    .selectFrom('audit_entry')
    .select('tenant_id')
    .distinct()
    .where('range_number', 'is', null)
    .execute();
  return rows.map((row) => row.tenant_id);
}

async function sealRange(
  queries: WriteQueries,
  tenantId: string,
  { runtime, keys }: SealAuditOptions,
): Promise<AuditHead | null> {
  const tables = withTables<AuditTables>(queries);
  const open = await tables
    .selectFrom('audit_entry')
    .select(['id', 'code'])
    .where('tenant_id', '=', tenantId)
    .where('range_number', 'is', null)
    .orderBy('id')
    .limit(RANGE_SIZE)
    .execute();
  if (open.length === 0) return null;
  const last = await tables
    .selectFrom('audit_range')
    .select(['number', 'code'])
    .where('tenant_id', '=', tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entries: RangeEntries = open.map((entry) => [entry.id, entry.code]);
  const range = {
    tenant_id: tenantId,
    number: (last?.number ?? 0) + 1,
    entries: JSON.stringify(entries),
    previous_code: last?.code ?? NO_CODE,
    sealed_at: runtime.clock.iso(),
  };
  const code = codeRange(keys, range);
  await tables
    .insertInto('audit_range')
    .values({ ...range, code })
    .execute();
  await tables
    .updateTable('audit_entry')
    .set({ range_number: range.number })
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      entries.map(([id]) => id),
    )
    .execute();
  return { tenantId, number: range.number, code };
}
