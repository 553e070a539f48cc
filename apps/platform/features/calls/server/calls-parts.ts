// What the room of calls is handed by the composition, and what its use cases share.
import { AppError } from '@dragoman/kernel';
import type { LanguageProfiles } from '@dragoman/matching';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../../../core/database/database.ts';
import type { Actor } from '../../../core/http/policy.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { AcademicsDoor } from '../../academics/server/index.ts';
import type { DemandDoor } from '../../demand/server/index.ts';
import type { CharterDoor, ProgrammesDoor } from '../../programmes/server/index.ts';

export interface CallsDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  /** For telling languages apart when requirements and modules are matched. */
  readonly profiles: LanguageProfiles;
  readonly demand: Pick<DemandDoor, 'case'>;
  readonly programmes: Pick<ProgrammesDoor, 'programme'>;
  readonly charters: CharterDoor;
  readonly academics: AcademicsDoor;
}

export type CallsParts = CallsDependencies;

/** A member of staff at work. */
export interface Bidder {
  readonly tenantId: string;
  readonly personId: string;
}

export function bidderOf(actor: Actor): Bidder {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

/** Writes down who did what to which call: counts, codes and ids, never a word of it. */
export async function auditCall(
  { audit }: Pick<CallsParts, 'audit'>,
  queries: WriteQueries,
  by: { readonly tenantId: string; readonly personId: string | null },
  action: string,
  callId: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await audit(queries, { ...by, action: `calls.${action}`, subject: { type: 'proposal-call', id: callId }, details });
}

export type { Queries, WriteQueries };
