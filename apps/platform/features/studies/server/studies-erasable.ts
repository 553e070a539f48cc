// What studies hold of people, and how it goes: names under what was decided, and experts found by the addresses of the person.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import { digestAddress } from './expert-links.ts';
import { panelStore } from './panel-store.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import { forgetExpert } from './take-expert-answers.ts';

/**
 * Must stand before the erasable of accounts, which forgets the address. Studies, notes and versions stay without the name: results
 * rest on them. What a panel said stays frozen; nothing in it leads to anybody.
 */
export function createStudiesErasable(parts: StudiesDependencies): Erasable {
  return {
    name: 'studies of the instrument',
    tables: ['study', 'study_expert', 'key_version', 'study_note', 'validity_evidence'],
    erase: async (queries, { tenantId, personId }) => {
      for (const address of await parts.findOwnAddresses(queries, tenantId, personId)) {
        const digest = digestAddress(parts, address);
        if (digest === null) continue;
        for (const expert of await panelStore(queries).listByAddress(digest)) {
          await forgetExpert(parts, queries, expert);
        }
      }
      await studyStore(queries).forgetPerson(tenantId, personId);
    },
    listPersons: (queries) => studyStore(queries).listPersons(),
  };
}
