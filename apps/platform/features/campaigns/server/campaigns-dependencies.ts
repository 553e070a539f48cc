// What the campaigns feature is handed by the composition.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database } from '../../../core/database/database.ts';
import type { Person } from '../../../core/erasure/erasable.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { Guests } from '../../identity/server/index.ts';
import type { CampaignAnnouncer } from './events.ts';
import type { Links } from './links.ts';

export interface CampaignsDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  readonly instrument: Instrument;
  readonly guests: Guests;
  /** Erases somebody everywhere in the platform. */
  readonly erase: (person: Person, byPersonId: string | null) => Promise<void>;
  readonly publicUrl: () => URL;
}

/** With what the feature makes for itself. */
export interface CampaignsParts extends CampaignsDependencies {
  readonly events: CampaignAnnouncer;
  readonly links: Links;
}

/** Who runs campaigns in an institution. */
export interface Organiser {
  readonly tenantId: string;
  readonly personId: string;
}
