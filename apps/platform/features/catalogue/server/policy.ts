// Who may do what with teaching materials: all staff reads what ships; everybody reads what participants get of the modules on their plan.
import { STAFF_ROLES } from '../../identity/limits.ts';
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy, Reach } from '../../../core/http/policy.ts';
import { FORK_WRITERS } from '../limits.ts';

const staff = (reach: Reach): NonNullable<Policy['roles']> =>
  Object.fromEntries(STAFF_ROLES.map((role) => [role, reach])) as NonNullable<Policy['roles']>;

/** What ships belongs to nobody. */
export const materialsReading: Policy = { roles: staff('any'), twoFactor: true };

/** A plan is always the caller's own; the session says whose. */
export const ownMaterialsReading: Policy = { guest: 'own', roles: everyRole('own') };

/** A fork is the institution's: all its staff reads it, those who make and run courses change it. */
export const forksReading: Policy = { roles: staff('institution'), twoFactor: true };
export const forksWriting: Policy = {
  roles: Object.fromEntries(FORK_WRITERS.map((role) => [role, 'institution'])) as NonNullable<Policy['roles']>,
  twoFactor: true,
};
