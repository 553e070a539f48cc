// The room of calls over HTTP for tests: real programmes with one module that ships, academics and a case that the test decides.
import { fileURLToPath } from 'node:url';
import { openModule } from '@dragoman/materials';
import { readModuleFolder } from '@dragoman/materials/folder';
import { loadMatchingModel } from '@dragoman/matching';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import type { OutboxMessage } from '../../../../core/outbox/outbox.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import type { Thread } from '../../../../core/thread/thread.ts';
import type { RankedAcademic } from '../../../academics/contract.ts';
import type { NeedCase } from '../../../demand/contract.ts';
import { demandErrors } from '../../../demand/errors.ts';
import { demandRelations } from '../../../demand/server/index.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import { memberStore } from '../../../identity/server/index.ts';
import { inviteMember, setUpFirst, startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import { programmesErrors } from '../../../programmes/errors.ts';
import {
  createProgrammes,
  loadCostTemplates,
  programmesDoor,
  programmesMigrations,
  programmesRelations,
} from '../../../programmes/server/index.ts';
import type { CallPart, CallView, CallWork, SavePartBody } from '../../contract.ts';
import { callsErrors } from '../../errors.ts';
import type { CallsParts } from '../calls-parts.ts';
import { callsMigrations } from '../calls-tables.ts';
import { createCalls } from '../create-calls.ts';
import type { Calls } from '../create-calls.ts';
import { callsRelations } from '../relations.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
const { languages: profiles } = loadMatchingModel(fileURLToPath(new URL('matching', CONTENT)));

export const ACADEMIC_ID = '01939c1e-7a00-7000-8000-00000000aaaa';
export const CASE_ID = '01939c1e-7a00-7000-8000-00000000cccc';
/** A word of the call that may stand nowhere but with it. */
export const PLANTED = 'ZIRCONQUAIL';

export const CALL_TEXT = `Call for proposals: Synthetic skills for bridges
Published by the Synthetic Regional Fund

1. Who may apply
Only universities and universities of applied sciences may apply.

2. Requirements
The provider must negotiate the contents of the training with at least three companies (${PLANTED}).
The provider must offer all sessions online.
The provider should report results to the participants.

3. How to apply
Applicants must submit a project plan of at most 10 pages.
The deadline for submission is 15 March 2027 at 12:00.
Questions may be sent until 1 March 2027.
`;

/** Nobody and nothing has this id. */
export const NOBODY = '01939c1e-7a00-7000-8000-0000000000ff';
export const DAY = 86_400_000;
export const PATIENCE = { timeout: 120_000 };
export const ANSWER = {
  revision: 0,
  status: 'met',
  text: '',
  promise: null,
  modules: [],
  academicIds: [],
  sessionIds: [],
};
export const DECISION = { after: 0, decision: 'bid', reasonsFor: ['strong-team'], reasonsAgainst: [], words: '' };

export interface SentMail {
  readonly personId: string;
  readonly occasion: string;
  readonly step: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface StartedCalls extends StartedIdentity {
  readonly calls: Calls;
  readonly parts: CallsParts;
  readonly thread: Thread;
  readonly admin: Browser;
  readonly tenantId: string;
  readonly adminId: string;
  /** Everything the outbox was given, once for each person, occasion and step. */
  readonly sent: SentMail[];
  readonly ranked: RankedAcademic[];
}

export async function startCalls(open: OpenTestDatabase): Promise<StartedCalls> {
  const sent: SentMail[] = [];
  const ranked: RankedAcademic[] = [];
  const module = openModule(readModuleFolder(new URL('modules/long/negotiation/', CONTENT)));
  const keys = deriveKeys(new Uint8Array(32).fill(9));
  let parts: CallsParts | null = null;
  let calls: Calls | null = null;
  const started = await startIdentity(open, {
    more: {
      migrations: [...programmesMigrations, ...callsMigrations],
      errors: { ...demandErrors, ...programmesErrors, ...callsErrors },
      routes: (world) => {
        const { runtime } = world;
        const relations = [...demandRelations, ...programmesRelations, ...callsRelations];
        const needCase = {
          id: CASE_ID,
          title: 'Synthetic case',
          organisation: { name: 'Synthetic Machines' },
        } as NeedCase;
        const shared = {
          ...world,
          keys,
          thread: createThread({ runtime, relations }),
          messages: loadMessages(new URL('messages/', CONTENT)),
          publicUrl: () => new URL('http://dragoman.test'),
          outbox: {
            send: async (_queries: unknown, { personId, occasion, step, payload }: OutboxMessage) => {
              const isThere = sent.some(
                (mail) => mail.personId === personId && mail.occasion === occasion && mail.step === step,
              );
              if (isThere) return false;
              sent.push({ personId, occasion, step, ...(payload as { to: string; subject: string; text: string }) });
              return true;
            },
          },
        };
        const programmes = createProgrammes({
          ...shared,
          demand: {
            case: async () => null,
            cases: async () => [],
            needs: async () => [],
            confidentialSentences: async () => new Map(),
            existing: async () => new Set(),
          },
          taxonomies: { findConcepts: async () => [], resolveConcepts: async () => new Map() },
          longModules: { list: () => [module], find: (id) => (id === module.head.id ? module : null) },
          framework: loadFramework(new URL('frameworks/dragoman-25/', CONTENT)),
          costTemplates: loadCostTemplates(new URL('cost-templates.json', CONTENT)),
          academics: { find: async () => [], names: async () => new Map() },
          measured: { rounds: async () => [], change: async () => null, schedule: async () => undefined },
          moveCase: async () => undefined,
          erase: async () => undefined,
          isSynthetic: async () => true,
        });
        parts = {
          ...shared,
          profiles,
          demand: { case: async (_queries, _tenantId, caseId) => (caseId === CASE_ID ? needCase : null) },
          programmes: programmesDoor,
          charters: programmes.charters,
          academics: {
            rank: async () => ranked,
            names: async (_tenantId, ids) =>
              new Map(ids.filter((id) => id === ACADEMIC_ID).map((id) => [id, 'Ada Synthetic'])),
          },
        };
        calls = createCalls(parts);
        return [...programmes.routes, ...calls.routes];
      },
    },
  });
  const { admin } = await setUpFirst(started);
  const { actor } = (await admin.call('GET', '/session')).body;
  return {
    ...started,
    calls: calls!,
    parts: parts!,
    thread: parts!.thread,
    admin,
    tenantId: actor.institution.id as string,
    adminId: await personOf(started, actor.institution.id, 'pekka@first.example'),
    sent,
    ranked,
  };
}

export async function addCall(by: Browser, text = CALL_TEXT): Promise<CallView> {
  const body = { title: 'Synthetic skills for bridges', funder: 'Synthetic Regional Fund', text, caseId: null };
  const added = await by.call('POST', '/calls', body);
  if (added.status !== 201) throw new Error(`The call was not kept: ${JSON.stringify(added.body)}`);
  return added.body as CallView;
}

export function partWith(work: CallWork, words: string): CallPart {
  const part = work.parts.find(({ text, kind }) => text.includes(words) && kind !== 'document');
  if (part === undefined) throw new Error(`There is no part that says "${words}".`);
  return part;
}

/** What is sent to save a part as it is. */
export function bodyOf(part: CallPart): SavePartBody {
  const { id: _id, place: _place, touched: _touched, answer: _answer, ...body } = part;
  return body;
}

/** A designer of the same institution with a second factor. */
export async function inviteDesigner(
  started: StartedCalls,
  email: string,
  enrolled: (browser: Browser) => Promise<unknown>,
) {
  const browser = await inviteMember(started, started.admin, email, ['programme-designer']);
  await enrolled(browser);
  return { browser, personId: await personOf(started, started.tenantId, email) };
}

async function personOf({ database }: StartedIdentity, tenantId: string, email: string): Promise<string> {
  const members = await memberStore(database.read).list(tenantId);
  return members.find((member) => member.email === email)!.personId;
}
