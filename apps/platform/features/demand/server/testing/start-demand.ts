// Needs over HTTP for tests: a desk with its staff, the vocabulary that ships, real reading in threads, mails kept in a list.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { fileURLToPath } from 'node:url';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import type { JobRunner } from '../../../../core/jobs/job-runner.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import type { Thread } from '../../../../core/thread/thread.ts';
import { inviteMember, setUpFirst, startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import { createTaxonomy, loadVocabulary, taxonomyMigrations } from '../../../taxonomy/server/index.ts';
import type { CaseReading, DecideBody, NeedForm } from '../../contract.ts';
import { demandErrors } from '../../errors.ts';
import { createDemand } from '../create-demand.ts';
import type { Demand } from '../create-demand.ts';
import type { DemandParts } from '../demand-parts.ts';
import { demandMigrations } from '../migrations.ts';
import { demandRelations } from '../relations.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
const messages = loadMessages(new URL('messages/', CONTENT));
const vocabulary = loadVocabulary(new URL('vocabulary/', CONTENT));
/** One index for all tests of a process: building it takes longer than most of them. */
let cacheFolder: string | null = null;

export interface SentMail {
  readonly occasion: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface StartedDemand extends StartedIdentity {
  readonly parts: DemandParts;
  readonly demand: Demand;
  readonly thread: Thread;
  readonly jobs: JobRunner;
  readonly letters: SentMail[];
  readonly admin: Browser;
  readonly tenantId: string;
}

export const MAIL = `We build packaging machines near Tampere.

Twelve service engineers must learn to negotiate service contracts with our customers before the summer.
The budget is 40 000 euros zibeltraum.
Several of them find it hard to cope with pressure when a line stands still.
It should feel like our company.

Best regards
Sofia Synthetic
sofia@maker.example`;

export const OPEN_MAIL = {
  source: 'mail',
  organisation: { name: 'Maker Oy', country: 'FI', sector: 'machines' },
  contact: { name: 'Sofia Synthetic', email: 'sofia@maker.example', phone: '', language: 'en' },
  title: '',
  text: MAIL,
  fileName: null,
  confidential: [] as { start: number; end: number }[],
  channel: null,
  deadline: null,
  budget: '',
  audience: 'service engineers',
};

export const FORM: NeedForm = {
  organisation: 'Costruttori Spa',
  country: 'IT',
  sector: 'macchine',
  name: 'Sofia Synthetic',
  email: 'sofia@costruttori.example',
  text: 'I nostri tecnici devono imparare a negoziare contratti di assistenza.\nIl nostro margine è sotto pressione krummbein.',
  confidential: [],
  people: '12',
  deadline: null,
  budget: '',
  isBudgetConfidential: false,
  agreed: true,
  language: 'en',
};

export async function startDemand(
  open: OpenTestDatabase,
  change: Partial<DemandParts> = {},
  logger?: FastifyBaseLogger,
): Promise<StartedDemand> {
  cacheFolder ??= makeLastingFolder();
  const letters: SentMail[] = [];
  const sent = new Set<string>();
  let parts: DemandParts | null = null;
  let demand: Demand | null = null;
  let jobs: JobRunner | null = null;
  const started = await startIdentity(open, {
    ...(logger === undefined ? {} : { logger }),
    more: {
      migrations: [...taxonomyMigrations, ...demandMigrations],
      errors: demandErrors,
      routes: (world) => {
        const { database } = world;
        const keys = deriveKeys(new Uint8Array(32).fill(9));
        const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
        const audit = createRecordAudit({ runtime, keys });
        const taxonomy = createTaxonomy({ database, runtime, audit, shipped: vocabulary, uses: [] });
        parts = {
          database,
          runtime,
          keys,
          audit,
          thread: createThread({ runtime, relations: demandRelations }),
          outbox: {
            send: async (_queries, { occasion, step, payload }) => {
              if (sent.has(`${occasion} ${step}`)) return false;
              sent.add(`${occasion} ${step}`);
              letters.push({ occasion, ...(payload as { to: string; subject: string; text: string }) });
              return true;
            },
          },
          messages,
          publicUrl: () => new URL('https://dragoman.example'),
          taxonomies: taxonomy.taxonomies,
          matchingFolder: fileURLToPath(new URL('matching/', CONTENT)),
          vocabularyFolder: fileURLToPath(new URL('vocabulary/', CONTENT)),
          cacheFolder: cacheFolder!,
          findProgrammeOfCase: async () => null,
          findProgramme: async () => null,
          findResult: async () => null,
          ...change,
        };
        demand = createDemand(parts);
        jobs = createJobRunner({ database, runtime, log: logger ?? silentLog, kinds: demand.jobs });
        return demand.routes;
      },
    },
  });
  const { admin } = await setUpFirst(started);
  const session = (await admin.call('GET', '/session')).body;
  return {
    ...started,
    parts: parts!,
    demand: demand!,
    thread: parts!.thread,
    jobs: jobs!,
    letters,
    admin,
    tenantId: session.actor.institution.id as string,
  };
}

function makeLastingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-needs-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A member of the institution with this role, past the second factor where the role needs one. */
export async function joinAs(
  started: StartedDemand,
  email: string,
  roles: Parameters<typeof inviteMember>[3],
): Promise<Browser> {
  return inviteMember(started, started.admin, email, roles);
}

/** Opens a case and has its text read. */
export async function openAndRead(
  { admin, jobs }: StartedDemand,
  change: Partial<typeof OPEN_MAIL> = {},
): Promise<CaseReading> {
  const opened = await admin.call('POST', '/needs', { ...OPEN_MAIL, ...change });
  if (opened.status !== 201) throw new Error(`The case was not opened: ${JSON.stringify(opened.body)}`);
  await jobs.runDue();
  return readingOf(admin, opened.body.id as string);
}

export async function readingOf(browser: Browser, caseId: string): Promise<CaseReading> {
  return (await browser.call('GET', `/needs/${caseId}/reading`)).body as CaseReading;
}

export function decision(change: Partial<DecideBody> & Pick<DecideBody, 'uri'>): DecideBody {
  return {
    verdict: 'accepted',
    label: 'synthetic',
    insteadOf: null,
    sentences: null,
    why: null,
    note: '',
    level: null,
    priority: null,
    ...change,
  };
}

/** The secret in the newest mail to an address. */
export function firmTokenIn(letters: readonly SentMail[], to: string): string {
  const mail = letters.findLast((each) => each.to === to);
  const token = /\/firm#([\w-]{54})/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`There is no mail with a link to ${to}.`);
  return token;
}
