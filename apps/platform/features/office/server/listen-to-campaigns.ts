// What the office does when a campaign closes and when its data end.
import { z } from 'zod';
import type { WriteQueries } from '../../../core/database/database.ts';
import { enqueueJob } from '../../../core/jobs/enqueue-job.ts';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { CampaignEvents, CampaignsDoor } from '../../campaigns/server/index.ts';
import type { DisclosureGate } from '../../../core/disclosure/disclosure-gate.ts';
import { SETTLE_MINUTES } from '../limits.ts';
import { MEASURE_JOB, scheduleMeasuring } from './change/group-changes.ts';
import { forgetGroup, measureGroup } from './change/measure-group.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { prepareMap, SERIES } from './prepare-map.ts';
import { officeStore } from './store.ts';

const JOB = 'office.prepare-map';

export function listenToCampaigns(
  events: CampaignEvents,
  {
    runtime,
    gate,
    campaigns,
    isOfProgramme,
  }: {
    readonly runtime: Runtime;
    readonly gate: DisclosureGate;
    readonly campaigns: Pick<CampaignsDoor, 'list' | 'read'>;
    readonly isOfProgramme: OfficeDependencies['isOfProgramme'];
  },
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
    const previousId = (await campaigns.read(queries, tenantId, campaignId))?.previousId ?? null;
    if (previousId !== null && (await isOfProgramme(queries, tenantId, previousId)))
      await scheduleMeasuring(queries, runtime, { tenantId, campaignId: previousId, closedAt });
  });
  events.onEnd(async (queries, { tenantId, campaignId }) => {
    await gate.forget(queries, { tenantId, series: SERIES, scope: campaignId });
    await officeStore(queries).removeMap(tenantId, campaignId);
    for (const { id, previousId } of await campaigns.list(queries, tenantId)) {
      if (previousId !== null && [id, previousId].includes(campaignId))
        await forgetGroup(gate, queries, { tenantId, first: previousId, second: id, ended: campaignId });
    }
  });
}

export function measureGroupJob(dependencies: OfficeDependencies): JobKind {
  return defineJob({
    name: MEASURE_JOB,
    isLong: true,
    payload: z.strictObject({ campaignId: z.uuid() }),
    run: ({ campaignId }, { tenantId }) => measureGroup(dependencies, { tenantId, campaignId }),
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
