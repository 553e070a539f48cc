// Who may do what with accounts and institutions.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';
import type { Route } from '../../../core/http/route.ts';

/** Signing in, and what must answer before anybody is known. Secrets in the body decide, not the caller. */
export const anyone: Policy = { open: true };
/** One's own account, with or without the second factor: here it is switched on. */
export const ownAccount: Policy = { roles: everyRole('own') };
/** The institution one works in: its name and its units. */
export const ownInstitution: Policy = { roles: everyRole('institution'), twoFactor: true };
/** Units, members, roles and invitations of an institution. The platform's administrator is no member and cannot reach in. */
export const institutionAdministration: Policy = {
  roles: { 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** The list of institutions: all for the platform's administrator, those of the own network for its coordinator. */
export const networkOverview: Policy = {
  roles: { 'platform-administrator': 'any', 'network-coordinator': 'own' },
  twoFactor: true,
};
/** Making institutions and networks, and granting roles beyond one institution. */
export const platformAdministration: Policy = { roles: { 'platform-administrator': 'any' }, twoFactor: true };

/** What a staff session reaches before the second factor is switched on; see `requireSecondFactor`. */
const BEFORE_SECOND_FACTOR: ReadonlySet<Policy> = new Set([ownAccount]);

/**
 * All routes of an installation with the rule that a session whose roles need the second factor reaches only its own account until
 * it has it. The composition applies it to every route, so that a new one cannot be forgotten.
 */
export function requireSecondFactor(routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    const { policy } = route;
    if (policy.open === true || policy.roles === undefined || BEFORE_SECOND_FACTOR.has(policy)) return route;
    return { ...route, policy: { ...policy, twoFactor: true } };
  });
}
