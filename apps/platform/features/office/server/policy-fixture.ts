// What the policy test needs to call the routes of the office. The campaign of a map is not there: who may pass is told so by the use case.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { institutionStore, memberStore } from '../../identity/server/index.ts';
import { officeStore } from './store.ts';

/** `makeShare`: shares something of the person with that same person. */
export function officePolicyFixtures(
  world: PolicyWorld,
  makeShare: PolicyFixtures[string] | undefined,
): PolicyFixtures {
  const { database, runtime } = world;
  const ofMap = async ({ tenantId }: PolicyPerson) => {
    const campaignId = runtime.makeId();
    await database.write((queries) => officeStore(queries).addMap(tenantId, campaignId, runtime.clock.iso()));
    return { params: { campaignId } };
  };
  const ofPlan = async ({ tenantId, personId }: PolicyPerson) => {
    const [id, unitId] = [runtime.makeId(), runtime.makeId()];
    const openedAt = runtime.clock.iso();
    await database.write(async (queries) => {
      await institutionStore(queries).addUnit(tenantId, {
        id: unitId,
        name: `Synthetic ${unitId}`,
        createdAt: openedAt,
      });
      await memberStore(queries).setUnits(tenantId, personId, [unitId]);
      await officeStore(queries).addPlan(tenantId, { id, unitId, title: 'Synthetic', openedAt, closedAt: null });
    });
    return { params: { planId: id } };
  };
  return {
    'office.maps': async () => ({}),
    'office.map': async (owner) => ({ ...(await ofMap(owner)), query: { by: 'unit' } }),
    'office.course': async (owner) => ({ ...(await ofMap(owner)), query: { seats: '8' } }),
    'office.slide': async (owner) => ({ ...(await ofMap(owner)), query: { seats: '8', language: 'en' } }),
    'office.team-plans': async () => ({}),
    'office.open-team-plan': async () => ({ body: { unitId: runtime.makeId(), title: 'Synthetic' } }),
    'office.put-wishes': async (owner) => ({
      ...(await ofPlan(owner)),
      body: { wishes: [{ skill: 'negotiation', text: '' }] },
    }),
    'office.take-back-wishes': ofPlan,
    'office.close-team-plan': async (owner) => ({ ...(await ofPlan(owner)), body: {} }),
    'office.shares': async () => ({}),
    'office.comment': async (owner) => ({
      ...(await makeShare?.(owner)),
      body: { text: 'synthetic comment' },
    }),
  };
}
