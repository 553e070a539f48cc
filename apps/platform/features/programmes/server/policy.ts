// Who may do what with programmes: those who design them write, those who answer for them read and approve, whoever has the page's address reads it.
import type { Policy } from '../../../core/http/policy.ts';

export const programmeWork: Policy = {
  roles: { 'programme-designer': 'institution', trainer: 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
export const programmeReading: Policy = {
  roles: { ...programmeWork.roles, manager: 'institution', researcher: 'institution' },
  twoFactor: true,
};
/** A named person decides about a version: designers cannot approve alone what they made, but the record says who did. */
export const programmeApproval: Policy = {
  roles: { 'programme-designer': 'institution', manager: 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** The page of a course is there for everybody once it is open. */
export const coursePageReading: Policy = { open: true };
