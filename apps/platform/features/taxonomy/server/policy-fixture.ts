// What the policy test needs to call the routes of taxonomies.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import type { PackState } from '../contract.ts';
import { writeEntries } from './content-store.ts';
import { packStore } from './pack-store.ts';
import type { Pack } from './pack-store.ts';

const CONCEPT = 'urn:synthetic:bargain';

export function taxonomyPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const make = async ({ tenantId }: PolicyPerson, state: PackState): Promise<string> => {
    const pack: Pack = {
      tenantId,
      id: runtime.makeId(),
      scheme: `Synthetic ${runtime.makeId()}`,
      version: '1',
      language: 'en',
      format: 'csv',
      attribution: '',
      state,
      files: [{ name: 'synthetic.csv', bytes: 3 }],
      concepts: 1,
      groups: 0,
      progress: 0,
      findings: [],
      report: null,
      createdAt: runtime.clock.iso(),
      switchedOnAt: null,
    };
    const concept = {
      uri: CONCEPT,
      preferredLabel: 'synthetic',
      altLabels: [],
      hiddenLabels: [],
      description: '',
      skillType: null,
      broader: [],
      related: [],
      collections: [],
      occupations: 0,
    };
    await database.write(async (queries) => {
      await packStore(queries).add(pack);
      await packStore(queries).keepPart(pack.tenantId, pack.id, 0, new Uint8Array(3));
      await writeEntries(queries, { tenantId: pack.tenantId, packId: pack.id }, [{ concept }], 0);
    });
    return pack.id;
  };
  const ofPack = async (owner: PolicyPerson) => ({ params: { packId: await make(owner, 'on') } });
  const ofImport = (state: PackState) => async (owner: PolicyPerson) => ({
    params: { importId: await make(owner, state) },
    body: {},
  });
  const begun = {
    format: 'csv',
    scope: 'institution',
    scheme: 'Synthetic',
    version: '1',
    language: 'en',
    attribution: '',
    files: [{ name: 'synthetic.csv', bytes: 3 }],
  };
  return {
    'taxonomy.list': async () => ({}),
    'taxonomy.find-concepts': ofPack,
    'taxonomy.read-concept': async (owner) => ({ ...(await ofPack(owner)), query: { uri: CONCEPT } }),
    'taxonomy.remove': ofPack,
    'taxonomy.list-imports': async () => ({}),
    'taxonomy.begin-import': async () => ({ body: begun }),
    'taxonomy.read-import': async (owner) => ({ params: { importId: await make(owner, 'ready') } }),
    'taxonomy.keep-part': async (owner) => ({
      params: { importId: await make(owner, 'uploading'), part: '0' },
      body: { content: 'YWJj' },
    }),
    'taxonomy.start-reading': ofImport('uploading'),
    'taxonomy.switch-on': ofImport('ready'),
    'taxonomy.leave-import': async (owner) => ({ params: { importId: await make(owner, 'refused') } }),
  };
}
