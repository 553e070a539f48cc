// Signing in: by password, by a link from a mail, and the second step with a code. Known and unknown addresses are answered alike.
import { AppError } from '@dragoman/kernel';
import { isAPIError } from 'better-auth/api';
import type { AuditEvent } from '../../../../core/audit-port.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { normaliseAddress } from '../../address.ts';
import { FAILURE_MINUTES, SIGN_IN_LINK_MINUTES } from '../../limits.ts';
import { accountStore, libraryAddress } from '../accounts/account-store.ts';
import type { Auth } from '../accounts/create-auth.ts';
import { readLibraryCookie } from '../accounts/session-cookies.ts';
import type { SessionCookies } from '../accounts/session-cookies.ts';
import { sessionStore } from '../accounts/session-store.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import type { Attempts } from './attempts.ts';
import { beginSession } from './begin-session.ts';
import { beginChallenge, findChallenged, isLinkChallenge } from './challenge.ts';
import { createQueue } from './create-queue.ts';
import { consumeSignInLink, makeSignInLink } from './sign-in-links.ts';
import { claimCode } from './used-codes.ts';

/** What a step gave: the token of a session, or what identifies the second step. */
export type Entry =
  | { readonly step: 'signed-in'; readonly token: string }
  | { readonly step: 'two-factor'; readonly challenge: string };

export interface SignIn {
  withPassword(input: { email: string; password: string; address: string }): Promise<Entry>;
  requestLink(input: { email: string; language: string; address: string }): Promise<void>;
  openLink(token: string): Promise<Entry>;
  withSecondFactor(challenge: string, given: { code: string } | { backupCode: string }): Promise<Entry>;
}

export interface SignInParts extends IdentityDependencies {
  readonly auth: Auth;
  readonly cookies: SessionCookies;
  readonly attempts: Attempts;
}

/**
 * Passwords checked at once. Each takes a thread for some 20 ms and a few turns at the database; a lecture room that signs in at the
 * same moment waits a few seconds instead of being told that the server is busy.
 */
const AT_ONCE = 8;

export function createSignIn(parts: SignInParts): SignIn {
  const inTurn = createQueue(AT_ONCE);
  return {
    withPassword: (input) => inTurn(() => signInWithPassword(parts, input)),
    requestLink: (input) => requestLink(parts, input),
    openLink: (token) => openLink(parts, token),
    withSecondFactor: (challenge, given) => passSecondStep(parts, challenge, given),
  };
}

