// What the profile holds of a person, and how it goes.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { profileStore } from './store.ts';

export const profileErasable: Erasable = {
  name: 'profile observations and results',
  tables: ['observation', 'result'],
  erase: async (queries, { tenantId, personId }) => {
    await profileStore(queries).removePerson(tenantId, personId);
  },
  listPersons: (queries) => profileStore(queries).listPersons(),
};
