// Puts the campaigns feature together: routes, jobs, and the events rooms to the right may hear.
import type { Route } from '../../../core/http/route.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import { askedRoutes } from './asked-routes.ts';
import type { CampaignsDependencies } from './campaigns-dependencies.ts';
import { createCampaignEvents } from './events.ts';
import type { CampaignEvents } from './events.ts';
import { createLinks } from './links.ts';
import { campaignRoutes } from './routes.ts';
import { sendMailsJob } from './send-mails.ts';
import { tendCampaignsJob } from './tend-campaigns.ts';

export interface Campaigns {
  readonly routes: readonly Route[];
  readonly jobs: readonly JobKind[];
  /** For the composition: lets rooms to the right hear of closes and ends before anything runs. */
  readonly events: CampaignEvents;
}

export function createCampaigns(dependencies: CampaignsDependencies): Campaigns {
  const events = createCampaignEvents();
  const parts = { ...dependencies, events, links: createLinks(dependencies.keys) };
  return {
    routes: [...campaignRoutes(parts), ...askedRoutes(parts)],
    jobs: [sendMailsJob(parts), tendCampaignsJob(parts)],
    events,
  };
}
