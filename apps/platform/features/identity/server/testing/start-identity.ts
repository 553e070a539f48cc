// An installation with nothing but identity in it, and people in it, for tests.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { expect, onTestFinished, vi } from 'vitest';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { RecordAudit } from '../../../../core/audit-port.ts';
import type { MigrationStep, OpenDatabase } from '../../../../core/database/database.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import type { StatusTable } from '../../../../core/http/problem.ts';
import type { Route } from '../../../../core/http/route.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { createHttpServer } from '../../../../core/http/create-http-server.ts';
import { createReplyMemory } from '../../../../core/idempotency/reply-memory.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { coreMigrations } from '../../../../core/migrations.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { identityErrors } from '../../errors.ts';
import type { InstitutionRole } from '../../contract.ts';
import { createIdentity } from '../create-identity.ts';
import type { Identity } from '../create-identity.ts';
import { identityMigrations } from '../migrations.ts';
import { requireSecondFactor } from '../policy.ts';
import type { MailToSend } from '../send-mail.ts';
import { authenticatorCode } from './authenticator.ts';
import { openBrowser } from './browser.ts';
import type { Browser } from './browser.ts';

export const PASSWORD = 'mustikka ja kahvi';

export interface StartedIdentity {
  readonly app: FastifyInstance;
  readonly database: OpenDatabase;
  readonly identity: Identity;
  readonly mails: MailToSend[];
  browser(address?: string): Browser;
  /** Moves the clock. */
  advance(milliseconds: number): void;
}

export interface StartOptions {
  readonly publicUrl?: string;
  /** To look at what the server writes into its log. */
  readonly logger?: FastifyBaseLogger;
  /** A feature to the right that stands on identity in a test of its own. */
  readonly more?: {
    readonly migrations: readonly MigrationStep[];
    readonly errors: StatusTable;
    readonly routes: (world: { database: OpenDatabase; runtime: Runtime; audit: RecordAudit }) => readonly Route[];
  };
}

/** The clock of everything, the sign-in library's included, stands still until `advance` moves it. */
export async function startIdentity(open: OpenTestDatabase, options: StartOptions = {}): Promise<StartedIdentity> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:10.000Z') });
  onTestFinished(() => void vi.useRealTimers());
  const { database } = await open([...coreMigrations, ...identityMigrations, ...(options.more?.migrations ?? [])]);
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const keys = deriveKeys(new Uint8Array(32).fill(9));
  const publicUrl = new URL(options.publicUrl ?? 'http://dragoman.test');
  const audit = createRecordAudit({ runtime, keys });
  const mails: MailToSend[] = [];
  const identity = createIdentity({
    database,
    runtime,
    keys,
    log: silentLog,
    audit,
    sendMail: async (_queries, mail) => void mails.push(mail),
    messages: loadMessages(new URL('../../../../../../content/messages/', import.meta.url)),
    publicUrl: () => publicUrl,
    isSecure: publicUrl.protocol === 'https:',
  });
  const app = await createHttpServer({
    routes: requireSecondFactor([...identity.routes, ...(options.more?.routes({ database, runtime, audit }) ?? [])]),
    errors: { ...identityErrors, ...options.more?.errors },
    database,
    replies: createReplyMemory({ runtime, keys }),
    findActor: identity.findActor,
    sentence: () => (code) => code,
    languages: ['en', 'fi'],
    publicUrl,
    webFolder: null,
    isReady: async () => {},
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  onTestFinished(() => app.close());
  return {
    app,
    database,
    identity,
    mails,
    browser: (address) => openBrowser(app, address),
    advance: (milliseconds) => void vi.setSystemTime(Date.now() + milliseconds),
  };
}

/** The secret in the link of the newest mail to an address. */
export function secretFrom(mails: readonly MailToSend[], to: string): string {
  const mail = mails.findLast((each) => each.to === to);
  const secret = /#([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (secret === undefined) throw new Error(`There is no mail with a link to ${to}.`);
  return secret;
}

/** Switches the second factor on and gives the secret of the authenticator. */
export async function enrol(browser: Browser): Promise<{ secret: string; backupCodes: string[] }> {
  const begun = await browser.call('POST', '/account/two-factor/begin', {});
  expect(begun.status).toBe(200);
  const { secret } = begun.body as { secret: string };
  const confirmed = await browser.call('POST', '/account/two-factor/confirm', {
    code: authenticatorCode(secret, Date.now()),
  });
  expect(confirmed.status).toBe(200);
  return { secret, backupCodes: (confirmed.body as { backupCodes: string[] }).backupCodes };
}

/** The first administrator, enrolled, in the browser given back. */
export async function setUpFirst({ identity, browser }: StartedIdentity): Promise<{ admin: Browser; secret: string }> {
  const path = await identity.ensureSetUpLink();
  const admin = browser();
  const done = await admin.call('POST', '/set-up', {
    token: path!.split('#')[1],
    name: 'Pekka Synthetic',
    email: 'pekka@first.example',
    password: PASSWORD,
    institutionName: 'First University',
  });
  expect(done.body).toEqual({ step: 'signed-in' });
  const { secret } = await enrol(admin);
  return { admin, secret };
}

/** Somebody invited by an administrator of the institution who has accepted; signed in in the browser given back. */
export async function inviteMember(
  started: StartedIdentity,
  by: Browser,
  email: string,
  roles: readonly InstitutionRole[] = ['participant'],
): Promise<Browser> {
  const sent = await by.call('POST', '/institution/invitations', { email, roles, units: [], language: 'en' });
  expect(sent.status).toBe(201);
  const browser = started.browser();
  const token = secretFrom(started.mails, email);
  const newAccount = { name: `${email.split('@')[0]} Synthetic`, password: PASSWORD };
  const accepted = await browser.call('POST', '/invitations/accept', { token, newAccount });
  expect(accepted.body).toEqual({ step: 'signed-in' });
  return browser;
}
