// What the assessment holds of a person, and how it goes.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { assessmentStore } from './store.ts';

export const assessmentErasable: Erasable = {
  name: 'assessment attempts and answers',
  tables: ['attempt'],
  erase: async (queries, { tenantId, personId }) => {
    await assessmentStore(queries).removePerson(tenantId, personId);
  },
  listPersons: (queries) => assessmentStore(queries).listPersons(),
};
