// Who may do what with rating rounds: the person with the own ones, a rater and an approver by a secret; no role reaches a rating.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

/** Raters and approvers have no account: the secret in the body or of the device decides, not the caller. */
export const bySecret: Policy = { open: true };
/** One's own rounds. Nobody else's, whatever the role: a manager, an office or an administrator asks in vain. */
export const ownOnly: Policy = { guest: 'own', roles: everyRole('own') };
