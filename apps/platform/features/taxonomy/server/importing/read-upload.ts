// The job that reads an upload, compares it with the version in use and stores it, unseen until somebody switches it on.
import { isAppError } from '@dragoman/kernel';
import type { TaxonomyReading, TaxonomySource } from '@dragoman/interop';
import { z } from 'zod';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { PackFinding } from '../../contract.ts';
import { clearPiece, writeEntries, writeReplacements } from '../content-store.ts';
import type { Entry } from '../content-store.ts';
import type { TaxonomyDependencies } from '../dependencies.ts';
import { packStore } from '../pack-store.ts';
import type { Pack } from '../pack-store.ts';
import { readLabels } from '../search-store.ts';
import { bytesOf, countParts } from './begin-import.ts';
import { comparePacks } from './compare-packs.ts';
import type { Before } from './compare-packs.ts';
import type { run, UploadToRead } from './read-upload.worker.ts';

export const READ_JOB = 'taxonomy.read-upload';
export const readJobPayload = z.strictObject({ packId: z.uuid() });

/** Time and memory one upload may take; ESCO takes three seconds and 300 MB. */
const READ_PATIENCE_MS = 180_000;
const READ_MEGABYTES = 2048;
const PROGRESS_PAUSE_MS = 500;
/** Entries of one write; others wait for it. */
const WRITE_ENTRIES = 500;
const CLEAR_PLACES = 2000;

export function readUploadJob(dependencies: TaxonomyDependencies): JobKind {
  return defineJob({
    name: READ_JOB,
    isLong: true,
    payload: readJobPayload,
    attempts: 3,
    run: ({ packId }, { tenantId, signal }) => readUpload(dependencies, tenantId, packId, signal),
    onGivenUp: async (queries, tenantId, { packId }) => {
      await packStore(queries).change(tenantId, packId, ['waiting', 'reading', 'storing'], { state: 'failed' });
    },
  });
}

/** Puts the reading into the queue, inside the write that changes the state. */
export async function enqueueReading(
  { runtime }: Pick<TaxonomyDependencies, 'runtime'>,
  queries: WriteQueries,
  { tenantId, id }: Pack,
): Promise<void> {
  await enqueueJob(queries, runtime, { tenantId, kind: READ_JOB, payload: { packId: id }, uniqueKey: id });
}

/** May run again after a stop: then it begins anew, and what it had stored is cleared first. */
export async function readUpload(
  dependencies: TaxonomyDependencies,
  tenantId: string,
  packId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database } = dependencies;
  const pack = await packStore(database.read).find([tenantId], packId);
  if (pack === null || !['waiting', 'reading', 'storing'].includes(pack.state)) return;
  await change(dependencies, pack, { state: 'reading', progress: 0 });
  await clearContent(dependencies, pack);
  const reading = await readInWorker(dependencies, pack, signal);
  if (reading.taxonomy === null) {
    await refuse(dependencies, pack, reading.findings);
    return;
  }
  await store(dependencies, pack, reading.taxonomy, reading, signal);
}

type Changes = Parameters<ReturnType<typeof packStore>['change']>[3];

function change({ database }: TaxonomyDependencies, { tenantId, id }: Pack, changes: Changes): Promise<boolean> {
  return database.write((queries) =>
    packStore(queries).change(tenantId, id, ['waiting', 'reading', 'storing'], changes),
  );
}

async function refuse(
  { database }: TaxonomyDependencies,
  { tenantId, id }: Pack,
  findings: readonly PackFinding[],
): Promise<void> {
  await database.write(async (queries) => {
    const packs = packStore(queries);
    await packs.change(tenantId, id, ['reading'], { state: 'refused', progress: 0, findings });
    await packs.removeParts(tenantId, id);
  });
}

