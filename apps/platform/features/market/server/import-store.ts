// The SQL over sources of adverts, files that come in, and their parts.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { ImportState } from '../contract.ts';
import type { MarketTables } from './market-tables.ts';

export type SourceRow = MarketTables['market_source'];
export type ImportRow = MarketTables['market_import'];
export const OPEN_STATES: readonly ImportState[] = ['uploading', 'looking', 'looked-at', 'taking', 'refused', 'failed'];
type ImportChanges = Partial<Pick<ImportRow, 'state' | 'progress' | 'refusal' | 'report' | 'taken_at'>>;

export function sourceStore(anyQueries: Queries) {
  const queries = withTables<MarketTables>(anyQueries);
  return {
    async add(source: SourceRow): Promise<void> {
      await queries.insertInto('market_source').values(source).execute();
    },
    /** False when somebody else has saved since `revision`. */
    async change(
      tenantId: string,
      id: string,
      revision: number,
      changes: Omit<SourceRow, 'tenant_id' | 'id' | 'created_at' | 'revision'>,
    ): Promise<boolean> {
      const changed = await queries
        .updateTable('market_source')
        .set({ ...changes, revision: revision + 1 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
    async list(tenantId: string): Promise<SourceRow[]> {
      return queries
        .selectFrom('market_source')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
    },
    async find(tenantId: string, id: string): Promise<SourceRow | null> {
      const row = await queries
        .selectFrom('market_source')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async remove(tenantId: string, id: string): Promise<void> {
      await queries.deleteFrom('market_source').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
  };
}

export function importStore(anyQueries: Queries) {
  const queries = withTables<MarketTables>(anyQueries);
  const partsIn = (tenantId: string, importId: string) =>
    queries.selectFrom('market_upload_part').where('tenant_id', '=', tenantId).where('import_id', '=', importId);
  return {
    async add(row: ImportRow): Promise<void> {
      await queries.insertInto('market_import').values(row).execute();
    },
    async find(tenantId: string, id: string): Promise<ImportRow | null> {
      const row = await queries
        .selectFrom('market_import')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async list(tenantId: string, states: readonly ImportState[]): Promise<ImportRow[]> {
      return queries
        .selectFrom('market_import')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('state', 'in', [...states])
        .orderBy('created_at')
        .orderBy('id')
        .execute();
    },
    async listOpenOlderThan(instant: string): Promise<ImportRow[]> {
      return queries
        .selectFrom('market_import')
        .selectAll()
        .where('state', 'in', ['uploading', 'looked-at', 'refused', 'failed'])
        .where('created_at', '<', instant)
        .execute();
    },
    /** False when it is in none of these states: somebody else was faster, or it is gone. */
    async change(
      tenantId: string,
      id: string,
      states: readonly ImportState[],
      changes: ImportChanges,
    ): Promise<boolean> {
      const changed = await queries
        .updateTable('market_import')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', 'in', [...states])
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
    async remove(tenantId: string, id: string): Promise<void> {
      await queries.deleteFrom('market_import').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    async removeOfSource(tenantId: string, sourceId: string): Promise<void> {
      await queries
        .deleteFrom('market_import')
        .where('tenant_id', '=', tenantId)
        .where('source_id', '=', sourceId)
        .execute();
    },
    async keepPart(tenantId: string, importId: string, part: number, content: Uint8Array): Promise<void> {
      await queries
        .insertInto('market_upload_part')
        .values({ tenant_id: tenantId, import_id: importId, part, content })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'import_id', 'part']).doUpdateSet({ content }))
        .execute();
    },
    async listParts(tenantId: string, importId: string): Promise<number[]> {
      const rows = await partsIn(tenantId, importId).select('part').orderBy('part').execute();
      return rows.map(({ part }) => part);
    },
    async readPart(tenantId: string, importId: string, part: number): Promise<Uint8Array | null> {
      const row = await partsIn(tenantId, importId).select('content').where('part', '=', part).executeTakeFirst();
      return row?.content ?? null;
    },
    async removeParts(tenantId: string, importId: string): Promise<void> {
      await queries
        .deleteFrom('market_upload_part')
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .execute();
    },
  };
}
