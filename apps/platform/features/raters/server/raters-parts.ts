// What the raters feature is handed by the composition, and what its use cases share.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase } from '../../../core/database/database.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Framework } from '../../framework/contract.ts';
import type { ItemBank } from '../../itembank/contract.ts';
import { createRatersEvents } from './events.ts';
import type { RatersAnnouncer } from './events.ts';
import type { RoundRules } from './round-rules.ts';

export interface RatersDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  readonly instrument: { readonly bank: ItemBank; readonly framework: Framework };
  readonly rules: RoundRules;
}

export interface RatersParts extends RatersDependencies {
  readonly events: RatersAnnouncer;
  /** The skill a statement of the present bank belongs to; the statement's own id for one that is no longer there. */
  readonly skillOf: (itemId: string) => string;
}

export function prepareParts(dependencies: RatersDependencies): RatersParts {
  const skills = new Map(dependencies.instrument.bank.statements.map(({ id, skill }) => [id, skill]));
  return { ...dependencies, events: createRatersEvents(), skillOf: (itemId) => skills.get(itemId) ?? itemId };
}

const ADDRESS_DIGEST = 'rater address';

/** How nominations know an address without holding it; takes what `sameAddress` gives. */
export function digestAddress({ keys }: Pick<RatersParts, 'keys'>, same: string): string {
  return keys.digest(ADDRESS_DIGEST, same);
}

export const DAY = 86_400_000;
