// What the policy test needs to call the routes of calls.
import type { PolicyFixtures, PolicyPerson, PolicyWorld } from '../../identity/server/testing/policy-people.ts';
import type { AddPartBody, SaveAnswerBody } from '../contract.ts';
import type { CallRecord, PartRecord } from './call.ts';
import { callStore, partStore } from './call-store.ts';
import { writeStopToken } from './checklist/reminder-tokens.ts';
import { EMPTY_SUMMARY } from './summarise-call.ts';
import { answerStore, itemStore } from './work-store.ts';

const TEXT = 'Synthetic call. The provider must teach online.';
const SAYS = {
  text: 'The provider must teach online.',
  lot: null,
  date: null,
  time: null,
  amount: null,
  currency: null,
  weight: null,
  weightUnit: null,
  strength: 'must',
  pages: null,
  role: null,
} as const;
const ADDED: AddPartBody = { kind: 'requirement', ...SAYS, place: null };
const ANSWER: SaveAnswerBody = {
  revision: 0,
  status: 'met',
  text: 'Synthetic answer.',
  promise: null,
  modules: [],
  academicIds: [],
  sessionIds: [],
};
const LINE = { title: 'Synthetic line', dueOn: null, inCharge: null };

export function callsPolicyFixtures({ database, runtime, keys }: PolicyWorld): PolicyFixtures {
  const now = () => runtime.clock.iso();
  const make = async ({ tenantId, personId }: PolicyPerson) => {
    const record: CallRecord = {
      tenantId,
      id: runtime.makeId(),
      title: 'Synthetic call',
      funder: 'Synthetic Fund',
      language: 'en',
      personId: null,
      assignedAt: null,
      caseId: null,
      programmeId: null,
      outcome: null,
      summary: EMPTY_SUMMARY,
      mailLanguage: 'en',
      revision: 1,
      createdAt: now(),
      savedAt: now(),
    };
    const untouched = { how: 'read', personId: null, touchedAt: null } as const;
    const part: PartRecord = {
      id: runtime.makeId(),
      revision: 1,
      kind: 'requirement',
      says: SAYS,
      place: { start: 16, end: 47 },
      ...untouched,
    };
    const itemId = runtime.makeId();
    const at = { tenantId, callId: record.id };
    await database.write(async (queries) => {
      await callStore(queries).add(record, TEXT, [{ start: 0, end: 15 }]);
      await partStore(queries).add(tenantId, record.id, [part]);
      await answerStore(queries, at).saveAt(0, {
        partId: part.id,
        revision: 1,
        status: 'met',
        text: 'Synthetic promise.',
        promise: 'delivery',
        ties: { modules: [], academicIds: [], sessionIds: [] },
        personId: null,
        at: now(),
      });
      await itemStore(queries, at).add([
        {
          id: itemId,
          revision: 1,
          partId: null,
          kind: 'own',
          title: 'Synthetic line',
          ownDueOn: null,
          personId: null,
          assignedAt: null,
          doneAt: null,
          doneBy: null,
          reminded: '',
          createdAt: now(),
        },
      ]);
    });
    return { callId: record.id, partId: part.id, itemId, personId };
  };
  const ofCall = (body?: unknown) => async (owner: PolicyPerson) => {
    const { callId } = await make(owner);
    return { params: { callId }, ...(body === undefined ? {} : { body }) };
  };
  const ofPart =
    (more: { readonly body?: unknown; readonly query?: Record<string, string> } = {}) =>
    async (owner: PolicyPerson) => {
      const { callId, partId } = await make(owner);
      return { params: { callId, partId }, ...more };
    };
  const ofItem =
    (more: { readonly body?: unknown; readonly query?: Record<string, string> }) => async (owner: PolicyPerson) => {
      const { callId, itemId } = await make(owner);
      return { params: { callId, itemId }, ...more };
    };
  const head = { title: 'Synthetic name', funder: '', inCharge: null, caseId: null, programmeId: null, outcome: null };
  const decision = { decision: 'no-bid', reasonsFor: [], reasonsAgainst: ['no-time'], words: '' };
  return {
    'calls.read-file': async () => ({
      body: { name: 'synthetic.txt', content: Buffer.from(TEXT).toString('base64') },
    }),
    'calls.read-text': async () => ({ body: { text: TEXT } }),
    'calls.add': async () => ({ body: { title: 'Synthetic call', funder: '', text: TEXT, caseId: null } }),
    'calls.list': async () => ({}),
    'calls.read': ofCall(),
    'calls.save': ofCall({ revision: 1, ...head }),
    'calls.remove': ofCall(),
    'calls.add-part': ofCall(ADDED),
    'calls.save-part': ofPart({ body: { revision: 1, kind: 'requirement', ...SAYS, lot: 'Lot 1' } }),
    'calls.remove-part': ofPart({ query: { revision: '1' } }),
    'calls.answer': ofPart({ body: { ...ANSWER, revision: 1 } }),
    'calls.suggest': ofPart(),
    'calls.modules': ofCall(),
    'calls.decide': ofCall({ after: 0, ...decision }),
    'calls.add-item': ofCall(LINE),
    'calls.save-item': ofItem({ body: { revision: 1, ...LINE, isDone: true } }),
    'calls.remove-item': ofItem({ query: { revision: '1' } }),
    'calls.stop-reminders': async (owner) => {
      const { callId, personId } = await make(owner);
      return { body: { token: writeStopToken(keys, callId, personId) } };
    },
    'calls.preview-charter': async (owner) => {
      const { callId } = await make(owner);
      return { params: { callId }, query: { programmeId: runtime.makeId() } };
    },
    'calls.send-charter': ofCall({ kind: 'new', title: 'Synthetic programme', audience: 'external', language: 'en' }),
  };
}
