// Takes a pack away that nothing points at, or an import that is not wanted. The content goes piece by piece, after the answer.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import type { PackState } from '../../contract.ts';
import { OPEN_IMPORT_DAYS } from '../../limits.ts';
import type { TaxonomyDependencies } from '../dependencies.ts';
import { PACK_STATES, packStore } from '../pack-store.ts';
import type { Pack } from '../pack-store.ts';
import { countPackUses } from '../uses.ts';
import { clearContent } from './read-upload.ts';

export const CLEAR_JOB = 'taxonomy.clear-pack';
const DAY = 24 * 3_600_000;

/** An import that is being read cannot be left at that moment; it ends within minutes. */
const LEAVABLE: readonly PackState[] = ['uploading', 'refused', 'failed', 'ready'];

export function clearPackJob(dependencies: TaxonomyDependencies): JobKind {
  return defineJob({
    name: CLEAR_JOB,
    isLong: true,
    payload: z.strictObject({ packId: z.uuid() }),
    run: async ({ packId }, { tenantId }) => {
      const pack = await packStore(dependencies.database.read).find([tenantId], packId);
      if (pack?.state !== 'removing') return;
      await clearContent(dependencies, pack);
      await dependencies.database.write((queries) => packStore(queries).remove(tenantId, packId));
    },
  });
}

export async function removePack(
  dependencies: TaxonomyDependencies,
  by: { readonly tenantId: string; readonly personId: string },
  pack: Pack,
): Promise<void> {
  const { database, uses, audit } = dependencies;
  if (pack.state === 'removing') return;
  const isPack = PACK_STATES.includes(pack.state);
  if (isPack && (await countPackUses(uses, pack)) > 0) throw new AppError('taxonomy.in-use');
  await database.write(async (queries) => {
    await takeAway(dependencies, queries, pack, isPack ? PACK_STATES : LEAVABLE);
    const { id, scheme, version, language } = pack;
    const action = isPack ? 'taxonomy.removed' : 'taxonomy.import-left';
    await audit(queries, {
      ...by,
      action,
      subject: { type: 'taxonomy-pack', id },
      details: { scheme, version, language },
    });
  });
}

/** Takes away the imports that nobody came back to. */
export function forgetImportsJob(dependencies: TaxonomyDependencies): JobKind {
  const { database, runtime } = dependencies;
  return defineJob({
    name: 'taxonomy.forget-imports',
    every: DAY,
    payload: z.strictObject({}),
    run: async () => {
      const before = new Date(runtime.clock.now() - OPEN_IMPORT_DAYS * DAY).toISOString();
      for (const pack of await packStore(database.read).listOlderThan(before, LEAVABLE)) {
        await database.write((queries) => takeAway(dependencies, queries, pack, LEAVABLE));
      }
    },
  });
}

async function takeAway(
  { runtime }: TaxonomyDependencies,
  queries: Parameters<typeof packStore>[0] & Parameters<typeof enqueueJob>[0],
  { tenantId, id }: Pack,
  states: readonly PackState[],
): Promise<void> {
  const packs = packStore(queries);
  if (!(await packs.change(tenantId, id, states, { state: 'removing' }))) throw new AppError('taxonomy.not-now');
  await packs.removeParts(tenantId, id);
  await enqueueJob(queries, runtime, { tenantId, kind: CLEAR_JOB, payload: { packId: id }, uniqueKey: id });
}
