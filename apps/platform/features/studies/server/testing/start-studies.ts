// Studies with nothing around them: real content, synthetic people, mails kept in a list.
import type { RatingPerson } from '@dragoman/psychometrics';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { OpenDatabase } from '../../../../core/database/database.ts';
import type { TestRuntime } from '../../../../core/database/testing/make-runtime.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { coreMigrations } from '../../../../core/migrations.ts';
import type { OutboxMessage } from '../../../../core/outbox/outbox.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import { identityMigrations } from '../../../identity/server/index.ts';
import { itembankMigrations, loadItemBank } from '../../../itembank/server/index.ts';
import type { ExpertAnswer } from '../../contract.ts';
import { studiesMigrations } from '../migrations.ts';
import { openExpert } from '../open-expert.ts';
import { studiesRelations } from '../relations.ts';
import { createStudy, inviteExpert, openStudy, saveStudy } from '../run-study.ts';
import type { Researcher, StudiesDependencies } from '../studies-parts.ts';
import { takeExpertAnswers } from '../take-expert-answers.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
const messages = loadMessages(new URL('messages/', CONTENT));
export const bank = loadItemBank(new URL('itembanks/core/', CONTENT));
const framework = loadFramework(new URL('frameworks/dragoman-25/', CONTENT));

export const BY: Researcher = {
  tenantId: '019f0000-0000-7000-8000-00000000000a',
  personId: '019f0000-0000-7000-8000-00000000000b',
};
/** Two statements and two scenarios of one skill. */
export const STATEMENTS = bank.statements.slice(0, 2).map(({ id }) => id);
export const SCENARIOS = bank.scenarios.slice(0, 2).map(({ id }) => id);

export interface SentMail {
  readonly to: string;
  readonly step: string;
  readonly text: string;
}

export interface StartedStudies {
  readonly database: OpenDatabase;
  readonly runtime: TestRuntime;
  readonly parts: StudiesDependencies;
  readonly mails: SentMail[];
  readonly people: RatingPerson[];
  readonly addresses: Map<string, string>;
}

export async function startStudies(open: OpenTestDatabase): Promise<StartedStudies> {
  const { database, runtime } = await open([
    ...coreMigrations,
    ...identityMigrations,
    ...itembankMigrations,
    ...studiesMigrations,
  ]);
  const keys = deriveKeys(new Uint8Array(32).fill(7));
  const mails: SentMail[] = [];
  const people: RatingPerson[] = [];
  const addresses = new Map<string, string>();
  const parts: StudiesDependencies = {
    database,
    runtime,
    keys,
    audit: createRecordAudit({ runtime, keys }),
    thread: createThread({ runtime, relations: studiesRelations }),
    outbox: {
      send: async (_queries, { step, payload }: OutboxMessage) => {
        mails.push({ step, ...(payload as { to: string; text: string }) });
        return true;
      },
    },
    messages,
    publicUrl: () => new URL('https://dragoman.example'),
    bank,
    framework,
    collected: { read: async () => ({ people, synthetic: true }) },
    evidence: [],
    isSynthetic: async () => true,
    findOwnAddresses: async (_queries, _tenantId, personId) =>
      [addresses.get(personId)].filter((each) => each !== undefined),
  };
  return { database, runtime, parts, mails, people, addresses };
}

export interface OpenedStudy {
  readonly studyId: string;
  readonly experts: readonly { readonly expertId: string; readonly device: string; readonly token: string }[];
}

/** A study of four items, opened, every expert's link opened on a device of its own. */
export async function openedStudy(started: StartedStudies, count: number): Promise<OpenedStudy> {
  const { parts, database, runtime, mails } = started;
  const study = await database.write((queries) => createStudy(parts, queries, BY, 'Synthetic study'));
  const closesAt = new Date(runtime.clock.now() + 14 * 86_400_000).toISOString();
  const body = { title: 'Synthetic study', relevance: STATEMENTS, effectiveness: SCENARIOS, closesAt, version: 1 };
  await database.write((queries) => saveStudy(parts, queries, BY, study.id, body));
  for (let at = 0; at < count; at += 1) {
    await database.write((queries) =>
      inviteExpert(parts, queries, BY, study.id, {
        name: `Synthetic Expert ${at}`,
        email: `expert-${at}@synthetic.example`,
        background: at % 2 === 0 ? 'academic' : 'knowledge-transfer',
        language: at % 2 === 0 ? 'en' : 'fi',
      }),
    );
  }
  await database.write((queries) => openStudy(parts, queries, BY, study.id));
  const experts = [];
  for (let at = 0; at < count; at += 1) {
    const token = tokenOf(mails, `expert-${at}@synthetic.example`);
    const opened = await database.write((queries) =>
      openExpert(parts, queries, { token, address: null, device: null }),
    );
    if (opened.kind !== 'here') throw new Error(opened.code);
    experts.push({ expertId: opened.expertId, device: opened.device, token });
  }
  return { studyId: study.id, experts };
}

export function tokenOf(mails: readonly SentMail[], to: string): string {
  const text = mails.findLast((mail) => mail.to === to)?.text ?? '';
  const token = /\/expert#([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`There is no mail with a link to ${to}.`);
  return token;
}

/** All answers of one expert: relevance as given, options at the authors' key moved by `by`. */
export function answersOf(relevance: number, by = 0): ExpertAnswer[] {
  return [
    ...STATEMENTS.map((item) => ({ item, revision: 1, value: { relevance } })),
    ...SCENARIOS.map((item) => ({
      item,
      revision: 1,
      value: {
        effectiveness: Object.fromEntries(
          bank.scenarios
            .find(({ id }) => id === item)!
            .options.map(({ id, key }) => [id, Math.min(5, Math.max(1, key + by))]),
        ),
      },
    })),
  ];
}

export async function answer(
  { parts, database }: StartedStudies,
  expert: OpenedStudy['experts'][number],
  answers: readonly ExpertAnswer[],
): ReturnType<typeof takeExpertAnswers> {
  return database.write((queries) => takeExpertAnswers(parts, queries, expert, answers));
}
