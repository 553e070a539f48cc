// Walks a tenant's audit log from its beginning and names the first record that is not as it was written.
import type { Queries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import { codeEntry, codeRange, NO_CODE, rangeEntries } from './audit-codes.ts';
import type { RangeEntries } from './audit-codes.ts';
import type { AuditHead } from './audit-heads.ts';
import type { AuditTables } from './audit-tables.ts';

/**
 * `edited`: the record's words differ from its code. `deleted`: a sealed record is gone. `inserted`: a record sits in a range that
 * does not list it. `range-changed`: a range's list, order or place in the chain differs. `truncated`: the log ends before the end
 * that is known from outside.
 */
export type AuditFaultKind = 'edited' | 'deleted' | 'inserted' | 'range-changed' | 'truncated';

export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly rangeNumber: number | null;
  /** Null when a whole range is concerned. */
  readonly entryId: string | null;
}

export interface AuditReport {
  readonly checkedEntries: number;
  readonly checkedRanges: number;
  /** Entries that have their own code but no range yet: removing one of these leaves no trace. */
  readonly openEntries: number;
  readonly fault: AuditFault | null;
}

const RANGES_AT_ONCE = 20;
const ENTRIES_AT_ONCE = 1_000;

type EntryRow = AuditTables['audit_entry'];
type RangeRow = AuditTables['audit_range'];

/** `head`: where the log ended at the last sealing, from outside the database; without it a log cut off at its end looks whole. */
export async function verifyAudit(
  queries: Queries,
  keys: InstallationKeys,
  tenantId: string,
  head: AuditHead | null,
): Promise<AuditReport> {
  const counts = { checkedEntries: 0, checkedRanges: 0, openEntries: 0 };
  let previous: { number: number; code: string } = { number: 0, code: NO_CODE };
  for (;;) {
    const ranges = await readRanges(queries, tenantId, previous.number);
    if (ranges.length === 0) break;
    for (const range of ranges) {
      const fault = checkRange(keys, range, previous) ?? (await checkEntries(queries, keys, range));
      if (fault !== null) return { ...counts, fault };
      counts.checkedRanges++;
      counts.checkedEntries += readList(range).length;
      previous = { number: range.number, code: range.code };
    }
  }
  const atHead = head === null ? null : await readCode(queries, tenantId, head.number);
  if (head !== null && atHead !== head.code) {
    return {
      ...counts,
      fault: { kind: 'truncated', rangeNumber: Math.min(head.number, previous.number + 1), entryId: null },
    };
  }
  const open = await checkOpenEntries(queries, keys, tenantId);
  return { ...counts, openEntries: open.count, checkedEntries: counts.checkedEntries + open.count, fault: open.fault };
}

function checkRange(
  keys: InstallationKeys,
  range: RangeRow,
  previous: { number: number; code: string },
): AuditFault | null {
  const changed = (rangeNumber: number): AuditFault => ({ kind: 'range-changed', rangeNumber, entryId: null });
  if (range.number !== previous.number + 1) return changed(previous.number + 1);
  if (range.previous_code !== previous.code || range.code !== codeRange(keys, range)) return changed(range.number);
  return null;
}

async function checkEntries(queries: Queries, keys: InstallationKeys, range: RangeRow): Promise<AuditFault | null> {
  const rows = await withTables<AuditTables>(queries)
    .selectFrom('audit_entry')
    .selectAll()
    .where('tenant_id', '=', range.tenant_id)
    .where('range_number', '=', range.number)
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const list = readList(range);
  for (const [id, code] of list) {
    const row = found.get(id);
    const fault = (kind: AuditFaultKind): AuditFault => ({ kind, rangeNumber: range.number, entryId: id });
    if (row === undefined) return fault('deleted');
    if (row.code !== code || codeEntry(keys, row) !== code) return fault('edited');
    found.delete(id);
  }
  const [extra] = [...found.keys()].toSorted();
  return extra === undefined ? null : { kind: 'inserted', rangeNumber: range.number, entryId: extra };
}

/** The list has already passed the range's code, so what it holds is what was sealed. */
function readList(range: RangeRow): RangeEntries {
  return rangeEntries.parse(JSON.parse(range.entries));
}

async function readRanges(queries: Queries, tenantId: string, after: number): Promise<RangeRow[]> {
  return withTables<AuditTables>(queries)
    .selectFrom('audit_range')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(RANGES_AT_ONCE)
    .execute();
}

async function readCode(queries: Queries, tenantId: string, number: number): Promise<string | null> {
  const row = await withTables<AuditTables>(queries)
    .selectFrom('audit_range')
    .select('code')
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.code ?? null;
}

async function checkOpenEntries(
  queries: Queries,
  keys: InstallationKeys,
  tenantId: string,
): Promise<{ count: number; fault: AuditFault | null }> {
  let count = 0;
  for (let after = ''; ;) {
    const rows: EntryRow[] = await withTables<AuditTables>(queries)
      .selectFrom('audit_entry')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('range_number', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ENTRIES_AT_ONCE)
      .execute();
    for (const row of rows) {
      if (codeEntry(keys, row) !== row.code)
        return { count, fault: { kind: 'edited', rangeNumber: null, entryId: row.id } };
      count++;
    }
    const last = rows.at(-1);
    if (last === undefined) return { count, fault: null };
    after = last.id;
  }
}
