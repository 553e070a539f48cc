// What the policy test needs to call the routes of campaigns, and a launched campaign for the features to its right.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { Attempt } from '../../assessment/server/index.ts';
import { settingsOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import { createLinks } from './links.ts';
import { campaignMemberStore } from './member-store.ts';
import { campaignStore } from './store.ts';

/** Makes a campaign in the person's institution. */
export function campaignMaker({ database, runtime }: PolicyWorld) {
  return async (tenantId: string, status: 'draft' | 'launched'): Promise<CampaignRecord> => {
    const now = runtime.clock.iso();
    const campaign: CampaignRecord = {
      tenantId,
      id: runtime.makeId(),
      title: 'Synthetic campaign',
      purpose: 'development',
      status,
      legalBasis: 'public-task',
      legalBasisNote: 'synthetic',
      notice: { en: 'synthetic', fi: 'synteettinen' },
      document: { kind: 'file', name: 'synthetic', url: null, digest: 'a'.repeat(64), bytes: 9 },
      retentionUntil: '2099-12-31',
      thresholds: { raterGroup: 3, ratersOverall: 4, comments: 5, cell: 10 },
      instruments: { form: 'short', raters: false, raterApproval: false, pilotShare: 0 },
      opensAt: null,
      closesAt: '2099-06-30T12:00:00.000Z',
      remindDaysBefore: [],
      signUp: { domains: [], seats: null },
      wave: 1,
      previousId: null,
      createdAt: now,
      launchedAt: status === 'draft' ? null : now,
      closedAt: null,
      dataGoneAt: null,
      version: 1,
      settingsDigest: status === 'draft' ? null : 'b'.repeat(64),
      invitedAt: null,
    };
    await database.write(async (queries) => {
      await campaignStore(queries).add(campaign);
      const content = Buffer.from('synthetic');
      await campaignStore(queries).keepFile(tenantId, campaign.id, { contentType: 'text/plain', content });
    });
    return campaign;
  };
}

export function campaignsPolicyFixtures(world: PolicyWorld): PolicyFixtures {
  const { database, runtime } = world;
  const links = createLinks(world.keys);
  const make = campaignMaker(world);
  const of =
    (status: 'draft' | 'launched', body?: (campaign: CampaignRecord) => unknown) =>
    async ({ tenantId }: PolicyPerson) => {
      const campaign = await make(tenantId, status);
      const params = { campaignId: campaign.id };
      return body === undefined ? { params } : { params, body: body(campaign) };
    };
  const invited = async ({ tenantId: home }: PolicyPerson) => {
    // Guests come from the public tenant, which asks nobody: any institution's id does.
    const tenantId = home === PUBLIC_TENANT ? runtime.makeId() : home;
    const campaign = await make(tenantId, 'launched');
    const memberId = runtime.makeId();
    const member = {
      tenantId,
      campaignId: campaign.id,
      id: memberId,
      personId: runtime.makeId(),
      kind: 'guest',
      source: 'sign-up',
      name: '',
      email: null,
      language: 'en',
      attributes: {},
      attemptId: null,
      addedAt: runtime.clock.iso(),
      mailsStoppedAt: null,
    } as const;
    await database.write((queries) => campaignMemberStore(queries).add([member]));
    return links.writeMember({ tenantId, campaignId: campaign.id, memberId, linkVersion: 1 });
  };
  const joining = async ({ tenantId: home }: PolicyPerson) => {
    const tenantId = home === PUBLIC_TENANT ? runtime.makeId() : home;
    return links.writeSignUp({ tenantId, campaignId: (await make(tenantId, 'launched')).id });
  };
  const start = { roleProfile: 'kt-professional', stage: 'entry', language: 'en', noticeRead: true };
  const link = { kind: 'link', name: 'synthetic', url: 'https://synthetic.example/', digest: 'a'.repeat(64) };
  return {
    'campaigns.list': async () => ({}),
    'campaigns.create': async () => ({ body: { title: 'Synthetic', purpose: 'development' } }),
    'campaigns.next-wave': of('launched', () => ({})),
    'campaigns.read': of('draft'),
    'campaigns.save': of('draft', (campaign) => ({ version: 1, settings: settingsOf(campaign) })),
    'campaigns.remove': of('draft'),
    'campaigns.attach-document': of('draft', () => link),
    'campaigns.read-document': of('draft'),
    'campaigns.launch': of('draft', () => ({ version: 1 })),
    'campaigns.audience': of('launched'),
    'campaigns.candidates': of('draft'),
    'campaigns.choose-members': of('draft', () => ({ personIds: [] })),
    'campaigns.import-audience': of('draft', () => ({ content: 'email\n', dryRun: true, language: 'en' })),
    'campaigns.remove-person': async (owner) => {
      const { params } = await of('draft')(owner);
      return { params: { ...params, personId: runtime.makeId() } };
    },
    'campaigns.remind': of('launched', () => ({})),
    'campaigns.close': of('launched', () => ({})),
    'campaigns.poster': of('launched'),
    'campaigns.open-invitation': async (owner) => ({ body: { token: await invited(owner) } }),
    'campaigns.take-part': async (owner) => ({ body: { token: await invited(owner), ...start } }),
    'campaigns.choose-mails': async (owner) => ({ body: { token: await invited(owner), stopped: true } }),
    'campaigns.open-document': async (owner) => ({ body: { token: await invited(owner) } }),
    'campaigns.list-own': async () => ({}),
    'campaigns.of-attempt': async ({ tenantId, personId }) => {
      const attemptId = runtime.makeId();
      await database.write((queries) =>
        assessmentStore(queries).addAttempt(syntheticAttempt(tenantId, personId, attemptId)),
      );
      return { params: { attemptId } };
    },
    'campaigns.open-sign-up': async (owner) => ({ body: { token: await joining(owner) } }),
    'campaigns.open-sign-up-document': async (owner) => ({ body: { token: await joining(owner) } }),
    'campaigns.sign-up': async (owner) => ({
      body: { token: await joining(owner), email: null, name: '', language: 'en' },
    }),
  };
}

/** As much of an attempt as the question whose it is needs. */
function syntheticAttempt(tenantId: string, personId: string, id: string): Attempt {
  const at = '2026-11-21T10:00:00.000Z';
  return {
    tenantId,
    id,
    personId,
    campaignId: null,
    bank: 'synthetic',
    bankVersion: '1.0.0',
    bankDigest: 'synthetic',
    parameters: 'synthetic',
    framework: 'synthetic@1.0.0',
    policy: {} as Attempt['policy'],
    roleProfile: 'tester',
    stage: 'entry',
    form: 'short',
    language: 'en',
    status: 'open',
    stop: null,
    offered: [],
    step: 0,
    startedAt: at,
    lastAnswerAt: at,
    finishedAt: null,
  };
}
