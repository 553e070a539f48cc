// What the policy test needs to call the routes of the profile. The attempts are open: who may pass is told that there is no result yet.
import type { Instrument } from '../../assessment/server/index.ts';
import { attemptMaker } from '../../assessment/server/policy-fixture.ts';
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-result.ts';

export function profilePolicyFixtures(world: PolicyWorld, instrument: Instrument): PolicyFixtures {
  const makeAttempt = attemptMaker(world, instrument);
  const ofAttempt = async (owner: PolicyPerson) => ({ params: { attemptId: await makeAttempt(owner) } });
  return {
    'profile.result': ofAttempt,
    'profile.recompute': async (owner) => ({ ...(await ofAttempt(owner)), body: {} }),
    'profile.explain': async (owner) => ({ params: { ...(await ofAttempt(owner)).params, skill: 'negotiation' } }),
    'profile.import': async () => ({ body: { format: EXPORT_FORMAT, version: EXPORT_VERSION } }),
    'profile.plan': async (owner) => ({ ...(await ofAttempt(owner)), query: { hours: '4' } }),
    'profile.module': async () => ({ params: { moduleId: 'no-such-module' } }),
    'profile.export-json': ofAttempt,
    'profile.export-csv': ofAttempt,
    'profile.calendar': async (owner) => ({ ...(await ofAttempt(owner)), query: { hours: '4', start: '2026-12-01' } }),
    'profile.report': async (owner) => ({ ...(await ofAttempt(owner)), query: { hours: '4' } }),
  };
}
