// What the policy test needs to call the routes of needs.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import { caseStore } from './case-store.ts';
import { firmsStore } from './firms-store.ts';
import { readingStore } from './reading/reading-store.ts';

const TOKEN = 'A'.repeat(54);
const SKILL = 'urn:synthetic:skill';
const FORM = {
  organisation: 'Synthetic Oy',
  country: '',
  sector: '',
  name: 'Synthetic Person',
  email: 'synthetic@firm.example',
  text: 'Synthetic: we need people who can measure.',
  confidential: [],
  people: '',
  deadline: null,
  budget: '',
  isBudgetConfidential: false,
  agreed: true,
  language: 'en',
};
const ANALYSIS = {
  goal: '',
  measure: '',
  tasks: '',
  gap: '',
  people: null,
  before: '',
  languages: '',
  availability: '',
  checks: ['yes', 'yes', 'yes', 'yes', 'yes'],
};

export function demandPolicyFixtures(world: PolicyWorld): PolicyFixtures {
  return { ...caseFixtures(world), ...readingFixtures(world), ...firmFixtures(world) };
}

type Things = Pick<PolicyWorld, 'database' | 'runtime'>;

function organisationMaker({ database, runtime }: Things) {
  return async ({ tenantId }: PolicyPerson): Promise<string> => {
    const id = runtime.makeId();
    const at = runtime.clock.iso();
    await database.write((queries) =>
      firmsStore(queries).addOrganisation({
        tenant_id: tenantId,
        id,
        name: `Synthetic ${id}`,
        name_key: `synthetic ${id}`,
        country: '',
        sector: '',
        created_at: at,
      }),
    );
    return id;
  };
}

function makeRuns({ database, runtime }: Things) {
  const makeOrganisation = organisationMaker({ database, runtime });
  const makeRun = async ({ tenantId }: PolicyPerson): Promise<string> => {
    const id = runtime.makeId();
    await database.write((queries) =>
      readingStore(queries).addRanker({
        tenant_id: tenantId,
        id,
        scheme: 'synthetic',
        base_id: 'synthetic',
        model: '{}',
        figures: 'null',
        state: 'offered',
        made_at: runtime.clock.iso(),
        decided_at: null,
        person_id: null,
      }),
    );
    return id;
  };
  const makeStudentCase = async (owner: PolicyPerson): Promise<string> => {
    const id = runtime.makeId();
    const organisationId = await makeOrganisation(owner);
    await database.write((queries) =>
      firmsStore(queries).addStudentCase({
        tenant_id: owner.tenantId,
        id,
        organisation_id: organisationId,
        case_id: null,
        kind: 'thesis',
        state: 'asked',
        field: 'synthetic',
        steps: JSON.stringify({ asked: null, offered: null, agreed: null }),
        revision: 0,
        changed_at: runtime.clock.iso(),
        person_id: null,
      }),
    );
    return id;
  };
  return { makeRun, makeStudentCase };
}

function makeThings({ database, runtime }: PolicyWorld) {
  const makeOrganisation = organisationMaker({ database, runtime });
  const makeCase = async (owner: PolicyPerson, stage = 'reading') => {
    const { tenantId } = owner;
    const organisationId = await makeOrganisation(owner);
    const [caseId, textId, sentenceId, at] = [
      runtime.makeId(),
      runtime.makeId(),
      runtime.makeId(),
      runtime.clock.iso(),
    ];
    await database.write(async (queries) => {
      await caseStore(queries).add({
        tenant_id: tenantId,
        id: caseId,
        title: 'Synthetic',
        organisation_id: organisationId,
        contact_id: null,
        kind: 'open',
        stage,
        source: 'mail',
        language: 'en',
        deadline: null,
        budget: null,
        audience: '',
        received_at: at,
        reply_due_at: at,
        replied_at: null,
        step_due_at: null,
        closed_at: null,
        refusal_code: null,
        refusal_suggestion: null,
        person_id: null,
        revision: 0,
      });
      await caseStore(queries).addText({
        tenant_id: tenantId,
        id: textId,
        case_id: caseId,
        place: 0,
        origin: 'request',
        file_name: null,
        text: 'Synthetic need.',
        secret_id: null,
        received_at: at,
      });
      const store = readingStore(queries);
      await store.keepSentence({
        tenant_id: tenantId,
        id: sentenceId,
        text_id: textId,
        case_id: caseId,
        place: 0,
        start_at: 0,
        end_at: 15,
        kind: 'prose',
        language: 'en',
        status: 'matched',
        reason: null,
        group_label: null,
        is_confidential: 0,
      });
      await store.keepNeed({
        tenant_id: tenantId,
        id: runtime.makeId(),
        case_id: caseId,
        uri: SKILL,
        label: 'synthetic',
        level: null,
        priority: 2,
        mentions: '[]',
        state: 'accepted',
        person_id: null,
        decided_at: at,
      });
    });
    return { caseId, sentenceId, organisationId };
  };
  const ofCase = (body?: unknown, stage?: string) => async (owner: PolicyPerson) => ({
    params: { caseId: (await makeCase(owner, stage)).caseId },
    ...(body === undefined ? {} : { body }),
  });
  const ofOrganisation = (body?: unknown) => async (owner: PolicyPerson) => ({
    params: { organisationId: await makeOrganisation(owner) },
    ...(body === undefined ? {} : { body }),
  });
  return { makeCase, ofCase, ofOrganisation };
}

