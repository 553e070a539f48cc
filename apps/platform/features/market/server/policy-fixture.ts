// What the policy test needs to call the routes of the job market.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import type { ImportReport } from '../contract.ts';
import { importStore, sourceStore } from './import-store.ts';
import { keptSummary } from './reading/kept-watch.ts';
import { watchStore } from './watch-store.ts';

const SKILL = 'urn:synthetic:skill';
const TERM = 'synthetic term';
const DIGEST = 'a'.repeat(64);
const REPORT: ImportReport = {
  digest: DIGEST,
  fresh: 1,
  known: 0,
  faults: 0,
  listed: [],
  from: '2026-01-01',
  to: '2026-01-01',
  employers: 1,
  withoutEmployer: 0,
  examples: [],
};
const SUMMARY = keptSummary.parse({
  list: { scheme: 'synthetic', version: '1', attribution: '' },
  months: ['2026-01'],
  adverts: 1,
  repeated: 0,
  postings: 1,
  employers: 1,
  counts: { skills: 1, rising: 0, falling: 0, notEnough: 1 },
  surest: null,
  terms: [{ term: TERM, postings: 8, employers: 5, firstMonth: '2026-01', example: 'Synthetic sentence.' }],
  postingsBySource: [],
});
const BODY = {
  asked: 1,
  employers: 1,
  trend: 'not-enough',
  odds: null,
  months: [{ asked: 1, postings: 1, share: 1, low: 0.2, high: 1 }],
  examples: [],
  bySource: [],
};

export function marketPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const makeSource = async ({ tenantId }: PolicyPerson): Promise<string> => {
    const id = runtime.makeId();
    const row = { kind: 'csv', language: 'en', country: 'FI', bias: 'Synthetic: large employers only.' };
    await database.write((queries) =>
      sourceStore(queries).add({
        tenant_id: tenantId,
        id,
        name: `S ${id}`,
        ...row,
        revision: 1,
        created_at: runtime.clock.iso(),
      }),
    );
    return id;
  };
  const makeImport = (state: string) => async (owner: PolicyPerson) => {
    const [sourceId, id] = [await makeSource(owner), runtime.makeId()];
    await database.write(async (queries) => {
      await importStore(queries).add({
        tenant_id: owner.tenantId,
        id,
        source_id: sourceId,
        file_name: 'synthetic.csv',
        bytes: 3,
        digest: null,
        state,
        progress: 0,
        refusal: null,
        report: state === 'looked-at' ? JSON.stringify(REPORT) : null,
        created_at: runtime.clock.iso(),
        taken_at: null,
      });
      await importStore(queries).keepPart(owner.tenantId, id, 0, new Uint8Array(3));
    });
    return { params: { importId: id }, body: {} };
  };
  const withWatch = async ({ tenantId }: PolicyPerson): Promise<void> => {
    await database.write(async (queries) => {
      await watchStore(queries).setState(tenantId, 'done', 1);
      await watchStore(queries).keep(tenantId, runtime.clock.iso(), JSON.stringify(SUMMARY), [
        {
          tenant_id: tenantId,
          uri: SKILL,
          place: 0,
          label: 'synthetic',
          trend: 'not-enough',
          body: JSON.stringify(BODY),
        },
      ]);
    });
  };
  const source = () => ({
    name: `Synthetic ${runtime.makeId()}`,
    kind: 'csv',
    language: 'en',
    country: 'FI',
    bias: 'Synthetic: large employers only.',
  });
  const ofSource = async (owner: PolicyPerson) => ({ params: { sourceId: await makeSource(owner) } });
  return {
    'market.read': async () => ({}),
    'market.read-skill': async (owner) => {
      await withWatch(owner);
      return { query: { uri: SKILL } };
    },
    'market.read-term-list': async () => ({}),
    'market.decide-term': async (owner) => {
      await withWatch(owner);
      return { body: { term: TERM, decision: 'no-skill' } };
    },
    'market.watch-anew': async () => ({ body: {} }),
    'market.add-source': async () => ({ body: source() }),
    'market.change-source': async (owner) => ({ ...(await ofSource(owner)), body: { ...source(), revision: 1 } }),
    'market.remove-source': ofSource,
    'market.begin-import': async (owner) => ({
      body: { sourceId: await makeSource(owner), fileName: 'synthetic.csv', bytes: 3, digest: DIGEST },
    }),
    'market.keep-part': async (owner) => {
      const { params } = await makeImport('uploading')(owner);
      return { params: { ...params, part: '0' }, body: { content: 'YWJj' } };
    },
    'market.look-at-import': makeImport('uploading'),
    'market.take-in': async (owner) => ({ ...(await makeImport('looked-at')(owner)), body: { digest: DIGEST } }),
    'market.read-import': async (owner) => ({ params: (await makeImport('looked-at')(owner)).params }),
    'market.leave-import': async (owner) => ({ params: (await makeImport('looked-at')(owner)).params }),
  };
}
