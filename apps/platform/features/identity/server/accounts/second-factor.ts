// Switching the second factor on and off. The library checks codes; when, with what proof and what ends by it is decided here.
import { AppError } from '@dragoman/kernel';
import { isAPIError } from 'better-auth/api';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { AuditEvent } from '../../../../core/audit-port.ts';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { BACKUP_CODES, CODE_DIGITS } from '../../limits.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { makeSecret } from '../sign-in/begin-session.ts';
import { claimCode } from '../sign-in/used-codes.ts';
import type { AccountTables } from './account-tables.ts';
import { readFlag } from './account-tables.ts';
import { encodeBase32 } from './encode-base32.ts';
import type { Here } from './find-here.ts';
import { readLibraryCookie } from './session-cookies.ts';
import { sessionStore } from './session-store.ts';
import { isStaffRole } from './staff-role.ts';

/** How fresh a session must be to enrol, and to replace a password without the old one: a borrowed device is not enough. */
export const FRESH_MILLISECONDS = 30 * 60_000;
const PERIOD_SECONDS = 30;

export function isFresh(here: Here, now: number): boolean {
  return now - Date.parse(here.session.startedAt) <= FRESH_MILLISECONDS;
}

/** Makes a new secret that counts for nothing until it is confirmed. `email` names the account in the authenticator app. */
export async function beginSecondFactor(
  { database, runtime, auth }: SignInParts,
  here: Here,
  email: string,
): Promise<{ uri: string; secret: string }> {
  if (here.session.secondFactorEnabled) throw new AppError('two-factor.on-already');
  if (!isFresh(here, runtime.clock.now())) throw new AppError('session.not-fresh');
  const key = (await auth.$context).secretConfig;
  const secret = makeSecret(runtime);
  const row = {
    secret: await symmetricEncrypt({ key, data: secret }),
    backup_codes: await symmetricEncrypt({ key, data: '[]' }),
    verified: 0,
    failed_verification_count: 0,
    locked_until: null,
  };
  const { accountId } = here.session;
  await database.write(async (queries) => {
    const tables = withTables<AccountTables>(queries);
    await tables.deleteFrom('account_second_factor').where('account_id', '=', accountId).execute();
    await tables
      .insertInto('account_second_factor')
      .values({ id: runtime.makeId(), account_id: accountId, ...row })
      .execute();
  });
  const encoded = encodeBase32(Buffer.from(secret));
  const label = `Dragoman:${email}`;
  const query = `secret=${encoded}&issuer=Dragoman&digits=${CODE_DIGITS}&period=${PERIOD_SECONDS}`;
  return { uri: `otpauth://totp/${encodeURIComponent(label)}?${query}`, secret: encoded };
}

/** Switches it on: new session token, every other session of the account ends, backup codes shown this once. */
export async function confirmSecondFactor(
  parts: SignInParts,
  here: Here,
  code: string,
): Promise<{ token: string; backupCodes: string[] }> {
  const { database, audit } = parts;
  if (here.session.secondFactorEnabled) throw new AppError('two-factor.on-already');
  const { accountId } = here.session;
  const begun = await withTables<AccountTables>(database.read)
    .selectFrom('account_second_factor')
    .select('verified')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (begun === undefined || readFlag(begun.verified)) throw new AppError('two-factor.not-begun');
  const headers = await verifyCode(parts, here, code);
  const token = readLibraryCookie(headers, 'session');
  if (token === null) throw new Error('The sign-in library gave no new session after enrolment.');
  const codes = await makeBackupCodes(parts);
  await database.write(async (queries) => {
    const sessions = sessionStore(queries);
    const current = await sessions.findByToken(token);
    await sessions.endAll(accountId, current?.id);
    await sessions.setBeginning(token, here.session.begunBy);
    await setBackupCodes(queries, accountId, codes.encrypted);
    await audit(queries, event(accountId, 'account.second-factor-on'));
  });
  return { token, backupCodes: codes.plain };
}

