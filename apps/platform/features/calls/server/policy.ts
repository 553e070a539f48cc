// Who may do what with calls: those who design programmes and answer for them work on a bid; whoever may write a programme sends promises.
import type { Policy } from '../../../core/http/policy.ts';

export const callWork: Policy = {
  roles: { 'programme-designer': 'institution', 'institution-administrator': 'institution', manager: 'institution' },
  twoFactor: true,
};
/** A charter is part of a programme: only roles that may change one. */
export const charterWork: Policy = {
  roles: { 'programme-designer': 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** The secret in a reminder decides, not the caller. */
export const bySecret: Policy = { open: true };

/** Roles that may be in charge of a call or a line of its checklist. */
export const CALL_ROLES: ReadonlySet<string> = new Set(Object.keys(callWork.roles!));
