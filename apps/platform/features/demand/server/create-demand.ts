// The demand feature as the start-up joins it: its routes, its jobs, and what rooms to the right may do with a case.
import type { Route } from '../../../core/http/route.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import type { CaseStage } from '../limits.ts';
import { caseRoutes } from './case-routes.ts';
import type { DemandDependencies, WriteQueries } from './demand-parts.ts';
import { forgetOldDrafts } from './firm/need-drafts.ts';
import { firmRoutes } from './firm-routes.ts';
import { moveCase } from './handle-case.ts';
import { retrainJob } from './learning/retrain.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { readTextJob } from './reading/read-text.ts';

export interface Demand {
  readonly routes: readonly Route[];
  readonly jobs: readonly JobKind[];
  /** Moves a case on, for a room in which its programme is designed, offered or run. The firm sees it. */
  moveCase(
    queries: WriteQueries,
    by: { readonly tenantId: string; readonly personId: string | null },
    caseId: string,
    stage: CaseStage,
  ): Promise<void>;
  /** Forgets forms that were begun and not sent. Once a day. */
  forgetOldDrafts(): Promise<void>;
}

export function createDemand(dependencies: DemandDependencies): Demand {
  return {
    routes: [
      ...caseRoutes(dependencies),
      ...readingRoutes(dependencies),
      ...organisationRoutes(dependencies),
      ...firmRoutes(dependencies),
    ],
    jobs: [readTextJob(dependencies), retrainJob(dependencies)],
    moveCase: (queries, by, caseId, stage) => moveCase(dependencies, queries, by, caseId, stage),
    forgetOldDrafts: async () => void (await forgetOldDrafts(dependencies)),
  };
}
