// What research holds of a person: who started, accepted or quoted something. Participants are in none of its tables.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { researchStore } from './store.ts';

export const researchErasable: Erasable = {
  name: 'names under runs, exports, standard settings and quotations of notices',
  tables: ['research_cover', 'research_run', 'research_export', 'cut_round'],
  erase: async (queries, { tenantId, personId }) => {
    await researchStore(queries).forgetPerson(tenantId, personId);
  },
  listPersons: (queries) => researchStore(queries).listPersons(),
};
