// What the policy test needs to call the routes of materials. What ships is nobody's, so that any module will do.
import { forkStore } from './forks/fork-store.ts';
import type {
  PolicyFixtures,
  PolicyPerson,
  PolicyRequest,
  PolicyWorld,
} from '../../identity/server/testing/policy-people.ts';

const MODULE = { moduleId: 'negotiation' };
/** Asks for a page that is not there: the policy has decided before, and no PDF is made for every caller. */
const MISSING = { kind: 'workbook', language: 'zz', file: 'workbook.zz.pdf' };

export function cataloguePolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const of = (params: Readonly<Record<string, string>>) => async (): Promise<PolicyRequest> => ({ params });
  const ofFork =
    (more: Omit<PolicyRequest, 'params'> = {}) =>
    async ({ tenantId }: PolicyPerson): Promise<PolicyRequest> => {
      const at = runtime.clock.iso();
      const fork = { tenantId, id: runtime.makeId(), sourceId: 'negotiation', createdAt: at };
      await database.write(async (queries) => {
        const store = forkStore(queries);
        await store.add(fork);
        await store.addVersion(fork, { number: 0, origin: 'source', version: '1.0.0', createdAt: at }, {});
        await store.addDraft(fork, { revision: 1, files: {}, savedAt: at });
      });
      return { params: { forkId: fork.id }, ...more };
    };
  /** A version that is not there: no PDF is made for every caller. */
  const ofVersion = (params: Readonly<Record<string, string>>) => async (person: PolicyPerson) => {
    const fork = await ofFork()(person);
    return { params: { ...fork.params, number: '7', ...params } };
  };
  const change = { path: 'guide.en.md', text: '# Synthetic' };
  return {
    'materials.fork': of(MODULE),
    'materials.forks': async () => ({}),
    'materials.read-fork': ofFork(),
    'materials.save-draft': ofFork({ body: { revision: 1, changes: [change] } }),
    'materials.fork-changes': ofFork({ query: { from: '0', to: 'draft' } }),
    'materials.publish': ofFork(),
    'materials.fork-faults': ofFork(),
    'materials.fork-version': ofVersion({}),
    'materials.fork-page': ofVersion(MISSING),
    'materials.fork-file': ofVersion(MISSING),
    'materials.fork-archive': ofVersion({ archive: 'package.zip' }),
    'materials.update-fork': ofFork(),
    'materials.library': async () => ({}),
    'materials.module': of(MODULE),
    'materials.page': of({ ...MODULE, ...MISSING }),
    'materials.file': of({ ...MODULE, ...MISSING }),
    'materials.archive': of({ moduleId: 'no-such-module', archive: 'package.zip' }),
    'materials.own': async () => ({}),
    'materials.own-page': of({ ...MODULE, ...MISSING }),
    'materials.own-file': of({ ...MODULE, ...MISSING }),
  };
}