async function readInWorker(
  dependencies: TaxonomyDependencies,
  pack: Pack,
  signal?: AbortSignal,
): Promise<TaxonomyReading> {
  let share = 0;
  const { format, files, scheme, version, language, attribution } = pack;
  const content = await joinParts(dependencies, pack);
  if (content === null)
    return notRead('upload.incomplete', 'Parts of the files did not arrive. Choose the files again.');
  const input: UploadToRead = { format, files, content, scheme, version, language, attribution };
  const timer = setInterval(() => {
    void change(dependencies, pack, { progress: share }).catch(() => {});
  }, PROGRESS_PAUSE_MS);
  try {
    return await runInWorker<typeof run>(new URL('./read-upload.worker.ts', import.meta.url), input, {
      timeoutMs: READ_PATIENCE_MS,
      megabytes: READ_MEGABYTES,
      onProgress: (now) => (share = now),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    // A pack that asks for too much will do so again; other faults are tried again by the queue.
    if (isAppError(error) && (error.code === 'work.too-long' || error.code === 'work.too-large')) {
      return notRead('upload.too-much', 'Reading the files took more time or memory than one list may take.');
    }
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function notRead(code: string, sentence: string): TaxonomyReading {
  return {
    taxonomy: null,
    replacements: [],
    findings: [{ severity: 'error', file: null, line: null, column: null, code, sentence }],
  };
}

async function joinParts({ database }: TaxonomyDependencies, pack: Pack): Promise<Uint8Array | null> {
  const content = new Uint8Array(bytesOf(pack));
  let at = 0;
  for (let part = 0; part < countParts(pack); part += 1) {
    const piece = await packStore(database.read).readPart(pack.tenantId, pack.id, part);
    if (piece === null) return null;
    content.set(piece, at);
    at += piece.length;
  }
  return at === content.length ? content : null;
}

async function store(
  dependencies: TaxonomyDependencies,
  pack: Pack,
  taxonomy: TaxonomySource,
  { replacements, findings }: TaxonomyReading,
  signal?: AbortSignal,
): Promise<void> {
  const { database } = dependencies;
  const key = { tenantId: pack.tenantId, packId: pack.id };
  const entries: Entry[] = [
    ...taxonomy.groups.map((group) => ({ group })),
    ...taxonomy.concepts.map((concept) => ({ concept })),
  ];
  await change(dependencies, pack, { state: 'storing', progress: 0 });
  for (let at = 0; at < entries.length; at += WRITE_ENTRIES) {
    signal?.throwIfAborted();
    await database.write(
      async (queries) => {
        await writeEntries(queries, key, entries.slice(at, at + WRITE_ENTRIES), at);
        const progress = Math.min(1, (at + WRITE_ENTRIES) / entries.length);
        await packStore(queries).change(key.tenantId, key.packId, ['storing'], { progress });
      },
      { guard: 'own-rows' },
    );
  }
  for (let at = 0; at < replacements.length; at += WRITE_ENTRIES) {
    await database.write((queries) => writeReplacements(queries, key, replacements.slice(at, at + WRITE_ENTRIES), at));
  }
  const report = comparePacks(await findBefore(dependencies, pack), taxonomy.concepts, replacements);
  const { attribution, concepts, groups } = taxonomy;
  const counts = { concepts: concepts.length, groups: groups.length };
  await database.write(async (queries) => {
    const packs = packStore(queries);
    const ready = { state: 'ready', progress: 1, attribution, findings, report, ...counts } as const;
    await packs.change(key.tenantId, key.packId, ['storing'], ready);
    await packs.removeParts(key.tenantId, key.packId);
  });
}

async function findBefore(
  { database }: TaxonomyDependencies,
  { tenantId, scheme, language }: Pack,
): Promise<Before | null> {
  const before = await packStore(database.read).findOn(tenantId, scheme, language);
  if (before === null) return null;
  const labels = await readLabels(database.read, { tenantId, packId: before.id });
  return { id: before.id, version: before.version, labels };
}

/** Takes everything of a pack away, piece by piece. */
export async function clearContent({ database }: TaxonomyDependencies, { tenantId, id }: Pack): Promise<void> {
  const clear = (): Promise<boolean> =>
    database.write((queries) => clearPiece(queries, { tenantId, packId: id }, CLEAR_PLACES), { guard: 'own-rows' });
  while (!(await clear()));
}
