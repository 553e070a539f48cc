// Switches a pack on that was read and looked at: one write, after which everybody sees it and the version before is kept.
import { AppError } from '@dragoman/kernel';
import type { TaxonomyDependencies } from '../dependencies.ts';
import { packStore } from '../pack-store.ts';
import type { Pack } from '../pack-store.ts';

export async function switchOn(
  { database, runtime, audit }: TaxonomyDependencies,
  by: { readonly tenantId: string; readonly personId: string },
  { tenantId, id, scheme, language, version, concepts }: Pack,
): Promise<void> {
  await database.write(async (queries) => {
    const packs = packStore(queries);
    const now = await packs.find([tenantId], id);
    // The same click sent twice finds it switched on and changes nothing.
    if (now?.state === 'on') return;
    const before = await packs.findOn(tenantId, scheme, language);
    if (before !== null) await packs.change(tenantId, before.id, ['on'], { state: 'kept' });
    if (!(await packs.change(tenantId, id, ['ready'], { state: 'on', switchedOnAt: runtime.clock.iso() }))) {
      throw new AppError('taxonomy.not-now');
    }
    await audit(queries, {
      ...by,
      action: 'taxonomy.switched-on',
      subject: { type: 'taxonomy-pack', id },
      details: { scheme, version, language, concepts },
    });
  });
}
