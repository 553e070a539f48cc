// The job that looks at a file of adverts, or takes it in: the same reading twice, and nothing of it is seen before all of it is there.
import { AppError, isAppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { ImportReport } from '../../contract.ts';
import { FAULTS_LISTED } from '../../limits.ts';
import type { AdvertKind } from '../../limits.ts';
import { advertStore } from '../advert-store.ts';
import { importStore, sourceStore } from '../import-store.ts';
import type { ImportRow } from '../import-store.ts';
import type { MarketDependencies } from '../market-parts.ts';
import { askForWatch } from '../reading/ask-for-watch.ts';
import { employerKey } from '../watch/posting.ts';
import { countParts } from './begin-import.ts';
import type { FileRead, KeyedAdvert, run } from './read-adverts.worker.ts';

const READ_JOB = 'market.read-file';
const PATIENCE_MS = 120_000;
const MEGABYTES = 1536;
/** Adverts of one write; others wait for it. */
const WRITE_ADVERTS = 250;
const EXAMPLES = 3;
const TOO_MUCH: ReadonlySet<string> = new Set(['work.too-long', 'work.too-large']);

export function readFileJob(parts: MarketDependencies): JobKind {
  return defineJob({
    name: READ_JOB,
    isLong: true,
    payload: z.strictObject({ importId: z.uuid() }),
    attempts: 3,
    run: ({ importId }, { tenantId, signal }) => workOff(parts, tenantId, importId, signal),
    onGivenUp: async (queries, tenantId, { importId }) => {
      await importStore(queries).change(tenantId, importId, ['looking', 'taking'], { state: 'failed' });
      await advertStore(queries).removeOfImport(tenantId, importId);
    },
  });
}

/** Puts the next step into the queue, inside the write that changes the state. */
export async function askForReading(
  { runtime }: Pick<MarketDependencies, 'runtime'>,
  queries: WriteQueries,
  { tenant_id: tenantId, id }: ImportRow,
  step: 'looking' | 'taking',
): Promise<void> {
  const uniqueKey = `${id} ${step}`;
  await enqueueJob(queries, runtime, { tenantId, kind: READ_JOB, payload: { importId: id }, uniqueKey });
}

async function workOff(
  parts: MarketDependencies,
  tenantId: string,
  importId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database } = parts;
  const row = await importStore(database.read).find(tenantId, importId);
  if (row === null || !['looking', 'taking'].includes(row.state)) return;
  const source = await sourceStore(database.read).find(tenantId, row.source_id);
  if (source === null) return;
  let read: FileRead;
  try {
    read = await readInWorker(parts, row, source.kind as AdvertKind, signal);
    // Parts of two files may have met under one name.
    if (row.digest !== null && row.digest !== read.digest) throw new AppError('market.file-mixed');
  } catch (error) {
    if (!isAppError(error) || error.code === 'work.stopped') throw error;
    // What the file is will not change by trying again.
    const refusal = TOO_MUCH.has(error.code)
      ? { code: 'market.file-too-large', values: {} }
      : { code: error.code, values: error.values };
    await database.write(async (queries) => {
      await importStore(queries).change(tenantId, importId, ['looking', 'taking'], {
        state: 'refused',
        refusal: JSON.stringify(refusal),
      });
      await importStore(queries).removeParts(tenantId, importId);
    });
    return;
  }
  if (row.state === 'looking') await keepReport(parts, row, read);
  else await takeIn(parts, row, read, signal);
}

async function readInWorker(
  { database, runtime }: MarketDependencies,
  row: ImportRow,
  kind: AdvertKind,
  signal?: AbortSignal,
): Promise<FileRead> {
  const content = new Uint8Array(row.bytes);
  let at = 0;
  for (let part = 0; part < countParts(row); part += 1) {
    const piece = await importStore(database.read).readPart(row.tenant_id, row.id, part);
    if (piece === null) throw new AppError('market.parts-missing');
    content.set(piece, at);
    at += piece.length;
  }
  return runInWorker<typeof run>(
    new URL('./read-adverts.worker.ts', import.meta.url),
    { kind, content, today: runtime.clock.iso().slice(0, 10) },
    {
      timeoutMs: PATIENCE_MS,
      megabytes: MEGABYTES,
      ...(signal === undefined ? {} : { signal }),
    },
  );
}

