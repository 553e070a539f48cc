// What the disclosure gate keeps of persons: whom a column stands for. Figures that were shown are of groups, and stay.
import { withTables } from '../database/with-tables.ts';
import type { Erasable } from '../erasure/erasable.ts';
import type { DisclosureTables } from './disclosure-tables.ts';

/**
 * The numbers in the answers stay behind without a name: a group that is asked for afterwards still counts the person's absence as
 * one, so an erasure cannot be used to subtract somebody.
 */
export const disclosureErasable: Erasable = {
  name: 'disclosure snapshots',
  tables: ['disclosure_column', 'disclosure_member'],
  erase: async (anyQueries, { tenantId, personId }) => {
    const queries = withTables<DisclosureTables>(anyQueries);
    for (const table of ['disclosure_column', 'disclosure_member'] as const) {
      await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
    }
  },
  listPersons: async (anyQueries) => {
    const queries = withTables<DisclosureTables>(anyQueries);
    const rows = await queries
      .selectFrom('disclosure_column')
      .select(['tenant_id', 'person_id'])
      .union(queries.selectFrom('disclosure_member').select(['tenant_id', 'person_id']))
      .execute();
    return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
  },
};
