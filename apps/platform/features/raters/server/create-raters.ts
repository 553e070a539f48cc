// Puts the raters feature together: routes, what comes back by itself, the door for the rooms to the right.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { Route } from '../../../core/http/route.ts';
import type { ReleasedRound } from '../contract.ts';
import type { RatersEvents } from './events.ts';
import { ownRoutes } from './own-routes.ts';
import { raterRoutes } from './rater-routes.ts';
import type { RatersDoor } from './raters-door.ts';
import { createRatersErasable } from './raters-erasable.ts';
import { prepareParts } from './raters-parts.ts';
import type { RatersDependencies } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import { releaseDueRounds } from './release-round.ts';
import { roundStore } from './round-store.ts';
import { closeDueQuestions } from './relay-question.ts';
import { forgetContacts, remindRaters } from './remind-raters.ts';

export interface Raters {
  readonly routes: readonly Route[];
  readonly door: RatersDoor;
  readonly events: RatersEvents;
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
    door: ratersDoor,
    events: parts.events,
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

/** It needs nothing but the queries, so rooms to the right may import it. */
export const ratersDoor: RatersDoor = {
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
  closeCampaign: (queries, tenantId, campaignId, closedAt) =>
    roundStore(queries).closeCampaign(tenantId, campaignId, closedAt),
  endCampaign: (queries, tenantId, campaignId) => ratingStore(queries).removeCampaign(tenantId, campaignId),
};
