// The room of academics with nothing around it: invented cases and programmes, real matching, mails kept in a list.
import { fileURLToPath } from 'node:url';
import { loadMatchingModel } from '@dragoman/matching';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { OpenDatabase } from '../../../../core/database/database.ts';
import type { TestRuntime } from '../../../../core/database/testing/make-runtime.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { coreMigrations } from '../../../../core/migrations.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import type { OutboxMessage } from '../../../../core/outbox/outbox.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import type { NeedCase } from '../../../demand/contract.ts';
import {
  accountStore,
  identityMigrations,
  institutionStore,
  memberStore,
  personStore,
} from '../../../identity/server/index.ts';
import type { Programme } from '../../../programmes/contract.ts';
import type { ImportBody, ImportReport } from '../../contract.ts';
import { prepareParts } from '../academics-parts.ts';
import type { AcademicsDependencies, AcademicsParts, Broker } from '../academics-parts.ts';
import { createAcademicsErasable } from '../academics-erasable.ts';
import { createAcademics } from '../create-academics.ts';
import type { Academics } from '../create-academics.ts';
import { applyImport, fingerprintOf } from '../importing/apply-import.ts';
import { readImport } from '../importing/read-import.ts';
import { academicsMigrations } from '../migrations.ts';
import { academicsRelations } from '../relations.ts';
import { TENANT } from './make-academic.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
export const messages = loadMessages(new URL('messages/', CONTENT));
export const { languages: profiles } = loadMatchingModel(fileURLToPath(new URL('matching', CONTENT)));

export interface SentMail {
  readonly occasion: string;
  readonly personId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface StartedAcademics {
  readonly database: OpenDatabase;
  readonly runtime: TestRuntime;
  readonly parts: AcademicsParts;
  readonly academics: Academics;
  readonly mails: SentMail[];
  readonly cases: Map<string, NeedCase>;
  readonly confidential: Map<string, string>;
  readonly programmes: Map<string, Programme>;
  /** A colleague with an account, who asks. */
  readonly broker: Broker;
  take(format: ImportBody['format'], text: string): Promise<ImportReport>;
}

export async function startAcademics(open: OpenTestDatabase): Promise<StartedAcademics> {
  const { database, runtime } = await open([...coreMigrations, ...identityMigrations, ...academicsMigrations]);
  const keys = deriveKeys(new Uint8Array(32).fill(7));
  const mails: SentMail[] = [];
  const cases = new Map<string, NeedCase>();
  const confidential = new Map<string, string>();
  const programmes = new Map<string, Programme>();
  const dependencies: AcademicsDependencies = {
    database,
    runtime,
    keys,
    audit: createRecordAudit({ runtime, keys }),
    thread: createThread({ runtime, relations: academicsRelations }),
    outbox: {
      send: async (_queries, { occasion, personId, payload }: OutboxMessage) => {
        if (mails.some((mail) => mail.occasion === occasion && mail.personId === personId)) return false;
        mails.push({ occasion, personId, ...(payload as { to: string; subject: string; text: string }) });
        return true;
      },
    },
    messages,
    publicUrl: () => new URL('https://dragoman.example'),
    profiles,
    demand: {
      case: async (_queries, _tenantId, caseId) => cases.get(caseId) ?? null,
      confidentialSentences: async () => confidential,
    },
    programmes: {
      programme: async (_queries, _tenantId, id) => programmes.get(id) ?? null,
      forCase: async (_queries, _tenantId, caseId) =>
        [...programmes.values()].filter((programme) => programme.caseId === caseId),
    },
    findLabels: async (_tenantId, uris) => new Map(uris.map((uri) => [uri, uri.split(':')[1] ?? ''])),
    erase: (person) => database.write((queries) => createAcademicsErasable(runtime).erase!(queries, person)),
  };
  const parts = prepareParts(dependencies);
  const broker = { tenantId: TENANT, personId: runtime.makeId() };
  const accountId = runtime.makeId();
  const at = runtime.clock.iso();
  await database.write(async (queries) => {
    await institutionStore(queries).add({ id: TENANT, name: 'Synthetic University', networkId: null, createdAt: at });
    await accountStore(queries).add({
      id: accountId,
      name: 'Ewa Synthetic',
      email: 'ewa@office.example',
      passwordHash: 'none',
      credentialId: runtime.makeId(),
      createdAt: at,
    });
    await personStore(queries).add({ ...broker, id: broker.personId, kind: 'account', linkVersion: 1, createdAt: at });
    await memberStore(queries).join({ ...broker, accountId, at });
  });
  return {
    database,
    runtime,
    parts,
    academics: createAcademics(dependencies),
    mails,
    cases,
    confidential,
    programmes,
    broker,
    async take(format, text) {
      const body: ImportBody = { format, fileName: 'synthetic', text, confirm: fingerprintOf({ format, text }) };
      const reading = await readImport(body);
      return database.write((queries) => applyImport(parts, queries, broker, { body, reading, takes: true }));
    },
  };
}

/** The secret behind a path in the newest mail to an address. */
export function secretOf(mails: readonly SentMail[], to: string, path: string): string {
  const mail = mails.findLast((each) => each.to === to && each.text.includes(path));
  const secret = new RegExp(`${path}(?:\\?[^#\\s]*)?#([\\w-]+)`).exec(mail?.text ?? '')?.[1];
  if (secret === undefined) throw new Error(`There is no mail with ${path} to ${to}.`);
  return secret;
}