function caseFixtures(world: PolicyWorld): PolicyFixtures {
  const { runtime } = world;
  const { ofCase } = makeThings(world);
  const opened = {
    source: 'mail',
    contact: null,
    title: '',
    text: 'Synthetic need.',
    fileName: null,
    confidential: [],
    channel: null,
    deadline: null,
    budget: '',
    audience: '',
  };
  const named = () => ({ name: `Synthetic ${runtime.makeId()}`, country: '', sector: '' });
  return {
    'demand.open-case': async () => ({ body: { ...opened, organisation: named() } }),
    'demand.find-look-alikes': async () => ({ body: { name: 'Synthetic', email: '', text: 'Synthetic need.' } }),
    'demand.read-file': async () => ({ body: { name: 'synthetic.txt', content: 'U3ludGhldGlj' } }),
    'demand.log-contact': async () => ({
      body: { organisation: named(), contact: null, channel: 'phone', text: 'Synthetic need.' },
    }),
    'demand.list-own-contacts': async () => ({}),
    'demand.list-cases': async () => ({}),
    'demand.read-case': ofCase(),
    'demand.change-case': ofCase({
      revision: 0,
      title: 'Synthetic',
      kind: 'training',
      deadline: null,
      budget: '',
      audience: '',
    }),
    'demand.save-analysis': ofCase({ revision: 0, body: ANALYSIS, gate: null, gateReason: '' }),
    'demand.move-case': ofCase({ stage: 'analysed' }),
    'demand.log-reply': ofCase({ channel: 'phone', note: 'synthetic' }),
    'demand.send-understood': ofCase({}),
    'demand.ask-firm': ofCase({ text: 'Synthetic question?' }),
    'demand.refuse-case': ofCase({ code: 'no-capacity', suggestion: 'Synthetic: ask the other faculty.' }),
    'demand.reopen-case': ofCase({}, 'closed'),
    'demand.read-desk': async () => ({}),
    'demand.save-desk': async () => ({ body: { isOpen: true, contactName: 'Synthetic', replyDays: 2, stepDays: 5 } }),
    'demand.network-clock': async () => ({}),
  };
}

function readingFixtures(world: PolicyWorld): PolicyFixtures {
  const { makeCase, ofCase, ofOrganisation } = makeThings(world);
  const { makeRun, makeStudentCase } = makeRuns(world);
  const decision = {
    verdict: 'accepted',
    uri: SKILL,
    label: 'synthetic',
    insteadOf: null,
    why: null,
    note: '',
    level: null,
    priority: null,
  };
  return {
    'demand.read-reading': ofCase(),
    'demand.decide-skill': async (owner) => {
      const { caseId, sentenceId } = await makeCase(owner);
      return { params: { caseId }, body: { ...decision, sentences: [{ id: sentenceId, words: [] }] } };
    },
    'demand.mark-line': async (owner) => {
      const { caseId, sentenceId } = await makeCase(owner);
      return { params: { caseId }, body: { sentenceId, isConfidential: true } };
    },
    'demand.read-again': ofCase({ scheme: null }),
    'demand.find-skills': async () => ({ query: { text: 'synthetic', language: 'en' } }),
    'demand.read-rankers': async () => ({}),
    'demand.train-ranker': async () => ({ body: {} }),
    'demand.decide-ranker': async (owner) => ({ params: { runId: await makeRun(owner) }, body: { use: true } }),
    'demand.list-organisations': async () => ({}),
    'demand.read-organisation': ofOrganisation(),
    'demand.add-talk': ofOrganisation({ channel: 'phone', note: 'synthetic' }),
    'demand.add-student-case': ofOrganisation({ kind: 'thesis', caseId: null, field: 'synthetic', asked: 'synthetic' }),
    'demand.change-student-case': async (owner) => ({
      params: { studentCaseId: await makeStudentCase(owner) },
      body: { revision: 0, state: 'offered', text: 'synthetic' },
    }),
  };
}

function firmFixtures({ runtime }: PolicyWorld): PolicyFixtures {
  return {
    'firm.read-form': async () => ({ params: { deskId: runtime.makeId() } }),
    'firm.save-form': async () => ({ params: { deskId: runtime.makeId() }, body: { token: null, form: FORM } }),
    'firm.send-form': async () => ({ params: { deskId: runtime.makeId() }, body: { token: null, form: FORM } }),
    'firm.open': async () => ({ body: { token: TOKEN } }),
    'firm.answer': async () => ({ body: { token: TOKEN, isRight: true, text: '', confidential: [] } }),
  };
}
