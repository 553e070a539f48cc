// Begins an import: what will come is written down, the files follow part by part.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import type { BeginImportBody } from '../../contract.ts';
import { OPEN_IMPORTS, PART_BYTES } from '../../limits.ts';
import type { TaxonomyDependencies } from '../dependencies.ts';
import { OPEN_STATES, packStore } from '../pack-store.ts';
import type { Pack } from '../pack-store.ts';

export interface ImportingPerson {
  readonly tenantId: string;
  readonly personId: string;
  readonly isPlatformAdministrator: boolean;
}

/** ESCO and whatever is for all institutions is the installation's administrators' to bring in. */
export async function beginImport(
  { runtime }: Pick<TaxonomyDependencies, 'runtime'>,
  queries: WriteQueries,
  by: ImportingPerson,
  body: BeginImportBody,
): Promise<Pack> {
  const isForAll = body.scope === 'installation';
  if ((isForAll || body.format === 'esco') && !by.isPlatformAdministrator)
    throw new AppError('taxonomy.installation-only');
  const store = packStore(queries);
  const tenantId = isForAll ? PUBLIC_TENANT : by.tenantId;
  if ((await store.list([tenantId], OPEN_STATES)).length >= OPEN_IMPORTS) {
    throw new AppError('taxonomy.too-many-imports', { values: { limit: OPEN_IMPORTS } });
  }
  const pack: Pack = {
    tenantId,
    id: runtime.makeId(),
    scheme: body.format === 'esco' ? 'esco' : body.scheme.trim(),
    version: body.version.trim(),
    language: body.language,
    format: body.format,
    attribution: body.attribution.trim(),
    state: 'uploading',
    files: body.files,
    concepts: 0,
    groups: 0,
    progress: 0,
    findings: [],
    report: null,
    createdAt: runtime.clock.iso(),
    switchedOnAt: null,
  };
  await store.add(pack);
  return pack;
}

export function bytesOf({ files }: Pick<Pack, 'files'>): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

export function countParts(pack: Pick<Pack, 'files'>): number {
  return Math.ceil(bytesOf(pack) / PART_BYTES);
}

/** Keeps one part of the files, which travel one after the other as if they were one. */
export async function keepPart(queries: WriteQueries, pack: Pack, part: number, content: Uint8Array): Promise<void> {
  const expected = Math.min(PART_BYTES, bytesOf(pack) - part * PART_BYTES);
  if (content.length !== expected) throw new AppError('taxonomy.part-wrong', { values: { part: part + 1 } });
  const store = packStore(queries);
  // The state is looked at inside the write, so that no part arrives while the files are being read.
  if (!(await store.change(pack.tenantId, pack.id, ['uploading'], { progress: part / countParts(pack) }))) {
    throw new AppError('taxonomy.not-now');
  }
  await store.keepPart(pack.tenantId, pack.id, part, content);
}
