// Puts the room of academics together: routes, what comes back by itself, the door for the rooms to the right, the port of programmes.
import type { Queries } from '../../../core/database/database.ts';
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { Route } from '../../../core/http/route.ts';
import type { AvailableAcademics } from '../../programmes/contract.ts';
import type { RankedAcademic, RankingNeed } from '../contract.ts';
import { OBSERVER_DAYS } from '../limits.ts';
import { DAY } from './academic.ts';
import { createAcademicsErasable } from './academics-erasable.ts';
import { prepareParts } from './academics-parts.ts';
import type { AcademicsDependencies } from './academics-parts.ts';
import { availableAcademics } from './available-academics.ts';
import { linkRoutes } from './link-routes.ts';
import { mentoringStore } from './mentoring/mentoring-store.ts';
import { mentoringRoutes } from './mentoring-routes.ts';
import { closeOldRequests, sendNotices } from './outreach/send-notices.ts';
import { outreachRoutes } from './outreach-routes.ts';
import { poolRoutes } from './pool-routes.ts';
import { rankForDoor } from './ranking/rank-for-need.ts';

/** For the rooms to the right. */
export interface AcademicsDoor {
  /** Best first, with parts that add up to the score and reasons citing works; nobody who may not be suggested. */
  rank(queries: Queries, tenantId: string, need: RankingNeed): Promise<RankedAcademic[]>;
  names(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface Academics {
  readonly routes: readonly Route[];
  readonly door: AcademicsDoor;
  /** What programmes ask for. */
  readonly available: AvailableAcademics;
  readonly erasable: Erasable;
  /** Sends notices that are due, closes what nobody answered, forgets names of observers. Every hour. */
  tend(): Promise<void>;
}

export function createAcademics(dependencies: AcademicsDependencies): Academics {
  const parts = prepareParts(dependencies);
  const { database, runtime } = parts;
  const available = availableAcademics(parts);
  return {
    routes: [...poolRoutes(parts), ...outreachRoutes(parts), ...mentoringRoutes(parts), ...linkRoutes(parts)],
    door: { rank: (queries, tenantId, need) => rankForDoor(parts, queries, tenantId, need), names: available.names },
    available,
    erasable: createAcademicsErasable(runtime),
    async tend() {
      await sendNotices(parts);
      await closeOldRequests(parts);
      const before = new Date(runtime.clock.now() - OBSERVER_DAYS * DAY).toISOString();
      await database.write((queries) => mentoringStore(queries).forgetNames(before));
    },
  };
}
