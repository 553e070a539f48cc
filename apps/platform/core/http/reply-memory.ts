// The port to kept replies: the same key and body get the same reply, with one effect. Filled by `core/idempotency`.
import type { WriteQueries } from '../database/database.ts';

export interface ReplyScope {
  readonly tenantId: string;
  /** Who sent the key; kept as a keyed digest. */
  readonly actor: string;
  readonly routeId: string;
  readonly key: string;
  /** The request body as text; kept as a digest. */
  readonly body: string;
}

export interface ReplyMemory {
  /** Inside a write: the kept reply for this key, or the job's reply, kept from now on. Another body under the key throws `idempotency.other-body`. */
  once<Reply>(queries: WriteQueries, scope: ReplyScope, job: () => Promise<Reply>): Promise<Reply>;
}
