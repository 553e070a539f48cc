// What the policy test needs to call the routes of programmes.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import type { ModuleContent } from '../wire-contract.ts';
import { moduleStore } from './modules/module-store.ts';
import { interestStore } from './page/interest-store.ts';
import { writeToken } from './page/take-interest.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';
import { syntheticPlan } from './testing/sample-plan.ts';

const vibration = { uri: 'urn:synthetic:n1', label: 'Synthetic skill', kind: 'skill', from: 1, to: 3 } as const;
const content: ModuleContent = {
  title: 'Synthetic module',
  purpose: '',
  contactMinutes: 120,
  selfStudyMinutes: 60,
  price: 0,
  languages: ['en'],
  skills: [vibration],
  prerequisites: [],
};

export function programmesPolicyFixtures(world: PolicyWorld): PolicyFixtures {
  const { database, runtime } = world;
  const make = async (tenantId: string): Promise<ProgrammeRecord> => {
    const now = runtime.clock.iso();
    const plan = syntheticPlan();
    const record: ProgrammeRecord = {
      tenantId,
      id: runtime.makeId(),
      caseId: null,
      title: plan.title,
      audience: plan.audience,
      plan,
      revision: 1,
      pageOpenedAt: now,
      createdAt: now,
      savedAt: now,
    };
    const version = { number: 1, note: '', digest: 'a'.repeat(64), personId: null, createdAt: now };
    await database.write(async (queries) => {
      await programmeStore(queries).add(record);
      await programmeStore(queries).addVersion(tenantId, record.id, version, plan);
    });
    return record;
  };
  const of =
    (
      more: (record: ProgrammeRecord) => { body?: unknown; query?: Record<string, string>; file?: string } = () => ({}),
    ) =>
    async ({ tenantId }: PolicyPerson) => {
      const record = await make(tenantId);
      const { file, ...rest } = more(record);
      return { params: { programmeId: record.id, ...(file === undefined ? {} : { file }) }, ...rest };
    };
  const makeModule = async (tenantId: string): Promise<string> => {
    const id = runtime.makeId();
    const module = { tenantId, id, version: 1, isShared: false, content };
    await database.write((queries) => moduleStore(queries).add(module, '', runtime.clock.iso()));
    return id;
  };
  const seen = async ({ tenantId }: PolicyPerson, query?: Record<string, string>) => {
    const params = { institutionId: tenantId, moduleId: await makeModule(tenantId) };
    return query === undefined ? { params } : { params, query };
  };
  const ownModule = async ({ tenantId }: PolicyPerson, body: unknown) => ({
    params: { moduleId: await makeModule(tenantId) },
    body,
  });
  const wish = {
    mode: 'quick',
    contactHours: 10,
    ects: null,
    price: null,
    language: 'en',
    withAcademics: false,
    required: [],
    excluded: [],
    without: null,
  };
  const shipped = { source: 'shipped', institutionId: null, moduleId: 'synthetic', version: '1.0.0' };
  const interest = { name: 'Synthetic', organisation: '', message: '', language: 'en', agreed: true };
  return {
    'programmes.list': async () => ({}),
    'programmes.create': async () => ({
      body: { caseId: null, title: 'Synthetic', audience: 'external', language: 'en' },
    }),
    'programmes.read': of(),
    'programmes.save': of(({ plan }) => ({ body: { revision: 1, plan: { ...plan, why: 'Synthetic.' }, reason: '' } })),
    'programmes.fill': of(() => ({ body: { revision: 1, what: 'items' } })),
    'programmes.for-need': async () => ({ query: { needId: runtime.makeId() } }),
    'programmes.leads': of(),
    'programmes.thread': of(() => ({ query: { type: 'objective', id: 'o1' } })),
    'programmes.assemble': of(() => ({ body: wish })),
    'programmes.take-modules': of(() => ({
      body: { revision: 1, modules: [{ ref: shipped, academicId: null }], proof: 'quick' },
    })),
    'programmes.update-module': of(() => ({ body: { revision: 1, sessionId: 't1' } })),
    'programmes.words': async () => ({
      query: {
        uri: 'urn:synthetic:n1',
        label: 'Synthetic',
        kind: 'skill',
        level: '2',
        audience: 'external',
        language: 'en',
      },
    }),
    'programmes.skills': async () => ({ query: { text: 'synthetic', language: 'en' } }),
    'programmes.freeze': of(() => ({ body: { revision: 1, note: '' } })),
    'programmes.compare': of(() => ({ query: { from: '1', to: 'now' } })),
    'programmes.approve': of(() => ({ body: { number: 1, role: 'unit-head', decision: 'approved', note: '' } })),
    'programmes.offer': of(() => ({ file: 'offer.docx' })),
    'programmes.open-page': of(() => ({ body: { open: false } })),
    'programmes.interests': of(),
    'programmes.rounds': of(),
    'programmes.tie-round': of(() => ({ body: { campaignId: null, noticeSaysSo: false } })),
    'programmes.course': of(),
    'programmes.sign-interest': of(() => ({ body: { ...interest, email: `${runtime.makeId()}@synthetic.example` } })),
    'programmes.withdraw-interest': async ({ tenantId }) => {
      const [programmeId, id] = [(await make(tenantId)).id, runtime.makeId()];
      const row = { tenantId, programmeId, id, name: 'Synthetic', email: `${id}@synthetic.example` };
      const rest = { organisation: '', message: '', language: 'en', at: runtime.clock.iso() };
      await database.write((queries) => interestStore(queries).add({ ...row, ...rest }));
      return { body: { token: writeToken(world, { tenantId, personId: id }) } };
    },
    'programmes.modules': async () => ({}),
    'programmes.module': (owner) => seen(owner),
    'programmes.compare-module': (owner) => seen(owner, { from: '1', to: '1' }),
    'programmes.add-module': async () => ({ body: { content, isShared: false } }),
    'programmes.add-module-version': (owner) =>
      ownModule(owner, { version: 1, content: { ...content, price: 10 }, note: '' }),
    'programmes.share-module': (owner) => ownModule(owner, { isShared: true }),
  };
}
