// The steps of an import that a person takes: have it looked at, take it in, leave it.
import { AppError } from '@dragoman/kernel';
import type { ImportReport } from '../../contract.ts';
import { OPEN_IMPORT_DAYS } from '../../limits.ts';
import { advertStore } from '../advert-store.ts';
import { importStore } from '../import-store.ts';
import type { ImportRow } from '../import-store.ts';
import type { MarketDependencies, Watcher } from '../market-parts.ts';
import { countParts } from './begin-import.ts';
import { askForReading } from './read-file.ts';

const DAY = 24 * 3_600_000;

export async function startLooking(parts: MarketDependencies, row: ImportRow): Promise<void> {
  await parts.database.write(async (queries) => {
    const store = importStore(queries);
    const now = await store.find(row.tenant_id, row.id);
    // Sent twice: it is being looked at or has been.
    if (now !== null && ['looking', 'looked-at'].includes(now.state)) return;
    if ((await store.listParts(row.tenant_id, row.id)).length < countParts(row))
      throw new AppError('market.parts-missing');
    if (!(await store.change(row.tenant_id, row.id, ['uploading'], { state: 'looking', progress: 0 })))
      throw new AppError('market.not-now');
    await askForReading(parts, queries, row, 'looking');
  });
}

/** Only the file that somebody looked at, told by its digest. */
export async function startTakingIn(
  parts: MarketDependencies,
  by: Watcher,
  row: ImportRow,
  digest: string,
): Promise<void> {
  await parts.database.write(async (queries) => {
    const store = importStore(queries);
    const now = await store.find(row.tenant_id, row.id);
    if (now === null) throw new AppError('market.unknown');
    const report = now.report === null ? null : (JSON.parse(now.report) as ImportReport);
    if (report !== null && report.digest !== digest) throw new AppError('market.file-changed');
    if (['taking', 'taken'].includes(now.state)) return;
    if (report === null || report.fresh === 0) throw new AppError('market.not-now');
    if (!(await store.change(row.tenant_id, row.id, ['looked-at'], { state: 'taking', progress: 0 })))
      throw new AppError('market.not-now');
    await askForReading(parts, queries, row, 'taking');
    await parts.audit(queries, {
      ...by,
      action: 'market.import-confirmed',
      subject: { type: 'advert-import', id: row.id },
      details: { adverts: report.fresh },
    });
  });
}

export async function leaveImport(parts: MarketDependencies, row: ImportRow): Promise<void> {
  await parts.database.write(async (queries) => {
    const store = importStore(queries);
    const now = await store.find(row.tenant_id, row.id);
    if (now === null) return;
    if (!['uploading', 'looked-at', 'refused', 'failed'].includes(now.state)) throw new AppError('market.not-now');
    await store.removeParts(row.tenant_id, row.id);
    await advertStore(queries).removeOfImport(row.tenant_id, row.id);
    await store.remove(row.tenant_id, row.id);
  });
}

/** Takes away the imports that nobody came back to. */
export async function forgetImports(parts: MarketDependencies): Promise<void> {
  const { database, runtime } = parts;
  const before = new Date(runtime.clock.now() - OPEN_IMPORT_DAYS * DAY).toISOString();
  for (const row of await importStore(database.read).listOpenOlderThan(before)) await leaveImport(parts, row);
}
