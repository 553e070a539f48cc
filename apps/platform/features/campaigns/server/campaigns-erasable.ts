// What campaigns hold of a person: that and how they were asked. Their attempts are looked after by the assessment.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { campaignMemberStore } from './member-store.ts';

export const campaignsErasable: Erasable = {
  name: 'campaign members',
  tables: ['campaign_member'],
  erase: async (queries, { tenantId, personId }) => {
    await campaignMemberStore(queries).removePerson(tenantId, personId);
  },
  listPersons: (queries) => campaignMemberStore(queries).listPersons(),
};
