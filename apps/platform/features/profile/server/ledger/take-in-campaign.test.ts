import { describe, expect, it } from 'vitest';
import { takeInCampaign } from './take-in-campaign.ts';

type Campaigns = Parameters<typeof takeInCampaign>[1];

/** Who is looked at when a campaign of this kind closes. */
async function lookedAt(purpose: 'development' | 'research' | 'benchmark', raters: boolean): Promise<string[]> {
  const seen: string[] = [];
  const campaigns = {
    read: async () => ({ purpose, instruments: { raters } }),
    members: async () => [{ personId: 'synthetic-one' }, { personId: 'synthetic-two' }],
  } as unknown as Campaigns;
  const door = {
    takeInRounds: async (_tenantId: string, personId: string) => {
      seen.push(personId);
      return { rounds: 0 };
    },
  };
  const { signal } = new AbortController();
  const job = takeInCampaign(door, campaigns, { read: null } as never);
  await job.run({ tenantId: 't', campaignId: 'c' }, { tenantId: 't', jobId: 'j', attempt: 1, signal });
  return seen;
}

describe('the close of a campaign', () => {
  it('brings everybody up to date where a map or released rounds rest on it', async () => {
    expect(await lookedAt('development', false)).toHaveLength(2);
    expect(await lookedAt('benchmark', true)).toHaveLength(2);
    expect(await lookedAt('research', true)).toHaveLength(2);
  });

  it('computes nobody’s result for research that asked no raters', async () => {
    expect(await lookedAt('research', false)).toEqual([]);
  });
});
