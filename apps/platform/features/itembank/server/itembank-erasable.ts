// What the item bank holds of a person: who accepted a version. The version stays, because results rest on it.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { bankVersionStore } from './bank-version-store.ts';

export const itembankErasable: Erasable = {
  name: 'names under accepted versions of the item bank',
  tables: ['bank_version'],
  erase: async (queries, { tenantId, personId }) => {
    await bankVersionStore(queries).forgetPerson(tenantId, personId);
  },
  listPersons: (queries) => bankVersionStore(queries).listPersons(),
};
