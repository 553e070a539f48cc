// What the policy test needs to call the routes of research.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { makePilotId, pilotItemStore } from '../../itembank/server/index.ts';
import { cutStore } from './cut-store.ts';
import { researchStore } from './store.ts';

const TOKEN = 'A'.repeat(70);

/** What a route is about, made for one owner. */
function makers({ database, runtime }: PolicyWorld) {
  const now = (): string => runtime.clock.iso();
  const ofRun = async ({ tenantId, personId }: PolicyPerson) => {
    const id = runtime.makeId();
    await database.write((queries) =>
      researchStore(queries).addRun(tenantId, {
        id,
        kind: 'calibration',
        state: 'waiting',
        progress: 0,
        parameters: 'provisional-1',
        bankDigest: 'synthetic',
        options: { campaigns: [], skills: [] },
        until: now(),
        result: null,
        personId,
        createdAt: now(),
        finishedAt: null,
        accepted: null,
      }),
    );
    return { params: { runId: id } };
  };
  const ofExport = async ({ tenantId, personId }: PolicyPerson) => {
    const id = runtime.makeId();
    await database.write((queries) =>
      researchStore(queries).addExport(tenantId, {
        id,
        title: 'Synthetic export',
        options: { campaigns: [], attributes: [], k: 5, runId: null },
        until: now(),
        people: 0,
        blanked: 0,
        dropped: [],
        personId,
        createdAt: now(),
      }),
    );
    return { params: { exportId: id, file: 'codebook.md' } };
  };
  const ofRound = async ({ tenantId, personId }: PolicyPerson) => {
    const [roundId, panellistId] = [runtime.makeId(), runtime.makeId()];
    await database.write(async (queries) => {
      const store = cutStore(queries);
      await store.addRound(tenantId, {
        id: roundId,
        title: 'Synthetic standard setting',
        stage: 'preparing',
        parameters: 'provisional-1',
        bankDigest: 'synthetic',
        booklet: [],
        personId,
        createdAt: now(),
        accepted: null,
      });
      await store.addPanellist(tenantId, {
        id: panellistId,
        roundId,
        name: 'Synthetic Expert',
        addedAt: now(),
        linkVersion: 1,
      });
    });
    return { params: { roundId, panellistId } };
  };
  const ofPilot = async ({ tenantId }: PolicyPerson) => {
    const id = makePilotId('negotiation', runtime.makeId());
    await database.write((queries) =>
      pilotItemStore(queries).add(tenantId, {
        id,
        skill: 'negotiation',
        level: 2,
        reverse: false,
        scale: 'frequency',
        text: { en: 'synthetic statement', fi: 'synteettinen väite' },
        addedAt: now(),
        withdrawnAt: null,
      }),
    );
    return { params: { itemId: id } };
  };
  return { ofRun, ofExport, ofRound, ofPilot };
}

export function researchPolicyFixtures(world: PolicyWorld): PolicyFixtures {
  const { ofRun, ofExport, ofRound, ofPilot } = makers(world);
  const campaignIds = [world.runtime.makeId()];
  const withBody = (make: typeof ofRound, body: unknown) => async (owner: PolicyPerson) => ({
    ...(await make(owner)),
    body,
  });
  return {
    'research.overview': async () => ({}),
    'research.quote-notice': async () => ({
      body: { campaignId: campaignIds[0], language: 'en', sentence: 'A synthetic sentence that is long enough.' },
    }),
    'research.runs': async () => ({}),
    'research.start-run': async () => ({ body: { kind: 'report', campaignIds } }),
    'research.run': ofRun,
    'research.accept-run': async (owner) => ({ ...(await ofRun(owner)), body: {} }),
    'research.pilot-items': async () => ({}),
    'research.add-pilot-item': async () => ({
      body: {
        skill: 'no-such-skill',
        level: 2,
        reverse: false,
        scale: 'frequency',
        text: { en: 'synthetic statement', fi: 'synteettinen väite' },
      },
    }),
    'research.withdraw-pilot-item': ofPilot,
    'research.exports': async () => ({}),
    'research.start-export': async () => ({ body: { title: 'Synthetic', purpose: 'pay', campaignIds } }),
    'research.export-file': ofExport,
    'research.cut-rounds': async () => ({}),
    'research.open-cut-round': async () => ({ body: { title: 'Synthetic', skills: ['no-such-skill'] } }),
    'research.cut-round': ofRound,
    'research.move-cut-round': withBody(ofRound, { to: 'first-round' }),
    'research.accept-cuts': withBody(ofRound, {}),
    'research.add-panellist': withBody(ofRound, { name: 'Synthetic Expert' }),
    'research.panel-link': ofRound,
    'research.forget-panellist': ofRound,
    'research.open-panel': async () => ({ body: { token: TOKEN } }),
    'research.place-bookmarks': async () => ({ body: { token: TOKEN, skill: 'negotiation', marks: [1, 2, 3] } }),
  };
}
