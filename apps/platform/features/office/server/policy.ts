// Who may do what in the office.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

/** The map and what follows from it: a manager for the own units, the administrator for the institution. */
export const officeReading: Policy = {
  roles: { manager: 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** Team plans: everybody of the institution; which ones, the own units decide. */
export const teamMembers: Policy = { roles: everyRole('institution') };
/** What people share with this person: with nobody else, whatever their role. */
export const sharedWithMe: Policy = { roles: everyRole('own') };
