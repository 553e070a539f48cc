// Attempts of a campaign cannot be read from the first instant after its last day of retention on, whatever route asks for them.
import type { Queries } from '../../../core/database/database.ts';
import type { Route } from '../../../core/http/route.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import { isPastRetention } from './campaign.ts';
import { campaignStore } from './store.ts';

/**
 * All routes of an installation with the rule applied to those about an attempt: past its time it answers like one that does not
 * exist. The composition applies it to every route, so that a new one cannot be forgotten.
 */
export function hidePastRetention(
  routes: readonly Route[],
  { database, runtime }: { readonly database: { readonly read: Queries }; readonly runtime: Pick<Runtime, 'clock'> },
): Route[] {
  return routes.map((route) => {
    const { owner } = route;
    if (owner === undefined || !route.path.includes(':attemptId')) return route;
    return {
      ...route,
      owner: async (request) => {
        const found = await owner(request);
        if (found === null) return null;
        const { attemptId } = request.params as unknown as { attemptId: string };
        const campaignId = await assessmentStore(database.read).findCampaignOf(found.tenantId, attemptId);
        if (campaignId === null) return found;
        const campaign = await campaignStore(database.read).find(found.tenantId, campaignId);
        return campaign === null || isPastRetention(campaign, runtime.clock.iso()) ? null : found;
      },
    };
  });
}
