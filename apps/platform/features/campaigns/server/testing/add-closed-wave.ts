// A wave of a campaign that was launched and is closed, for tests of rooms to the right that look back on one.
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { CampaignRecord } from '../campaign.ts';
import { campaignStore } from '../store.ts';

export type ClosedWave = Pick<
  CampaignRecord,
  'tenantId' | 'id' | 'title' | 'notice' | 'wave' | 'previousId' | 'invitedAt'
> & {
  readonly launchedAt: string;
  readonly closedAt: string;
};

export async function addClosedWave(queries: WriteQueries, wave: ClosedWave): Promise<void> {
  await campaignStore(queries).add({
    ...wave,
    purpose: 'development',
    status: 'closed',
    legalBasis: 'consent',
    legalBasisNote: 'synthetic',
    document: null,
    retentionUntil: '2099-12-31',
    thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
    instruments: { form: 'full', raters: false, raterApproval: false, pilotShare: 0 },
    opensAt: null,
    closesAt: wave.closedAt,
    remindDaysBefore: [],
    signUp: null,
    createdAt: wave.launchedAt,
    dataGoneAt: null,
    version: 1,
    settingsDigest: 'b'.repeat(64),
  });
}
