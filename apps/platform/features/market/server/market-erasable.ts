// Who decided about a term is forgotten with the person; that it was decided stays.
import { withTables } from '../../../core/database/with-tables.ts';
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { MarketTables } from './market-tables.ts';

export const marketErasable: Erasable = {
  name: 'decisions about terms',
  tables: ['market_term_decision'],
  erase: async (queries, { tenantId, personId }) => {
    await withTables<MarketTables>(queries)
      .updateTable('market_term_decision')
      .set({ person_id: null })
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .execute();
  },
  listPersons: async (queries) => {
    const rows = await withTables<MarketTables>(queries)
      .selectFrom('market_term_decision')
      .select(['tenant_id', 'person_id'])
      .where('person_id', 'is not', null)
      .distinct()
      .execute();
    return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id! }));
  },
};
