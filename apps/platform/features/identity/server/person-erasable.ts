// The row by which a person is known at all. With it every private link and session of that person ends.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { personStore } from './person-store.ts';

export const personErasable: Erasable = {
  name: 'identity persons',
  tables: [],
  erase: async (queries, { tenantId, personId }) => {
    await personStore(queries).remove(tenantId, personId);
  },
  listPersons: (queries) => personStore(queries).listPersons(),
};
