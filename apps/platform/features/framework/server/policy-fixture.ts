// What the policy test needs to call the routes of frameworks.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { frameworkStore } from './framework-store.ts';
import { syntheticFramework } from './testing/synthetic-framework.ts';

export function frameworkPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const ofVersion = async ({ tenantId }: PolicyPerson) => {
    const framework = syntheticFramework();
    const id = runtime.makeId();
    const head = { ...framework.head, id: `synthetic-${id}` };
    const version = { tenantId, id, importedAt: runtime.clock.iso(), digest: id, framework: { ...framework, head } };
    await database.write((queries) => frameworkStore(queries).add(version));
    return { params: { id } };
  };
  return {
    'framework.list': async () => ({}),
    'framework.export-json': ofVersion,
    'framework.export-csv': ofVersion,
    'framework.import': async () => ({ body: { format: 'csv', content: 'part', status: 'imported', dryRun: true } }),
  };
}
