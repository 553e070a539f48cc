// What the policy test needs to call the routes of the assessment, and attempts for the features to its right.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import type { Instrument } from './instrument.ts';
import { startAssessment } from './start-assessment.ts';

const wish = { roleProfile: 'kt-professional', stage: 'entry', form: 'short', language: 'en' } as const;

/** Makes an open attempt of the person. */
export function attemptMaker({ database, runtime }: PolicyWorld, instrument: Instrument) {
  return async ({ tenantId, personId }: PolicyPerson): Promise<string> => {
    const person = { tenantId, personId };
    return (await database.write((queries) => startAssessment(queries, instrument, runtime, person, wish))).id;
  };
}

export function assessmentPolicyFixtures(world: PolicyWorld, instrument: Instrument): PolicyFixtures {
  const makeAttempt = attemptMaker(world, instrument);
  const ofAttempt = async (owner: PolicyPerson) => ({ params: { attemptId: await makeAttempt(owner) } });
  const { runtime } = world;
  const answer = () => ({
    key: runtime.makeId(),
    itemId: 'not-offered',
    revision: 1,
    value: { category: 1 },
    answeredAt: runtime.clock.iso(),
    seconds: 3,
  });
  return {
    'assessment.offer': async () => ({}),
    'assessment.start': async () => ({ body: wish }),
    'assessment.list-own': async () => ({}),
    'assessment.read': ofAttempt,
    'assessment.answer': async (owner) => ({ ...(await ofAttempt(owner)), body: { answers: [answer()], holds: [] } }),
    'assessment.finish': async (owner) => ({ ...(await ofAttempt(owner)), body: { answered: 0, early: true } }),
    'link.open': async () => ({ body: { token: 'A'.repeat(48) } }),
    'link.renew': async () => ({ body: {} }),
    'link.read': async () => ({}),
  };
}
