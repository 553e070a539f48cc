// How features say what happened, without knowing how it is kept.
import type { WriteQueries } from './database/database.ts';

export interface AuditEvent {
  readonly tenantId: string;
  /** Who did it; kept as a keyed digest. Null for the installation itself. */
  readonly personId: string | null;
  /** Feature and past tense, for example `assessment.answered`. */
  readonly action: string;
  /** What it was done to, by type and id. */
  readonly subject: { readonly type: string; readonly id: string };
  /** Counts, codes and versions; never names, answers or addresses. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Appends one event inside the caller's write. */
export type RecordAudit = (queries: WriteQueries, event: AuditEvent) => Promise<void>;
