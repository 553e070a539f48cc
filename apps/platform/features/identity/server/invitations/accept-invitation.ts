// Accepting: the secret proves the mailbox. It makes an account or joins the one the address has, and never signs anybody in as it.
import { AppError } from '@dragoman/kernel';
import { RepeatWrite } from '../../../../core/database/repeat-write.ts';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import type { OpenedInvitation } from '../../contract.ts';
import { INSTITUTION_ROLES, PLATFORM_ROLES } from '../../limits.ts';
import { accountStore } from '../accounts/account-store.ts';
import { checkPassword } from '../accounts/check-password.ts';
import { hashPassword } from '../accounts/hash-password.ts';
import { sessionStore } from '../accounts/session-store.ts';
import type { FoundSession } from '../accounts/session-store.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import { institutionStore } from '../institutions/institution-store.ts';
import { memberStore } from '../institutions/member-store.ts';
import { personStore } from '../person-store.ts';
import { beginSession } from '../sign-in/begin-session.ts';
import { INVITATION_SECRET } from './invite.ts';
import { invitationStore } from './invitation-store.ts';
import type { InvitationRecord } from './invitation-store.ts';

export async function openInvitation(dependencies: IdentityDependencies, token: string): Promise<OpenedInvitation> {
  const { database } = dependencies;
  const invitation = await findPending(dependencies, token);
  const institutions = institutionStore(database.read);
  const institution = await institutions.find(invitation.tenantId);
  return {
    institution: institution === null ? null : { id: institution.id, name: institution.name },
    network: invitation.networkId === null ? null : await institutions.findNetwork(invitation.networkId),
    email: invitation.email,
    roles: [...invitation.roles],
    hasAccount: (await accountStore(database.read).findByEmail(invitation.email)) !== null,
    expiresAt: invitation.expiresAt,
  };
}

export interface Acceptance {
  /** Of a session that began because a new account was made. */
  readonly token: string | null;
  readonly step: 'signed-in' | 'sign-in';
}

export async function acceptInvitation(
  dependencies: IdentityDependencies,
  token: string,
  newAccount: { readonly name: string; readonly password: string } | null,
  session: FoundSession | null,
): Promise<Acceptance> {
  const { database, runtime, audit } = dependencies;
  const pending = await findPending(dependencies, token);
  const hash = await prepareAccount(dependencies, pending, newAccount);
  return database.write(async (queries) => {
    if (!(await invitationStore(queries).end(pending.tenantId, pending.id, 'accepted'))) {
      throw new AppError('invitation.not-known');
    }
    const existing = await accountStore(queries).findByEmail(pending.email);
    const accountId = existing?.id ?? runtime.makeId();
    if (existing === null) {
      if (newAccount === null || hash === null) throw new AppError('invitation.account-needed');
      await addAccount(queries, dependencies, {
        id: accountId,
        name: newAccount.name,
        email: pending.email,
        passwordHash: hash,
      });
    }
    const personId = await join(queries, dependencies, pending, accountId);
    await audit(queries, {
      tenantId: pending.tenantId,
      personId,
      action: 'invitation.accepted',
      subject: { type: 'invitation', id: pending.id },
      details: { newAccount: existing === null },
    });
    if (existing === null) {
      const begun = await beginSession(queries, runtime, accountId, 'password');
      return { token: begun.token, step: 'signed-in' };
    }
    if (session?.accountId !== accountId) return { token: null, step: 'sign-in' };
    if (pending.tenantId !== PUBLIC_TENANT) await sessionStore(queries).chooseInstitution(session.id, pending.tenantId);
    return { token: null, step: 'signed-in' };
  });
}

/** Adds an account with its person in the public tenant, whose id is the account's. */
export async function addAccount(
  queries: WriteQueries,
  { runtime }: IdentityDependencies,
  account: { readonly id: string; readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<void> {
  const createdAt = runtime.clock.iso();
  const added = await accountStore(queries).add({
    ...account,
    name: account.name.trim(),
    credentialId: runtime.makeId(),
    createdAt,
  });
  if (!added) throw new RepeatWrite('The address got an account at the same moment.');
  await personStore(queries).add({
    tenantId: PUBLIC_TENANT,
    id: account.id,
    kind: 'account',
    linkVersion: 1,
    createdAt,
  });
}

/** Expired, used, revoked and never made ones are all alike to whoever asks. */
async function findPending(
  { database, runtime, keys }: IdentityDependencies,
  token: string,
): Promise<InvitationRecord> {
  const found = await invitationStore(database.read).findBySecret(keys.digest(INVITATION_SECRET, token));
  if (found === null || found.state !== 'pending' || found.expiresAt <= runtime.clock.iso()) {
    throw new AppError('invitation.not-known');
  }
  return found;
}

/** Hashes before the write, because hashing takes longer than a write may. Null when the address has an account. */
async function prepareAccount(
  { database }: IdentityDependencies,
  invitation: InvitationRecord,
  newAccount: { readonly name: string; readonly password: string } | null,
): Promise<string | null> {
  if ((await accountStore(database.read).findByEmail(invitation.email)) !== null) return null;
  if (newAccount === null) throw new AppError('invitation.account-needed');
  checkPassword(newAccount.password, { name: newAccount.name, email: invitation.email });
  return hashPassword(newAccount.password);
}

/** Returns the person in the tenant of the invitation. */
async function join(
  queries: WriteQueries,
  { runtime }: IdentityDependencies,
  invitation: InvitationRecord,
  accountId: string,
): Promise<string> {
  const store = memberStore(queries);
  const at = runtime.clock.iso();
  const { tenantId } = invitation;
  if (tenantId === PUBLIC_TENANT) {
    const held = await store.grantsOf(accountId);
    for (const role of PLATFORM_ROLES.filter((each) => invitation.roles.includes(each))) {
      if (held.some((grant) => grant.role === role && (grant.network?.id ?? null) === invitation.networkId)) continue;
      await store.addGrant({ id: runtime.makeId(), accountId, role, networkId: invitation.networkId, at });
    }
    return accountId;
  }
  const before = await store.findByAccount(tenantId, accountId);
  // Somebody who comes back is the same person again, with the own results of before.
  const personId = before?.personId ?? runtime.makeId();
  if (before === null) {
    await personStore(queries).add({ tenantId, id: personId, kind: 'account', linkVersion: 1, createdAt: at });
  }
  const held = before?.hasLeft === false ? ((await store.list(tenantId, personId))[0] ?? null) : null;
  await store.join({ tenantId, personId, accountId, at: held?.memberSince ?? at });
  const offered = INSTITUTION_ROLES.filter((role) => invitation.roles.includes(role));
  await store.setRoles(tenantId, personId, [...(held?.roles ?? []), ...offered]);
  const units = new Set((await institutionStore(queries).listUnits(tenantId)).map((unit) => unit.id));
  // A unit that was closed since the invitation is left out.
  const unitIds = [...(held?.units ?? []).map((unit) => unit.id), ...invitation.units].filter((id) => units.has(id));
  await store.setUnits(tenantId, personId, unitIds);
  return personId;
}