async function signInWithPassword(
  { database, runtime, auth, attempts, audit }: SignInParts,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<Entry> {
  const subject = normaliseAddress(email) ?? email;
  const attempt = { kind: 'password', subject, address } as const;
  const begun = await attempts.begin(attempt, 'sign-in.too-many');
  const account = await accountStore(database.read).findByEmail(subject);
  // For an unknown address the library hashes the password all the same, so that the time tells nothing.
  const libraryEmail = libraryAddress(account?.id ?? runtime.makeId());
  let headers: Headers;
  try {
    ({ headers } = await auth.api.signInEmail({
      body: { email: libraryEmail, password },
      headers: new Headers(),
      returnHeaders: true,
    }));
  } catch (error) {
    if (isAPIError(error) && error.status === 'UNAUTHORIZED') throw new AppError('sign-in.not-right');
    throw error;
  }
  if (account === null) throw new AppError('sign-in.not-right');
  await begun.succeed();
  const challenge = readLibraryCookie(headers, 'challenge');
  if (challenge !== null) return { step: 'two-factor', challenge };
  const token = readLibraryCookie(headers, 'session');
  if (token === null) throw new Error('The sign-in library gave neither a session nor a second step.');
  await database.write((queries) => audit(queries, signedIn(account.id, 'password')), { guard: 'own-rows' });
  return { step: 'signed-in', token };
}

async function requestLink(
  { database, runtime, keys, attempts, sendMail, messages, publicUrl }: SignInParts,
  { email, language, address }: { email: string; language: string; address: string },
): Promise<void> {
  const subject = normaliseAddress(email) ?? email;
  try {
    await attempts.begin({ kind: 'link', subject, address }, 'mail.too-many');
  } catch (error) {
    // Nobody's post is filled, and the answer stays the same: whether mail went out is the address's own business.
    if (error instanceof AppError && error.code === 'mail.too-many') return;
    throw error;
  }
  await database.write(async (queries) => {
    const account = await accountStore(queries).findByEmail(subject);
    if (account === null) return;
    const token = await makeSignInLink(queries, { runtime, keys }, account.id);
    const link = new URL(`/sign-in/link#${token}`, publicUrl()).href;
    await sendMail(queries, {
      tenantId: PUBLIC_TENANT,
      personId: account.id,
      occasion: 'sign-in-link',
      step: runtime.makeId(),
      to: account.email,
      subject: messages.say(language, 'mail.sign-in-link.subject'),
      text: messages.say(language, 'mail.sign-in-link.text', { link, minutes: SIGN_IN_LINK_MINUTES }),
    });
  });
}

async function openLink({ database, runtime, keys, audit }: SignInParts, token: string): Promise<Entry> {
  const entry = await database.write(async (queries): Promise<Entry | null> => {
    const accountId = await consumeSignInLink(queries, { runtime, keys }, token);
    const account = accountId === null ? null : await accountStore(queries).find(accountId);
    if (account === null) return null;
    if (account.secondFactorEnabled) {
      const challenge = await beginChallenge(queries, runtime, account.id);
      await audit(queries, signedIn(account.id, 'link', 'account.link-opened'));
      return { step: 'two-factor', challenge };
    }
    const session = await beginSession(queries, runtime, account.id, 'link');
    await audit(queries, signedIn(account.id, 'link'));
    return { step: 'signed-in', token: session.token };
  });
  // Thrown outside: a link that was over is used up all the same.
  if (entry === null) throw new AppError('link.not-known');
  return entry;
}

/** Refusals of the library in the second step, in our words. */
const STEP_REFUSALS: Readonly<Record<string, string>> = {
  INVALID_CODE: 'code.not-right',
  INVALID_BACKUP_CODE: 'code.not-right',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign-in.begin-again',
  ACCOUNT_TEMPORARILY_LOCKED: 'code.too-many',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in.begin-again',
  TOTP_NOT_ENABLED: 'sign-in.begin-again',
  BACKUP_CODES_NOT_ENABLED: 'sign-in.begin-again',
};

async function passSecondStep(
  parts: SignInParts,
  challenge: string,
  given: { code: string } | { backupCode: string },
): Promise<Entry> {
  const { database, runtime, auth, cookies, audit } = parts;
  const accountId = await findChallenged(database.read, challenge, runtime.clock.now());
  if (accountId === null) throw new AppError('sign-in.begin-again');
  if ('code' in given && !(await claimCode(database, parts, accountId, given.code)))
    throw new AppError('code.not-right');
  const headers = cookies.libraryHeaders('challenge', challenge);
  try {
    const result =
      'code' in given
        ? await auth.api.verifyTOTP({ body: { code: given.code }, headers, returnHeaders: true })
        : await auth.api.verifyBackupCode({
            body: { code: writeBackupCode(given.backupCode) },
            headers,
            returnHeaders: true,
          });
    const token = readLibraryCookie(result.headers, 'session');
    if (token === null) throw new Error('The sign-in library gave no session after the second step.');
    await database.write(async (queries) => {
      if (isLinkChallenge(challenge)) await sessionStore(queries).setBeginning(token, 'link');
      await audit(queries, signedIn(accountId, 'code' in given ? 'code' : 'backup-code'));
    });
    return { step: 'signed-in', token };
  } catch (error) {
    const code = isAPIError(error) ? STEP_REFUSALS[String(error.body?.code)] : undefined;
    if (code === undefined) throw error;
    throw new AppError(code, code === 'code.too-many' ? { values: { minutes: FAILURE_MINUTES } } : {});
  }
}

/** As it was shown, however it was typed: small letters, one hyphen in the middle. */
function writeBackupCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll('-', '');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function signedIn(accountId: string, by: string, action = 'account.signed-in'): AuditEvent {
  return {
    tenantId: PUBLIC_TENANT,
    personId: accountId,
    action,
    subject: { type: 'person', id: accountId },
    details: { by },
  };
}
