// What the policy test needs to call the routes of studies.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { panelStore } from './panel-store.ts';
import { studyStore } from './study-store.ts';
import type { Study } from './study.ts';

const TOKEN = 'A'.repeat(54);

export function studiesPolicyFixtures({ database, runtime }: PolicyWorld): PolicyFixtures {
  const make = async ({ tenantId, personId }: PolicyPerson, status: Study['status']): Promise<string> => {
    const id = runtime.makeId();
    const at = runtime.clock.iso();
    await database.write((queries) =>
      studyStore(queries).add({
        tenantId,
        id,
        personId,
        startedBy: 'Synthetic Person',
        title: 'Synthetic study',
        bank: 'synthetic',
        bankVersion: '1.0.0',
        bankDigest: 'synthetic',
        relevance: [],
        effectiveness: [],
        status,
        version: 1,
        createdAt: at,
        openedAt: status === 'draft' ? null : at,
        closesAt: '2099-01-01T00:00:00.000Z',
        closedAt: status === 'closed' ? at : null,
        remindedAt: null,
        panel: status === 'closed' ? { experts: [], remarks: [], backgrounds: {} } : null,
      }),
    );
    return id;
  };
  const of = (status: Study['status'], body?: unknown) => async (owner: PolicyPerson) => ({
    params: { studyId: await make(owner, status) },
    ...(body === undefined ? {} : { body }),
  });
  const expert = (body?: unknown) => async () => ({
    params: { expertId: runtime.makeId() },
    ...(body === undefined ? {} : { body }),
  });
  return {
    'studies.list': async () => ({}),
    'studies.items': async () => ({}),
    'studies.create': async () => ({ body: { title: 'Synthetic' } }),
    'studies.read': of('draft'),
    'studies.save': of('draft', { title: 'Synthetic', relevance: [], effectiveness: [], closesAt: null, version: 1 }),
    'studies.invite': async (owner) => ({
      ...(await of('draft')(owner)),
      body: {
        name: 'Synthetic Expert',
        email: `${runtime.makeId()}@synthetic.example`,
        background: 'academic',
        language: 'en',
      },
    }),
    'studies.take-back': async (owner) => {
      const studyId = await make(owner, 'draft');
      const expertId = runtime.makeId();
      await database.write((queries) =>
        panelStore(queries).addExpert({
          tenantId: owner.tenantId,
          id: expertId,
          studyId,
          name: 'Synthetic Expert',
          email: 'expert@synthetic.example',
          addressDigest: expertId,
          background: 'other',
          language: 'en',
          reminders: 0,
          deviceDigest: null,
          addressTries: 0,
          triesSince: null,
        }),
      );
      return { params: { studyId, expertId }, body: {} };
    },
    'studies.open': of('draft', {}),
    'studies.remind': of('open', {}),
    'studies.close': of('open', {}),
    'studies.results': of('closed'),
    'studies.compare': of('closed', {}),
    'studies.accept-key': of('closed', { rule: 'mean', scenarios: ['none'], reason: 'synthetic', parameters: 'none' }),
    'studies.answers': of('closed'),
    ...noteFixtures({ database, runtime }),
    'expert.open': async () => ({ body: { token: TOKEN, address: null } }),
    'expert.read': expert(),
    'expert.answer': expert({ answers: [{ item: 'none', revision: 1, value: { relevance: 3 } }] }),
    'expert.hand-in': expert({ answered: 1 }),
    'expert.withdraw': expert({}),
  };
}

function noteFixtures({ database, runtime }: Pick<PolicyWorld, 'database' | 'runtime'>): PolicyFixtures {
  const note =
    (body: unknown) =>
    async ({ tenantId, personId }: PolicyPerson) => {
      const id = runtime.makeId();
      const written = { personId, writtenBy: 'Synthetic Person', writtenAt: runtime.clock.iso() };
      const said = {
        kind: 'focus-group' as const,
        heldOn: '2026-01-01',
        who: 'synthetic',
        items: [],
        said: 'synthetic',
      };
      await database.write((queries) =>
        studyStore(queries).addNote(tenantId, { ...said, ...written, id, decision: 'open', reason: '' }),
      );
      return { params: { noteId: id }, body };
    };
  const evidence = {
    claim: 'content',
    title: 'Synthetic',
    says: 'synthetic',
    heldOn: '2026-01-01',
    link: null,
  } as const;
  return {
    'studies.notes': async () => ({}),
    'studies.add-note': async () => ({
      body: { kind: 'focus-group', heldOn: '2026-01-01', who: 'synthetic', items: ['none'], said: 'synthetic' },
    }),
    'studies.decide-note': note({ decision: 'keep', reason: 'synthetic' }),
    'studies.link-note': note({ item: 'none', revision: 'none' }),
    'studies.forget-note': note({}),
    'studies.validity': async () => ({}),
    'studies.add-evidence': async () => ({ body: evidence }),
    'studies.withdraw-evidence': async ({ tenantId, personId }) => {
      const id = runtime.makeId();
      const written = { personId, writtenBy: null, writtenAt: runtime.clock.iso(), withdrawnAt: null };
      await database.write((queries) => studyStore(queries).addEvidence(tenantId, { ...evidence, ...written, id }));
      return { params: { evidenceId: id }, body: {} };
    },
  };
}
