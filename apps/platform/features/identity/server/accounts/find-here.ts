// Who is calling with an account: session, institution worked in, roles. Read from the database at every request, never remembered.
import type { Queries } from '../../../../core/database/database.ts';
import type { Actor, Role } from '../../../../core/http/policy.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { memberStore } from '../institutions/member-store.ts';
import type { Grant, Membership } from '../institutions/member-store.ts';
import { sessionStore } from './session-store.ts';
import { isStaffRole } from './staff-role.ts';
import type { FoundSession } from './session-store.ts';

export type AccountActor = Extract<Actor, { kind: 'account' }>;

export interface Here {
  readonly session: FoundSession;
  readonly actor: AccountActor;
  /** The membership worked in now; null for an account that belongs to no institution. */
  readonly active: Membership | null;
  readonly memberships: readonly Membership[];
  readonly grants: readonly Grant[];
  /** A role needs the second factor. */
  readonly isStaff: boolean;
}

/** Null when the token opens no session that is still valid. Two rounds to the database. */
export async function findHere(queries: Queries, token: string, now: number): Promise<Here | null> {
  const session = await sessionStore(queries).findByToken(token);
  if (session === null || Date.parse(session.expiresAt) <= now) return null;
  // A session from before the second factor was switched on does not outlive it.
  if (session.secondFactorEnabled && session.secondFactorAt === null) return null;
  const store = memberStore(queries);
  const [memberships, grants] = await Promise.all([
    store.membershipsOf(session.accountId),
    store.grantsOf(session.accountId),
  ]);
  const active = memberships.find((each) => each.tenantId === session.institutionId) ?? memberships[0] ?? null;
  const roles = rolesOf(active, grants);
  const isStaff = roles.some(isStaffRole);
  return {
    session,
    active,
    memberships,
    grants,
    isStaff,
    actor: {
      kind: 'account',
      tenantId: active?.tenantId ?? PUBLIC_TENANT,
      personId: active?.personId ?? session.accountId,
      accountId: session.accountId,
      roles,
      twoFactorPassed: session.secondFactorAt !== null || !isStaff,
    },
  };
}

/**
 * Roles in the institution worked in and those granted beyond it. A coordinator is one only while working in the own network, or in
 * no institution; an account without any membership is a participant with what is its own.
 */
export function rolesOf(active: Membership | null, grants: readonly Grant[]): Role[] {
  const granted = grants
    .filter(
      ({ role, network }) => role !== 'network-coordinator' || active === null || network?.id === active.networkId,
    )
    .map(({ role }): Role => role);
  return [...new Set<Role>([...(active?.roles ?? ['participant']), ...granted])];
}
