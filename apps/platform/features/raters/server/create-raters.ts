// Puts the raters feature together: routes, what comes back by itself, the door for the rooms to the right.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { Route } from '../../../core/http/route.ts';
import type { ReleasedRound } from '../contract.ts';
import { ownRoutes } from './own-routes.ts';
import { raterRoutes } from './rater-routes.ts';
import type { RatersDoor } from './raters-door.ts';
import { createRatersErasable } from './raters-erasable.ts';
import { prepareParts } from './raters-parts.ts';
import type { RatersDependencies, RatersParts } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import { closeCampaignRounds, releaseDueRounds } from './release-round.ts';
import { closeDueQuestions } from './relay-question.ts';
import { forgetContacts, remindRaters } from './remind-raters.ts';

export interface Raters {
  readonly routes: readonly Route[];
  readonly door: RatersDoor;
  readonly erasable: Erasable;
  /** Closes rounds and questions whose date has come. Every few minutes. */
  closeDue(): Promise<void>;
  /** Reminds, and forgets contacts of rounds long released. Every hour. */
  remindAndForget(): Promise<void>;
}

export function createRaters(dependencies: RatersDependencies): Raters {
  const parts = prepareParts(dependencies);
  return {
    routes: [...ownRoutes(parts), ...raterRoutes(parts)],
    door: createDoor(parts),
    erasable: createRatersErasable(parts),
    async closeDue() {
      await releaseDueRounds(parts);
      await closeDueQuestions(parts);
    },
    async remindAndForget() {
      await remindRaters(parts);
      await forgetContacts(parts);
    },
  };
}

/** Persons of one statement: PostgreSQL and SQLite take far more values, but long lists are slow to plan. */
const PERSONS_AT_ONCE = 1000;

function createDoor(parts: RatersParts): RatersDoor {
  return {
    ...ratersDoor,
    closeCampaign: (queries, tenantId, campaignId) => closeCampaignRounds(parts, queries, tenantId, campaignId),
  };
}

/** The part of the door that only reads; it needs nothing but the queries. */
export const ratersDoor: Omit<RatersDoor, 'closeCampaign'> = {
  async released(queries, tenantId, personId) {
    return (await ratingStore(queries).listCounted(tenantId, [personId])).map((each) => each.round);
  },
  async releasedOf(queries, tenantId, personIds) {
    const found = new Map<string, ReleasedRound[]>();
    for (let from = 0; from < personIds.length; from += PERSONS_AT_ONCE) {
      const some = personIds.slice(from, from + PERSONS_AT_ONCE);
      for (const { personId, round } of await ratingStore(queries).listCounted(tenantId, some)) {
        found.set(personId, [...(found.get(personId) ?? []), round]);
      }
    }
    return found;
  },
};
