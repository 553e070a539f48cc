// What the programmes feature is handed by the composition, and who works in it.
import { AppError } from '@dragoman/kernel';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database, WriteQueries } from '../../../core/database/database.ts';
import type { Person } from '../../../core/erasure/erasable.ts';
import type { Actor } from '../../../core/http/policy.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { LongModules } from '../../catalogue/server/index.ts';
import type { DemandDoor } from '../../demand/server/index.ts';
import type { Framework } from '../../framework/contract.ts';
import type { Taxonomies } from '../../taxonomy/server/index.ts';
import type { AvailableAcademics, MeasuredRounds } from '../contract.ts';
import type { CostTemplate } from './plan/cost-templates.ts';

export interface ProgrammesParts {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  readonly publicUrl: () => URL;
  readonly demand: DemandDoor;
  readonly taxonomies: Pick<Taxonomies, 'findConcepts' | 'resolveConcepts'>;
  readonly longModules: LongModules;
  readonly framework: Framework;
  readonly costTemplates: readonly CostTemplate[];
  readonly academics: AvailableAcademics;
  readonly measured: MeasuredRounds;
  /** Moves the firm's case on when its programme is begun and when the firm agrees; the firm sees it on its page. */
  readonly moveCase: (
    queries: WriteQueries,
    by: Designer,
    caseId: string,
    stage: 'designing' | 'agreed',
  ) => Promise<void>;
  /** Erases somebody everywhere in the platform. */
  readonly erase: (person: Person, byPersonId: string | null) => Promise<void>;
  /** True for the demonstration. */
  readonly isSynthetic: () => Promise<boolean>;
}

/** Who designs programmes in an institution. */
export interface Designer {
  readonly tenantId: string;
  readonly personId: string;
}

export function designerOf(actor: Actor): Designer {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}
