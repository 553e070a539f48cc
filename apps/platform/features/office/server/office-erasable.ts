// What the office keeps of persons: wishes and comments. Maps are of groups; whom their columns stand for is the gate's to erase.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { officeStore } from './store.ts';

export const officeErasable: Erasable = {
  name: 'team wishes and comments on shared plans',
  tables: ['team_wish', 'share_comment'],
  erase: (queries, { tenantId, personId }) => officeStore(queries).removePerson(tenantId, personId),
  listPersons: (queries) => officeStore(queries).listPersons(),
};
