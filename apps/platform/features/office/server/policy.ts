// Who may do what in the office.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

/** The map and what follows from it: a manager for the own units, the administrator for the institution. */
export const officeReading: Policy = {
  roles: { manager: 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** Plans of the own units, and those one may open. */
export const teamPlanReading: Policy = { roles: everyRole('institution') };
/** Wishes: the members of the plan's unit, whose plan it is. */
export const teamMembers: Policy = { roles: everyRole('own') };
/** Closing a plan: a manager of the unit, or the administrator. */
export const teamLeading: Policy = {
  roles: { manager: 'own', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** What people share with this person: with nobody else, whatever their role. */
export const sharedWithMe: Policy = { roles: everyRole('own') };
