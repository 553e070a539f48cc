// A new password: proven by the old one or by a fresh link from a mail. Every other session ends, the own one gets a new token.
import { AppError } from '@dragoman/kernel';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { makeSecret } from '../sign-in/begin-session.ts';
import { removeSignInLinks } from '../sign-in/sign-in-links.ts';
import { accountStore } from './account-store.ts';
import { checkPassword } from './check-password.ts';
import type { Here } from './find-here.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import { mayReplacePassword } from './read-account.ts';
import { sessionStore } from './session-store.ts';

/** Returns the new token of the session. */
export async function changePassword(
  { database, runtime, attempts, audit }: SignInParts,
  here: Here,
  given: { readonly currentPassword: string | null; readonly newPassword: string },
): Promise<string> {
  const { accountId, id: sessionId } = here.session;
  const details = await accountStore(database.read).find(accountId);
  if (details === null) throw new AppError('session.needed');
  if (given.currentPassword === null) {
    if (!mayReplacePassword(here, runtime.clock.now())) throw new AppError('password.not-right');
  } else {
    const attempt = { kind: 'password', subject: details.email, address: `account ${accountId}` } as const;
    const begun = await attempts.begin(attempt, 'sign-in.too-many');
    const hash = await accountStore(database.read).findPasswordHash(accountId);
    if (hash === null || !(await verifyPassword(hash, given.currentPassword))) throw new AppError('password.not-right');
    await begun.succeed();
  }
  checkPassword(given.newPassword, details);
  const hash = await hashPassword(given.newPassword);
  const token = makeSecret(runtime);
  await database.write(async (queries) => {
    await accountStore(queries).setPassword(accountId, hash, runtime.makeId(), runtime.clock.iso());
    await sessionStore(queries).endAll(accountId, sessionId);
    await sessionStore(queries).setToken(sessionId, token);
    await removeSignInLinks(queries, accountId);
    const subject = { type: 'person', id: accountId };
    await audit(queries, { tenantId: PUBLIC_TENANT, personId: accountId, action: 'account.password-changed', subject });
  });
  return token;
}
