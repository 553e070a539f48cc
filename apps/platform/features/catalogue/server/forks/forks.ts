// What an institution does with a fork: make one, save its draft, publish, update from the source. Versions are added, never changed.
import { AppError } from '@dragoman/kernel';
import { ModuleFilesError, openModule } from '@dragoman/materials';
import type { LongModule, ModuleFiles } from '@dragoman/materials';
import type { RecordAudit } from '../../../../core/audit-port.ts';
import type { Database, WriteQueries } from '../../../../core/database/database.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { LongModules } from '../materials/long-modules.ts';
import { forkStore } from './fork-store.ts';
import type { Draft, Fork } from './fork-store.ts';
import { hasConflicts, mergeSource } from './merge-source.ts';
import type { MergeConflict } from './merge-source.ts';

export interface ForksDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly audit: RecordAudit;
  readonly longModules: LongModules;
}

/** Runs a job once for an idempotency key. */
export type Once = <Value>(queries: WriteQueries, job: () => Promise<Value>) => Promise<Value>;

interface Member {
  readonly tenantId: string;
  readonly personId: string;
}

/** Copies a module for an institution. The source as it is now is kept beside the draft: what is compared and merged against. */
export async function forkModule(
  { database, runtime, audit, longModules }: ForksDependencies,
  { tenantId, personId }: Member,
  sourceId: string,
  once: Once,
): Promise<{ id: string }> {
  const source = needSource(longModules, sourceId);
  return database.write((queries) =>
    once(queries, async () => {
      const at = runtime.clock.iso();
      const fork: Fork = { tenantId, id: runtime.makeId(), sourceId, createdAt: at };
      const store = forkStore(queries);
      await store.add(fork);
      const { version } = source.head;
      await store.addVersion(fork, { number: 0, origin: 'source', version, createdAt: at }, source.files);
      await store.addDraft(fork, { revision: 1, files: source.files, savedAt: at });
      await audit(queries, {
        tenantId,
        personId,
        action: 'materials.forked',
        subject: { type: 'module-fork', id: fork.id },
        details: { source: sourceId, version },
      });
      return { id: fork.id };
    }),
  );
}

/**
 * Saves some files of the draft over revision `revision`. The same again is no mistake: the answer to the first may have been lost.
 * @param changes text of each changed file; null for one that is taken away
 * @throws AppError `materials.draft-moved` when somebody else has saved meanwhile.
 */
export async function saveDraft(
  { database, runtime }: ForksDependencies,
  fork: Fork,
  revision: number,
  changes: Readonly<Record<string, string | null>>,
): Promise<Draft> {
  return database.write(async (queries) => {
    const store = forkStore(queries);
    const draft = (await store.findDraft(fork.tenantId, fork.id))!;
    const files = applyChanges(draft.files, changes);
    if (draft.revision === revision + 1 && isSame(files, draft.files)) return draft;
    const next: Draft = { revision: revision + 1, files, savedAt: runtime.clock.iso() };
    if (draft.revision !== revision || !(await store.replaceDraft(fork, next)))
      throw new AppError('materials.draft-moved');
    return next;
  });
}

/**
 * Makes the draft a version. It must open as a module, hold no undecided conflict, bear a version of its own, and name the licence and
 * every author of the source.
 */
export async function publishDraft(
  { database, runtime, audit }: ForksDependencies,
  { tenantId, personId }: Member,
  fork: Fork,
  once: Once,
): Promise<{ number: number; version: string }> {
  return database.write((queries) =>
    once(queries, async () => {
      const store = forkStore(queries);
      const { files } = (await store.findDraft(tenantId, fork.id))!;
      if (hasConflicts(files)) throw new AppError('materials.conflicts-open');
      const { head } = openDraft(files);
      const versions = await store.listVersions(tenantId, fork.id);
      const sources = await Promise.all(
        versions
          .filter(({ origin }) => origin === 'source')
          .map(({ number }) => store.findFiles(tenantId, fork.id, number)),
      );
      const authors = sources.flatMap((each) => openModule(each!).head.authors);
      if (authors.some((author) => !head.authors.includes(author))) throw new AppError('materials.attribution-lost');
      if (versions.some(({ version }) => version === head.version)) throw new AppError('materials.version-exists');
      const number = versions.length;
      const version = { number, origin: 'own', version: head.version, createdAt: runtime.clock.iso() } as const;
      await store.addVersion(fork, version, files);
      await audit(queries, {
        tenantId,
        personId,
        action: 'materials.published',
        subject: { type: 'module-fork', id: fork.id },
        details: { number, version: head.version },
      });
      return { number, version: head.version };
    }),
  );
}

/** Merges the source as it is now into the draft and remembers it as the new base. Nothing happens when it is the same version. */
export async function updateFromSource(
  { database, runtime, audit, longModules }: ForksDependencies,
  { tenantId, personId }: Member,
  fork: Fork,
): Promise<{ draft: Draft; conflicts: readonly MergeConflict[] }> {
  const source = needSource(longModules, fork.sourceId);
  return database.write(async (queries) => {
    const store = forkStore(queries);
    const draft = (await store.findDraft(tenantId, fork.id))!;
    const versions = await store.listVersions(tenantId, fork.id);
    const base = versions.findLast(({ origin }) => origin === 'source')!;
    if (base.version === source.head.version) return { draft, conflicts: [] };
    if (hasConflicts(draft.files)) throw new AppError('materials.conflicts-open');
    const before = (await store.findFiles(tenantId, fork.id, base.number))!;
    const { files, conflicts } = mergeSource(before, draft.files, source.files);
    const at = runtime.clock.iso();
    const next: Draft = { revision: draft.revision + 1, files, savedAt: at };
    const number = versions.length;
    const { version } = source.head;
    await store.addVersion(fork, { number, origin: 'source', version, createdAt: at }, source.files);
    if (!(await store.replaceDraft(fork, next))) throw new AppError('materials.draft-moved');
    await audit(queries, {
      tenantId,
      personId,
      action: 'materials.updated-from-source',
      subject: { type: 'module-fork', id: fork.id },
      details: { version, conflicts: conflicts.length },
    });
    return { draft: next, conflicts };
  });
}

function needSource(longModules: LongModules, id: string): LongModule {
  const source = longModules.find(id);
  if (source === null) throw new AppError('materials.unknown');
  return source;
}

function openDraft(files: ModuleFiles): LongModule {
  try {
    return openModule(files);
  } catch (error) {
    if (error instanceof ModuleFilesError) throw new AppError('materials.no-module', { values: { place: error.path } });
    throw error;
  }
}

function applyChanges(files: ModuleFiles, changes: Readonly<Record<string, string | null>>): ModuleFiles {
  const merged = Object.entries({ ...files, ...changes });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}

function isSame(one: ModuleFiles, other: ModuleFiles): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}