export async function disableSecondFactor(parts: SignInParts, here: Here, code: string): Promise<void> {
  const { database, audit } = parts;
  if (!here.session.secondFactorEnabled) throw new AppError('two-factor.off');
  if (needsSecondFactor(here)) throw new AppError('two-factor.required');
  await verifyCode(parts, here, code);
  const { accountId } = here.session;
  await database.write(async (queries) => {
    const tables = withTables<AccountTables>(queries);
    await tables.deleteFrom('account_second_factor').where('account_id', '=', accountId).execute();
    await tables.updateTable('account').set({ two_factor_enabled: 0 }).where('id', '=', accountId).execute();
    await tables
      .updateTable('account_session')
      .set({ second_factor_at: null })
      .where('account_id', '=', accountId)
      .execute();
    await audit(queries, event(accountId, 'account.second-factor-off'));
  });
}

export async function renewBackupCodes(parts: SignInParts, here: Here, code: string): Promise<string[]> {
  const { database, audit } = parts;
  if (!here.session.secondFactorEnabled) throw new AppError('two-factor.off');
  await verifyCode(parts, here, code);
  const codes = await makeBackupCodes(parts);
  const { accountId } = here.session;
  await database.write(async (queries) => {
    await setBackupCodes(queries, accountId, codes.encrypted);
    await audit(queries, event(accountId, 'account.backup-codes-renewed'));
  });
  return codes.plain;
}

export async function countBackupCodes({ database, auth }: SignInParts, accountId: string): Promise<number> {
  const row = await withTables<AccountTables>(database.read)
    .selectFrom('account_second_factor')
    .select(['backup_codes', 'verified'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (row === undefined || !readFlag(row.verified)) return 0;
  const key = (await auth.$context).secretConfig;
  return (JSON.parse(await symmetricDecrypt({ key, data: row.backup_codes })) as string[]).length;
}

/** In any institution the account belongs to: switching institutions must not be a way round it. */
export function needsSecondFactor(here: Here): boolean {
  return here.grants.length > 0 || here.memberships.some(({ roles }) => roles.some(isStaffRole));
}

/** Checks a code of somebody who is signed in; counted, because the library counts only at sign-in. Returns the library's cookies. */
async function verifyCode(parts: SignInParts, here: Here, code: string): Promise<Headers> {
  const { database, auth, cookies, attempts } = parts;
  const { accountId, token } = here.session;
  const attempt = { kind: 'code', subject: accountId, address: `account ${accountId}` } as const;
  const begun = await attempts.begin(attempt, 'code.too-many');
  if (!(await claimCode(database, parts, accountId, code))) throw new AppError('code.not-right');
  try {
    const { headers } = await auth.api.verifyTOTP({
      body: { code },
      headers: cookies.libraryHeaders('session', token),
      returnHeaders: true,
    });
    await begun.succeed();
    return headers;
  } catch (error) {
    if (isAPIError(error) && error.body?.code === 'INVALID_CODE') throw new AppError('code.not-right');
    throw error;
  }
}

/** Letters and digits that are not mistaken for one another on paper. */
const BACKUP_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

async function makeBackupCodes({ runtime, auth }: SignInParts): Promise<{ plain: string[]; encrypted: string }> {
  const plain = Array.from({ length: BACKUP_CODES }, () => {
    const letters: string[] = [];
    while (letters.length < 10) {
      // Bytes beyond the last whole multiple are thrown away, so that every letter is equally likely.
      const byte = runtime.random.bytes(1)[0]!;
      if (byte < 256 - (256 % BACKUP_ALPHABET.length)) letters.push(BACKUP_ALPHABET[byte % BACKUP_ALPHABET.length]!);
    }
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
  });
  const key = (await auth.$context).secretConfig;
  return { plain, encrypted: await symmetricEncrypt({ key, data: JSON.stringify(plain) }) };
}

async function setBackupCodes(queries: WriteQueries, accountId: string, encrypted: string): Promise<void> {
  await withTables<AccountTables>(queries)
    .updateTable('account_second_factor')
    .set({ backup_codes: encrypted })
    .where('account_id', '=', accountId)
    .execute();
}

function event(accountId: string, action: string): AuditEvent {
  return { tenantId: PUBLIC_TENANT, personId: accountId, action, subject: { type: 'person', id: accountId } };
}
