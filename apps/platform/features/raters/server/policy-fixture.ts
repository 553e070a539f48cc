// What the policy test needs to call the routes of rating rounds.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { DEFAULT_THRESHOLDS } from '../limits.ts';
import { roundStore } from './round-store.ts';

const TOKEN = 'A'.repeat(54);

export function ratersPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const makeRound = async ({
    tenantId,
    personId,
  }: PolicyPerson): Promise<{ roundId: string; nominationId: string }> => {
    const [roundId, nominationId] = [runtime.makeId(), runtime.makeId()];
    await database.write(async (queries) => {
      await roundStore(queries).addRound({
        tenantId,
        id: roundId,
        personId,
        campaign: null,
        name: 'Synthetic Person',
        purpose: 'development',
        thresholds: DEFAULT_THRESHOLDS,
        bank: 'synthetic',
        bankVersion: '1.0.0',
        pool: {},
        approver: null,
        language: 'en',
        status: 'open',
        openedAt: runtime.clock.iso(),
        closesAt: null,
        releasedAt: null,
      });
      await roundStore(queries).addNominee({
        tenantId,
        id: nominationId,
        roundId,
        place: 0,
        group: 'peers',
        language: 'en',
        addressDigest: nominationId,
        state: 'asked',
        askedAt: runtime.clock.iso(),
        takenBackAt: null,
        leftAt: null,
        leftReason: null,
        deviceDigest: null,
        addressTries: 0,
        triesSince: null,
        reminders: 0,
        remindersStopped: false,
        handedInAt: null,
        contact: { name: 'Synthetic Rater', email: `${nominationId}@synthetic.example` },
      });
    });
    return { roundId, nominationId };
  };
  const ofRound = async (owner: PolicyPerson) => ({ params: { roundId: (await makeRound(owner)).roundId } });
  const ofRating = (body?: unknown) => async () => ({
    params: { ratingId: runtime.makeId() },
    ...(body === undefined ? {} : { body }),
  });
  const answer = {
    key: '01939c1e-7a00-7000-8000-000000000001',
    itemId: 'start',
    revision: 1,
    value: { comment: 'synthetic' },
    answeredAt: '2026-11-21T10:00:00.000Z',
    seconds: 1,
  };
  return {
    'raters.list-own': async () => ({}),
    'raters.open-round': async () => ({
      body: { campaignId: null, name: 'Synthetic Person', days: 14, approver: null },
    }),
    'raters.read-round': ofRound,
    'raters.close-round': async (owner) => ({ ...(await ofRound(owner)), body: {} }),
    'raters.nominate': async (owner) => ({
      ...(await ofRound(owner)),
      body: {
        name: 'Synthetic Rater',
        email: `${runtime.makeId()}@synthetic.example`,
        group: 'peers',
        language: 'en',
      },
    }),
    'raters.take-back': async (owner) => ({ params: { ...(await makeRound(owner)) }, body: {} }),
    'raters.report': ofRound,
    'raters.ask-question': async (owner) => ({ ...(await ofRound(owner)), body: { text: 'Synthetic question?' } }),
    'rating.open': async () => ({ body: { token: TOKEN, address: null } }),
    'rating.stop-reminders': async () => ({ body: { token: TOKEN } }),
    'rating.read': ofRating(),
    'rating.answer': ofRating({ answers: [answer] }),
    'rating.hand-in': ofRating({ answered: 1 }),
    'rating.withdraw': ofRating({ reason: 'rather-not' }),
    'rating.answer-question': ofRating({ text: 'synthetic' }),
    'rating-approval.open': async () => ({ body: { token: TOKEN } }),
    'rating-approval.decide': async () => ({
      body: { token: TOKEN, decisions: [{ nominationId: runtime.makeId(), verdict: 'approve' }] },
    }),
  };
}
