// Who made a version, a change, a decision or a tie: the record stays, the person goes out of it.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { ProgrammeTables } from './store.ts';

const TABLES = ['programme_version', 'programme_change', 'programme_approval', 'programme_round'] as const;

export const programmeRecordsErasable: Erasable = {
  name: 'records of programmes',
  tables: TABLES,
  async erase(queries, { tenantId, personId }) {
    for (const table of TABLES) {
      await withTables<ProgrammeTables>(queries)
        .updateTable(table)
        .set({ person_id: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    }
  },
  async listPersons(queries) {
    const found = new Map<string, { tenantId: string; personId: string }>();
    for (const table of TABLES) {
      const rows = await withTables<ProgrammeTables>(queries)
        .selectFrom(table)
        .select(['tenant_id', 'person_id'])
        .where('person_id', 'is not', null)
        .distinct()
        .execute();
      for (const { tenant_id, person_id } of rows) {
        found.set(`${tenant_id} ${person_id}`, { tenantId: tenant_id, personId: person_id! });
      }
    }
    return [...found.values()];
  },
};
