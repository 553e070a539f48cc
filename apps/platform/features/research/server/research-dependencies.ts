// What research needs of core and of the rooms to its left.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase } from '../../../core/database/database.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { CampaignsDoor } from '../../campaigns/server/index.ts';

export interface ResearchDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Pick<Thread, 'link'>;
  readonly instrument: Instrument;
  readonly campaigns: Pick<CampaignsDoor, 'read' | 'members' | 'list'>;
  readonly isSynthetic: () => Promise<boolean>;
}

/** A researcher or administrator who acts, in their institution. */
export interface Acting {
  readonly tenantId: string;
  readonly personId: string;
}
