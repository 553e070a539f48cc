// What the office does when a campaign closes and when its data end.
import { z } from 'zod';
import type { WriteQueries } from '../../../core/database/database.ts';
import { enqueueJob } from '../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { CampaignEvents } from '../../campaigns/server/index.ts';
import type { DisclosureGate } from '../../../core/disclosure/disclosure-gate.ts';
import { SETTLE_MINUTES } from '../limits.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { prepareMap, SERIES } from './prepare-map.ts';
import { officeStore } from './store.ts';

const JOB = 'office.prepare-map';

export function listenToCampaigns(
  events: CampaignEvents,
  { runtime, gate }: { readonly runtime: Runtime; readonly gate: DisclosureGate },
): void {
  events.onClose(async (queries: WriteQueries, { tenantId, campaignId, closedAt }) => {
    await officeStore(queries).addMap(tenantId, campaignId, closedAt);
    await enqueueJob(queries, runtime, {
      tenantId,
      kind: JOB,
      payload: { campaignId },
      uniqueKey: campaignId,
      runAt: new Date(Date.parse(closedAt) + SETTLE_MINUTES * 60_000).toISOString(),
    });
  });
  events.onEnd(async (queries, { tenantId, campaignId }) => {
    await gate.forget(queries, { tenantId, series: SERIES, scope: campaignId });
    await officeStore(queries).removeMap(tenantId, campaignId);
  });
}

export function prepareMapJob(dependencies: OfficeDependencies): JobKind {
  return defineJob({
    name: JOB,
    isLong: true,
    payload: z.strictObject({ campaignId: z.uuid() }),
    run: async ({ campaignId }, { tenantId }) => {
      await prepareMap(dependencies, { tenantId, campaignId });
    },
  });
}
