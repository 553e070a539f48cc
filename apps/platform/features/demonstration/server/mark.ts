// The mark of a synthetic installation: set before the first synthetic row, never taken away.
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';

type MarkTables = {
  demonstration: { tenant_id: string; begun_at: string; loaded_at: string | null; loop_loaded_at: string | null };
};

export interface MarkStore {
  /** `none`: an ordinary installation. `begun`: the loading was interrupted and goes on at the next start. */
  read(): Promise<'none' | 'begun' | 'loaded'>;
  begin(at: string): Promise<void>;
  finish(at: string): Promise<void>;
  /** When the first loading began, and whether the people loop is complete; null in an ordinary installation. */
  readLoop(): Promise<{ readonly begunAt: string; readonly isComplete: boolean } | null>;
  finishLoop(at: string): Promise<void>;
}

export function markStore(anyQueries: Queries): MarkStore {
  const queries = withTables<MarkTables>(anyQueries);
  return {
    async read() {
      const row = await queries
        .selectFrom('demonstration')
        .select('loaded_at')
        .where('tenant_id', '=', PUBLIC_TENANT)
        .executeTakeFirst();
      if (row === undefined) return 'none';
      return row.loaded_at === null ? 'begun' : 'loaded';
    },
    async begin(at) {
      await queries
        .insertInto('demonstration')
        .values({ tenant_id: PUBLIC_TENANT, begun_at: at, loaded_at: null, loop_loaded_at: null })
        .onConflict((conflict) => conflict.column('tenant_id').doNothing())
        .execute();
    },
    async finish(at) {
      await queries
        .updateTable('demonstration')
        .set({ loaded_at: at })
        .where('tenant_id', '=', PUBLIC_TENANT)
        .execute();
    },
    async readLoop() {
      const row = await queries
        .selectFrom('demonstration')
        .select(['begun_at', 'loop_loaded_at'])
        .where('tenant_id', '=', PUBLIC_TENANT)
        .executeTakeFirst();
      return row === undefined ? null : { begunAt: row.begun_at, isComplete: row.loop_loaded_at !== null };
    },
    async finishLoop(at) {
      await queries
        .updateTable('demonstration')
        .set({ loop_loaded_at: at })
        .where('tenant_id', '=', PUBLIC_TENANT)
        .execute();
    },
  };
}
