// What the taxonomy feature is handed.
import type { TaxonomySource } from '@dragoman/interop';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { TaxonomyUse } from './uses.ts';

export interface TaxonomyDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly audit: RecordAudit;
  /** The vocabulary that ships with Dragoman, one taxonomy a language. */
  readonly shipped: readonly TaxonomySource[];
  readonly uses: readonly TaxonomyUse[];
}
