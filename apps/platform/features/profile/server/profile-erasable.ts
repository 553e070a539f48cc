// What the profile holds of a person, and how it goes.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { developmentStore } from './development/development-store.ts';
import { ledgerStore } from './ledger/ledger-store.ts';
import { shareStore } from './sharing/share-store.ts';
import { profileStore } from './store.ts';

/** A person's observations, results, plan, notes and shares, and what was shared with them. */
export const profileErasable: Erasable = {
  name: 'profile ledger, results, plans, notes and shares',
  tables: [
    'observation',
    'result',
    'rating_round_entry',
    'group_observation',
    'outside_observation',
    'person_ageing',
    'kept_plan',
    'module_progress',
    'reflection_note',
    'profile_share',
  ],
  erase: async (queries, { tenantId, personId }) => {
    await profileStore(queries).removePerson(tenantId, personId);
    await ledgerStore(queries).removePerson(tenantId, personId);
    await developmentStore(queries).removePerson(tenantId, personId);
    await shareStore(queries).removePerson(tenantId, personId);
  },
  listPersons: async (queries) => [
    ...(await profileStore(queries).listPersons()),
    ...(await ledgerStore(queries).listPersons()),
    ...(await developmentStore(queries).listPersons()),
    ...(await shareStore(queries).listPersons()),
  ],
};
