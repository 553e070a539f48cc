// Begins an import of adverts: what will come is written down, the file follows part by part.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { BeginImportBody } from '../../contract.ts';
import { ADVERTS_KEPT, OPEN_IMPORTS, PART_BYTES } from '../../limits.ts';
import { advertStore } from '../advert-store.ts';
import { importStore, OPEN_STATES, sourceStore } from '../import-store.ts';
import type { ImportRow } from '../import-store.ts';
import type { MarketDependencies, Watcher } from '../market-parts.ts';

const GOES_ON: ReadonlySet<string> = new Set(['uploading', 'looking', 'looked-at', 'taking']);

export async function beginImport(
  { runtime }: Pick<MarketDependencies, 'runtime'>,
  queries: WriteQueries,
  { tenantId }: Watcher,
  { sourceId, fileName, bytes, digest }: BeginImportBody,
): Promise<ImportRow> {
  if ((await sourceStore(queries).find(tenantId, sourceId)) === null) throw new AppError('market.unknown');
  const store = importStore(queries);
  const open = await store.list(tenantId, OPEN_STATES);
  // The same file of the same source goes on where it broke off; one that was refused may be tried anew.
  const begun = open.find(
    (row) => row.source_id === sourceId && row.digest === digest && GOES_ON.has(row.state) && row.bytes === bytes,
  );
  if (begun !== undefined) return begun;
  if (open.length >= OPEN_IMPORTS) throw new AppError('market.too-many-imports', { values: { limit: OPEN_IMPORTS } });
  if ((await advertStore(queries).count(tenantId)) >= ADVERTS_KEPT)
    throw new AppError('market.too-many-adverts', { values: { limit: ADVERTS_KEPT } });
  const row: ImportRow = {
    tenant_id: tenantId,
    id: runtime.makeId(),
    source_id: sourceId,
    file_name: fileName,
    bytes,
    digest,
    state: 'uploading',
    progress: 0,
    refusal: null,
    report: null,
    created_at: runtime.clock.iso(),
    taken_at: null,
  };
  await store.add(row);
  return row;
}

export function countParts({ bytes }: Pick<ImportRow, 'bytes'>): number {
  return Math.ceil(bytes / PART_BYTES);
}

export async function keepPart(
  queries: WriteQueries,
  row: ImportRow,
  part: number,
  content: Uint8Array,
): Promise<void> {
  const expected = Math.min(PART_BYTES, row.bytes - part * PART_BYTES);
  if (content.length !== expected) throw new AppError('market.part-wrong', { values: { part: part + 1 } });
  const store = importStore(queries);
  // The state is looked at inside the write, so that no part arrives while the file is being read.
  if (!(await store.change(row.tenant_id, row.id, ['uploading'], { progress: part / countParts(row) })))
    throw new AppError('market.not-now');
  await store.keepPart(row.tenant_id, row.id, part, content);
}
