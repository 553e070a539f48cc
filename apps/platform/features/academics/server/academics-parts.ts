// What the room of academics is handed by the composition, and what its use cases share.
import type { LanguageProfiles } from '@dragoman/matching';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../../../core/database/database.ts';
import type { Person } from '../../../core/erasure/erasable.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { DemandDoor } from '../../demand/server/index.ts';
import type { ProgrammesDoor } from '../../programmes/server/index.ts';
import { institutionStore, memberStore } from '../../identity/server/index.ts';
import { academicStore } from './academic-store.ts';
import { createPools } from './ranking/pool.ts';
import type { Pools } from './ranking/pool.ts';

export interface AcademicsDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  /** For telling languages apart when works and needs are matched. */
  readonly profiles: LanguageProfiles;
  readonly demand: Pick<DemandDoor, 'case' | 'confidentialSentences'>;
  readonly programmes: Pick<ProgrammesDoor, 'programme' | 'forCase'>;
  /** Labels of skills in a language, by address; addresses nobody knows are left out. */
  readonly findLabels: (
    tenantId: string,
    uris: readonly string[],
    language: string,
  ) => Promise<ReadonlyMap<string, string>>;
  /** Erases somebody everywhere in the platform. */
  readonly erase: (person: Person, byPersonId: string | null) => Promise<void>;
}

export interface AcademicsParts extends AcademicsDependencies {
  readonly pools: Pools;
}

export function prepareParts(dependencies: AcademicsDependencies): AcademicsParts {
  return { ...dependencies, pools: createPools(dependencies.profiles) };
}

/** Who does something in an institution. */
export interface Broker {
  readonly tenantId: string;
  readonly personId: string;
}

/** In every write after which somebody ranks differently, so that no ranking kept in memory outlives it. */
export async function touchPool({ runtime }: Pick<AcademicsParts, 'runtime'>, queries: WriteQueries, tenantId: string) {
  await academicStore(queries).touchPool(tenantId, runtime.makeId());
}

export async function nameOfInstitution(queries: Queries, tenantId: string): Promise<string> {
  return (await institutionStore(queries).find(tenantId))?.name ?? '';
}

/** The name and address of a colleague; empty when there is none (any more). */
export async function findBroker(
  queries: Queries,
  { tenantId, personId }: Broker,
): Promise<{ readonly name: string; readonly email: string }> {
  const [member] = await memberStore(queries).list(tenantId, personId);
  return { name: member?.name ?? '', email: member?.email ?? '' };
}

export function addressOf({ publicUrl }: Pick<AcademicsParts, 'publicUrl'>, path: string): string {
  return new URL(path, publicUrl()).href;
}
