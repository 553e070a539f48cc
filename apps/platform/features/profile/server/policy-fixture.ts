// What the policy test needs to call the routes of the profile. The attempts are open: who may pass is told that there is no result yet.
import type { Instrument } from '../../assessment/server/index.ts';
import { attemptMaker } from '../../assessment/server/policy-fixture.ts';
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { developmentStore } from './development/development-store.ts';
import { shareStore } from './sharing/share-store.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from './export-result.ts';

/** A share of a plan with this person, for the rooms to the right. */
export async function profilePolicyShare(
  { database, runtime }: PolicyWorld,
  { tenantId, personId }: PolicyPerson,
): Promise<string> {
  const id = runtime.makeId();
  const share = { id, personId, withPersonId: personId, what: 'plan' as const, grantedAt: runtime.clock.iso() };
  await database.write((queries) => shareStore(queries).grant(tenantId, share));
  return id;
}

async function makeNote({ database, runtime }: PolicyWorld, { tenantId, personId }: PolicyPerson): Promise<string> {
  const note = { id: runtime.makeId(), moduleId: null, text: 'synthetic note', writtenAt: runtime.clock.iso() };
  await database.write((queries) => developmentStore(queries).addNote(tenantId, personId, note));
  return note.id;
}

export function profilePolicyFixtures(world: PolicyWorld, instrument: Instrument): PolicyFixtures {
  const makeAttempt = attemptMaker(world, instrument);
  const ofAttempt = async (owner: PolicyPerson) => ({ params: { attemptId: await makeAttempt(owner) } });
  return {
    'profile.result': ofAttempt,
    'profile.entries': ofAttempt,
    'profile.change': ofAttempt,
    'profile.moved': async () => ({ query: { skill: 'negotiation' } }),
    'profile.ageing': async () => ({ query: {} }),
    'profile.choose-ageing': async () => ({ body: { halfLifeMonths: null } }),
    'profile.institution-ageing': async () => ({}),
    'profile.choose-institution-ageing': async () => ({ body: { halfLifeMonths: null } }),
    'profile.plan-alternatives': async (owner) => ({ ...(await ofAttempt(owner)), query: { hours: '4' } }),
    'profile.development': async () => ({}),
    'profile.keep-plan': async (owner) => ({ ...(await ofAttempt(owner)), body: { hours: 4 } }),
    'profile.progress': async () => ({ body: { moduleId: 'no-such-module', state: 'begun' } }),
    'profile.notes': async () => ({}),
    'profile.write-note': async () => ({ body: { moduleId: null, text: 'synthetic note' } }),
    'profile.remove-note': async (owner) => ({ params: { noteId: await makeNote(world, owner) } }),
    'profile.shares': async () => ({}),
    'profile.share': async () => ({ body: { email: 'nobody@synthetic.example', what: 'plan' } }),
    'profile.revoke-share': async (owner) => ({ params: { shareId: await profilePolicyShare(world, owner) } }),
    'profile.received-shares': async () => ({}),
    'profile.read-shared': async (owner) => ({ params: { shareId: await profilePolicyShare(world, owner) } }),
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
