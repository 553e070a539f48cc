// The keyed codes that hold the audit log together: one over each entry, one over each range and the range before it.
import { z } from 'zod';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { AuditTables } from './audit-tables.ts';

type EntryRow = Omit<AuditTables['audit_entry'], 'code' | 'range_number'>;

/** Stands for "no range before this one". */
export const NO_CODE = '';

export const rangeEntries = z.array(z.tuple([z.string(), z.string()]));
/** Ids and codes of a range's entries, in order. */
export type RangeEntries = z.infer<typeof rangeEntries>;

export function codeEntry(keys: InstallationKeys, row: EntryRow): string {
  const fields = [
    row.tenant_id,
    row.id,
    row.at,
    row.actor_digest,
    row.action,
    row.subject_type,
    row.subject_id,
    row.details,
  ];
  return keys.digest('audit-entry', JSON.stringify(fields));
}

export function codeRange(keys: InstallationKeys, range: Omit<AuditTables['audit_range'], 'code'>): string {
  const fields = [range.tenant_id, range.number, range.entries, range.previous_code, range.sealed_at];
  return keys.digest('audit-range', JSON.stringify(fields));
}
