// What the policy test needs to call the routes of academics.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { DEFAULT_WEIGHTS } from '../limits.ts';
import { academicStore } from './academic-store.ts';
import { mentoringStore } from './mentoring/mentoring-store.ts';
import { requestStore } from './request-store.ts';
import { makeAcademic, makeRequest } from './testing/make-academic.ts';

const TOKEN = 'A'.repeat(54);

export function academicsPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const makeOne = async ({ tenantId }: PolicyPerson): Promise<string> => {
    const academic = makeAcademic('Synthetic Academic', { tenantId });
    await database.write((queries) => academicStore(queries).add(academic));
    return academic.id;
  };
  const ofAcademic = async (owner: PolicyPerson) => ({ params: { academicId: await makeOne(owner) } });
  const makeRehearsal = async (owner: PolicyPerson): Promise<string> => {
    const [academicId, id] = [await makeOne(owner), runtime.makeId()];
    await database.write((queries) =>
      mentoringStore(queries).addRehearsal({
        tenantId: owner.tenantId,
        id,
        academicId,
        kind: 'presenting',
        title: 'Synthetic rehearsal',
        heldOn: '2026-11-21',
        openedAt: runtime.clock.iso(),
        closedAt: null,
      }),
    );
    return id;
  };
  const ofRehearsal = async (owner: PolicyPerson) => ({ params: { rehearsalId: await makeRehearsal(owner) } });
  const askBody = async (owner: PolicyPerson) => ({
    academicId: await makeOne(owner),
    caseId: null,
    programmeId: null,
    sessionId: null,
    what: 'A synthetic day',
    hours: 6,
    when: 'in spring',
    startsOn: null,
    language: 'en',
    reasons: [runtime.makeId()],
    override: null,
  });
  const bySecret = (more: object) => async () => ({ body: { token: TOKEN, ...more } });
  return {
    'academics.list': async () => ({}),
    'academics.read': ofAcademic,
    'academics.told': async (owner) => ({ ...(await ofAcademic(owner)), body: {} }),
    'academics.import': async () => ({
      body: { format: 'csv', fileName: 'synthetic.csv', text: 'name\nSynthetic Academic', confirm: null },
    }),
    'academics.weights': async () => ({}),
    'academics.set-weights': async () => ({ body: { weights: DEFAULT_WEIGHTS } }),
    'academics.rank': async () => ({
      body: {
        caseId: null,
        text: 'synthetic need',
        skills: [],
        language: null,
        hours: null,
        from: null,
        weights: null,
      },
    }),
    'academics.assign': async () => ({ body: { programmeId: runtime.makeId(), fairness: 0.5 } }),
    'academics.list-requests': async () => ({}),
    'academics.requests-of': ofAcademic,
    'academics.preview-request': async (owner) => ({ body: await askBody(owner) }),
    'academics.ask': async (owner) => ({ body: await askBody(owner) }),
    'academics.withdraw-request': async (owner) => {
      const { tenantId } = owner;
      const request = makeRequest(await makeOne(owner), { tenantId });
      await database.write((queries) => requestStore(queries).add(request));
      return { params: { requestId: request.id }, body: {} };
    },
    'mentoring.read': ofAcademic,
    'mentoring.open-rehearsal': async (owner) => ({
      ...(await ofAcademic(owner)),
      body: { kind: 'presenting', title: 'Synthetic rehearsal', heldOn: '2026-11-21' },
    }),
    'mentoring.set-goal': async (owner) => ({
      ...(await ofAcademic(owner)),
      body: { criterion: null, text: 'A synthetic goal' },
    }),
    'mentoring.change-goal': async (owner) => {
      const [academicId, id] = [await makeOne(owner), runtime.makeId()];
      const goal = { tenantId: owner.tenantId, id, academicId, criterion: null, text: 'A synthetic goal' };
      await database.write((queries) =>
        mentoringStore(queries).addGoal({ ...goal, setAt: runtime.clock.iso(), agreedAt: null, state: 'open' }),
      );
      return { params: { goalId: id }, body: { state: 'met' } };
    },
    'rehearsals.read': ofRehearsal,
    'rehearsals.add-observer': async (owner) => ({
      ...(await ofRehearsal(owner)),
      body: { name: 'Synthetic Observer', email: null, language: 'en' },
    }),
    'rehearsals.close': async (owner) => ({ ...(await ofRehearsal(owner)), body: {} }),
    'academic-request.open': bySecret({}),
    'academic-request.answer': bySecret({ answer: { kind: 'yes', note: '' } }),
    'academic-own.open': bySecret({}),
    'academic-own.change': bySecret({ optedOut: false }),
    'academic-own.hide-record': bySecret({ recordId: '019f0000-0000-7000-8000-00000000000b', hidden: true }),
    'academic-own.correct-record': bySecret({ recordId: '019f0000-0000-7000-8000-00000000000b', title: 'Synthetic' }),
    'academic-own.hide': bySecret({ hidden: true }),
    'academic-own.object': bySecret({}),
    'academic-own.agree-goal': bySecret({ goalId: '019f0000-0000-7000-8000-00000000000b' }),
    'observation.open': bySecret({}),
    'observation.save': bySecret({ observed: [], remark: '', handIn: false }),
  };
}