async function findFresh(
  { database }: MarketDependencies,
  row: ImportRow,
  { adverts }: FileRead,
): Promise<KeyedAdvert[]> {
  const known = await advertStore(database.read).listKnown(row.tenant_id, row.source_id);
  const fresh: KeyedAdvert[] = [];
  for (const advert of adverts) {
    const isKnown =
      known.textKeys.has(advert.textKey) || (advert.externalId !== null && known.externalIds.has(advert.externalId));
    if (!isKnown) fresh.push(advert);
    // A file may hold the same advert twice.
    known.textKeys.add(advert.textKey);
  }
  return fresh;
}

async function keepReport(parts: MarketDependencies, row: ImportRow, read: FileRead): Promise<void> {
  const fresh = await findFresh(parts, row, read);
  const days = fresh.map(({ postedOn }) => postedOn).toSorted();
  const report: ImportReport = {
    digest: read.digest,
    fresh: fresh.length,
    known: read.adverts.length - fresh.length,
    faults: read.faults.length,
    listed: read.faults.slice(0, FAULTS_LISTED),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    employers: new Set(fresh.flatMap(({ employer }) => (employer === null ? [] : [employerKey(employer, 0)]))).size,
    withoutEmployer: fresh.filter(({ employer }) => employer === null).length,
    examples: fresh.slice(0, EXAMPLES).map(({ title, employer, postedOn }) => ({ title, employer, postedOn })),
  };
  await parts.database.write(async (queries) => {
    await importStore(queries).change(row.tenant_id, row.id, ['looking'], {
      state: 'looked-at',
      progress: 1,
      report: JSON.stringify(report),
    });
  });
}

async function takeIn(parts: MarketDependencies, row: ImportRow, read: FileRead, signal?: AbortSignal): Promise<void> {
  const { database, runtime, audit } = parts;
  const { tenant_id: tenantId, id: importId } = row;
  // A run before this one may have stopped on the way.
  await database.write((queries) => advertStore(queries).removeOfImport(tenantId, importId));
  const fresh = await findFresh(parts, row, read);
  for (let at = 0; at < fresh.length; at += WRITE_ADVERTS) {
    signal?.throwIfAborted();
    await database.write(
      async (queries) => {
        await advertStore(queries).add(
          fresh.slice(at, at + WRITE_ADVERTS).map(({ externalId, textKey, title, employer, text, postedOn }) => ({
            tenant_id: tenantId,
            id: runtime.makeId(),
            source_id: row.source_id,
            import_id: importId,
            external_id: externalId,
            text_key: textKey,
            title,
            employer,
            text,
            posted_on: postedOn,
            skills: null,
            is_repeat: 0,
          })),
        );
        const progress = Math.min(1, (at + WRITE_ADVERTS) / fresh.length);
        await importStore(queries).change(tenantId, importId, ['taking'], { progress });
      },
      { guard: 'own-rows' },
    );
  }
  await database.write(async (queries) => {
    const store = importStore(queries);
    const now = runtime.clock.iso();
    if (!(await store.change(tenantId, importId, ['taking'], { state: 'taken', progress: 1, taken_at: now }))) return;
    await store.removeParts(tenantId, importId);
    await audit(queries, {
      tenantId,
      personId: null,
      action: 'market.adverts-taken-in',
      subject: { type: 'advert-import', id: importId },
      details: { adverts: fresh.length, faults: read.faults.length },
    });
    await askForWatch(parts, queries, tenantId);
  });
}
