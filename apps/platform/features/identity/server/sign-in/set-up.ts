// The first administrator: a link printed at the start while there is none, good for one set-up.
import { AppError } from '@dragoman/kernel';
import { timingSafeEqual } from 'node:crypto';
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { InstallationKeys } from '../../../../core/keys/installation-keys.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { normaliseAddress } from '../../address.ts';
import { accountStore } from '../accounts/account-store.ts';
import { checkPassword } from '../accounts/check-password.ts';
import { hashPassword } from '../accounts/hash-password.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { addAccount } from '../invitations/accept-invitation.ts';
import { personStore } from '../person-store.ts';
import { beginSession } from './begin-session.ts';

type SetUpTables = { set_up_link: { tenant_id: string; nonce: string } };

/**
 * The path of the set-up link, `/set-up#…`, or null when there is a platform administrator. The same at every start until it is
 * used, so that a link copied from an earlier start still works. What is stored is worthless without the installation's secret.
 */
export async function ensureSetUpLink({
  database,
  runtime,
  keys,
}: Pick<IdentityDependencies, 'database' | 'runtime' | 'keys'>): Promise<string | null> {
  const token = await database.write(async (queries) => {
    if ((await memberStore(queries).countPlatformAdministrators()) > 0) return null;
    const kept = await findNonce(queries);
    if (kept !== null) return tokenOf(keys, kept);
    const nonce = runtime.makeId();
    await withTables<SetUpTables>(queries)
      .insertInto('set_up_link')
      .values({ tenant_id: PUBLIC_TENANT, nonce })
      .execute();
    return tokenOf(keys, nonce);
  });
  return token === null ? null : `/set-up#${token}`;
}

export interface SetUp {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly institutionName: string;
}

/** Makes the first platform administrator with the first institution, of which they are the administrator. Gives a session's token. */
export async function setUp(dependencies: IdentityDependencies, given: SetUp): Promise<string> {
  const { database, runtime, audit } = dependencies;
  const email = normaliseAddress(given.email);
  if (email === null) throw new AppError('request.invalid');
  if (!(await isValid(dependencies, database.read, given.token))) throw new AppError('set-up.not-known');
  checkPassword(given.password, { name: given.name, email });
  const passwordHash = await hashPassword(given.password);
  return database.write(async (queries) => {
    if (!(await isValid(dependencies, queries, given.token))) throw new AppError('set-up.not-known');
    if ((await accountStore(queries).findByEmail(email)) !== null) throw new AppError('set-up.address-taken');
    const at = runtime.clock.iso();
    const account = { id: runtime.makeId(), name: given.name, email, passwordHash };
    await addAccount(queries, dependencies, account);
    const tenantId = runtime.makeId();
    const personId = runtime.makeId();
    await institutionStore(queries).add({
      id: tenantId,
      name: given.institutionName.trim(),
      networkId: null,
      createdAt: at,
    });
    await personStore(queries).add({ tenantId, id: personId, kind: 'account', linkVersion: 1, createdAt: at });
    const members = memberStore(queries);
    await members.join({ tenantId, personId, accountId: account.id, at });
    await members.setRoles(tenantId, personId, ['institution-administrator']);
    await members.addGrant({
      id: runtime.makeId(),
      accountId: account.id,
      role: 'platform-administrator',
      networkId: null,
      at,
    });
    await withTables<SetUpTables>(queries).deleteFrom('set_up_link').where('tenant_id', '=', PUBLIC_TENANT).execute();
    await audit(queries, {
      tenantId: PUBLIC_TENANT,
      personId: account.id,
      action: 'installation.set-up',
      subject: { type: 'institution', id: tenantId },
    });
    return (await beginSession(queries, runtime, account.id, 'password')).token;
  });
}

async function isValid({ keys }: IdentityDependencies, queries: Queries, token: string): Promise<boolean> {
  const nonce = await findNonce(queries);
  if (nonce === null || (await memberStore(queries).countPlatformAdministrators()) > 0) return false;
  const right = Buffer.from(tokenOf(keys, nonce));
  const given = Buffer.from(token);
  return right.length === given.length && timingSafeEqual(right, given);
}

async function findNonce(queries: Queries): Promise<string | null> {
  const row = await withTables<SetUpTables>(queries)
    .selectFrom('set_up_link')
    .select('nonce')
    .where('tenant_id', '=', PUBLIC_TENANT)
    .executeTakeFirst();
  return row?.nonce ?? null;
}

function tokenOf(keys: InstallationKeys, nonce: string): string {
  return Buffer.from(keys.mac('set-up link', nonce)).toString('base64url');
}
