// What the demand feature is handed by the composition, and what its use cases share.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../../../core/database/database.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Taxonomies } from '../../taxonomy/server/index.ts';
import type { FindProgrammeForFirm, FindProgrammeOfCase, FindResultForFirm } from '../contract.ts';

export interface DemandDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  readonly taxonomies: Pick<Taxonomies, 'listPacks' | 'readTaxonomy' | 'findConcepts'>;
  /** Folder of what was learned for matching. */
  readonly matchingFolder: string;
  /** Folder of the vocabulary that ships, whose wordings and links other lists borrow. */
  readonly vocabularyFolder: string;
  /** Folder where built indexes are kept; whatever is in it can be made again. */
  readonly cacheFolder: string;
  /** The programme that staff are led to from a case; the room of programmes fills it. */
  readonly findProgrammeOfCase: FindProgrammeOfCase;
  /** What the firm sees of the programme that answers it; the room of programmes fills it. */
  readonly findProgramme: FindProgrammeForFirm;
  /** What was measured of the people of that programme. */
  readonly findResult: FindResultForFirm;
}

export type DemandParts = DemandDependencies;

/** A member of staff at work. */
export interface Worker {
  readonly tenantId: string;
  readonly personId: string;
}

/** Writes down who did what to which case. */
export async function auditCase(
  { audit }: Pick<DemandParts, 'audit'>,
  queries: WriteQueries,
  by: { readonly tenantId: string; readonly personId: string | null },
  action: string,
  caseId: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await audit(queries, { ...by, action: `demand.${action}`, subject: { type: 'need-case', id: caseId }, details });
}

export function authorOf({ keys }: Pick<DemandParts, 'keys'>, { tenantId, personId }: Worker): string {
  return keys.digestPerson(tenantId, personId);
}

export type { Queries, WriteQueries };
