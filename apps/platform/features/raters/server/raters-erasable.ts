// What rating rounds hold of people, and how it goes: a person's own rounds wholly, and what the person wrote about others.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { RatersParts } from './raters-parts.ts';
import { digestAddress } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import { roundStore } from './round-store.ts';
import { sameAddress } from './same-address.ts';

type ErasableParts = Pick<RatersParts, 'keys' | 'rules' | 'runtime'>;

/**
 * Must stand before the erasable of accounts, which forgets the address by which a rater's nominations are found. What was released
 * stays in the reports of others without any way back to the person: nominations lose contact, answers and device.
 */
export function createRatersErasable(parts: ErasableParts): Erasable {
  return {
    name: 'rating rounds and ratings',
    tables: ['rating_round', 'rating_release', 'rating_question', 'nomination_contact'],
    erase: async (queries, { tenantId, personId }) => {
      const addresses = await parts.rules.findOwnAddresses(queries, tenantId, personId);
      await ratingStore(queries).removePerson(tenantId, personId);
      for (const same of new Set(addresses.map(sameAddress))) {
        if (same === null) continue;
        for (const nominee of await roundStore(queries).listByAddress(digestAddress(parts, same))) {
          const { tenantId: where, id } = nominee;
          await ratingStore(queries).removeRatings(where, id);
          await ratingStore(queries).removeQuestionAnswer(where, id);
          await roundStore(queries).forgetContact(where, id);
          await roundStore(queries).changeNominee(where, id, {
            left_at: nominee.leftAt ?? parts.runtime.clock.iso(),
            left_reason: nominee.leftReason ?? 'rather-not',
            address_digest: `erased ${id}`,
            device_digest: null,
            reminders_stopped: 1,
          });
        }
      }
    },
    listPersons: (queries) => ratingStore(queries).listPersons(),
  };
}
