// What the studies feature is handed by the composition, and what its use cases share.
import { AppError } from '@dragoman/kernel';
import type { RatingPerson } from '@dragoman/psychometrics';
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase, Queries, WriteQueries } from '../../../core/database/database.ts';
import type { Actor } from '../../../core/http/policy.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Framework } from '../../framework/contract.ts';
import { memberStore } from '../../identity/server/index.ts';
import type { ItemBank } from '../../itembank/contract.ts';
import type { EvidenceEntry } from '../contract.ts';
import type { ValidityClaim } from '../limits.ts';
import { studyStore } from './study-store.ts';
import type { Study } from './study.ts';

/** Ratings of scenarios that may be used for research on the instrument. Attempts lie to the right: the composition fills this. */
export interface CollectedRatings {
  read(queries: Queries, tenantId: string): Promise<{ people: readonly RatingPerson[]; synthetic: boolean }>;
}

/** Evidence that another room holds, for example an accepted calibration's report. */
export interface EvidenceSource {
  list(queries: Queries, tenantId: string): Promise<readonly (EvidenceEntry & { readonly claim: ValidityClaim })[]>;
}

export interface StudiesDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly audit: RecordAudit;
  readonly thread: Thread;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  readonly bank: ItemBank;
  readonly framework: Framework;
  readonly collected: CollectedRatings;
  readonly evidence: readonly EvidenceSource[];
  readonly isSynthetic: () => Promise<boolean>;
  /** Addresses known as the person's own, so that erasing an account also reaches the expert. */
  readonly findOwnAddresses: (queries: Queries, tenantId: string, personId: string) => Promise<readonly string[]>;
}

export const DAY = 86_400_000;

export interface Researcher {
  readonly tenantId: string;
  readonly personId: string;
}

export function researcherOf(actor: Actor): Researcher {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

/** The name somebody answers for a decision with. */
export async function nameOf(queries: Queries, { tenantId, personId }: Researcher): Promise<string | null> {
  return (await memberStore(queries).list(tenantId, personId))[0]?.name ?? null;
}

export async function requireStudy(queries: Queries, tenantId: string, id: string): Promise<Study> {
  const study = await studyStore(queries).find(tenantId, id);
  if (study === null) throw new AppError('route.not-found');
  return study;
}

/** Writes the study with the next version; throws when somebody else changed it meanwhile. */
export async function replaceStudy(queries: WriteQueries, study: Study, change: Partial<Study>): Promise<Study> {
  const next = { ...study, ...change, version: study.version + 1 };
  if (!(await studyStore(queries).replace(next))) throw new AppError('studies.changed-elsewhere');
  return next;
}

export function auditStudy(
  { audit }: Pick<StudiesDependencies, 'audit'>,
  queries: WriteQueries,
  by: Researcher,
  action: string,
  studyId: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  return audit(queries, { ...by, action, subject: { type: 'panel-study', id: studyId }, details });
}

/** Acts of experts are kept without even a digest of who it was: dates of acts would lead from names to answers. */
export function auditExpert(
  { audit }: Pick<StudiesDependencies, 'audit'>,
  queries: WriteQueries,
  study: Pick<Study, 'tenantId' | 'id'>,
  action: string,
): Promise<void> {
  return audit(queries, {
    tenantId: study.tenantId,
    personId: null,
    action,
    subject: { type: 'panel-study', id: study.id },
  });
}
