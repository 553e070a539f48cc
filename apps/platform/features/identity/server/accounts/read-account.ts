// What a person sees of the own account.
import type { Account } from '../../contract.ts';
import { memberStore } from '../institutions/member-store.ts';
import type { SignInParts } from '../sign-in/sign-in.ts';
import { accountStore } from './account-store.ts';
import type { Here } from './find-here.ts';
import { countBackupCodes, isFresh, needsSecondFactor } from './second-factor.ts';
import { sessionStore } from './session-store.ts';

export async function readAccount(parts: SignInParts, here: Here): Promise<Account> {
  const { database, runtime } = parts;
  const { accountId } = here.session;
  const store = accountStore(database.read);
  const [details, hash, sessions, backupCodesLeft] = await Promise.all([
    store.find(accountId),
    store.findPasswordHash(accountId),
    sessionStore(database.read).listOf(accountId),
    countBackupCodes(parts, accountId),
  ]);
  const now = runtime.clock.now();
  return {
    name: details?.name ?? '',
    email: details?.email ?? '',
    hasPassword: hash !== null,
    mayReplacePassword: mayReplacePassword(here, now),
    secondFactor: {
      enabled: here.session.secondFactorEnabled,
      required: needsSecondFactor(here),
      backupCodesLeft,
    },
    sessions: sessions
      .filter((session) => Date.parse(session.expiresAt) > now)
      .map(({ id, startedAt, lastSeenAt, expiresAt }) => ({
        id,
        isCurrent: id === here.session.id,
        startedAt,
        lastSeenAt,
        expiresAt,
      })),
    memberships: await Promise.all(
      here.memberships.map(async (membership) => {
        const [member] = await memberStore(database.read).list(membership.tenantId, membership.personId);
        return {
          institution: { id: membership.tenantId, name: membership.institution },
          roles: [...membership.roles],
          units: [...(member?.units ?? [])],
          memberSince: membership.since,
        };
      }),
    ),
    grants: here.grants.map(({ role, network }) => ({ role, network })),
  };
}

/** The link by mail has proven the mailbox a moment ago; that stands in for the forgotten password, not for the second factor. */
export function mayReplacePassword(here: Here, now: number): boolean {
  return here.session.begunBy === 'link' && isFresh(here, now);
}
