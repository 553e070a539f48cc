// Puts the studies feature together: routes, what comes back by itself, what erasing reaches.
import type { Erasable } from '../../../core/erasure/erasable.ts';
import type { Route } from '../../../core/http/route.ts';
import { tendStudies } from './close-study.ts';
import { expertRoutes } from './expert-routes.ts';
import { noteRoutes } from './note-routes.ts';
import { createStudiesErasable } from './studies-erasable.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyRoutes } from './study-routes.ts';

export interface Studies {
  readonly routes: readonly Route[];
  readonly erasable: Erasable;
  /** Closes what is due and forgets names of studies long closed. Every few minutes. */
  tend(): Promise<void>;
}

export function createStudies(parts: StudiesDependencies): Studies {
  return {
    routes: [...studyRoutes(parts), ...noteRoutes(parts), ...expertRoutes(parts)],
    erasable: createStudiesErasable(parts),
    tend: () => tendStudies(parts),
  };
}
