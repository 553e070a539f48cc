// Who may do what in the assessment: everybody may begin, and an attempt belongs to the person who made it, to nobody else.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

/** The start page and the first step. */
export const anyone: Policy = { open: true };
/** One's own attempts and answers. No role reaches anybody else's, whatever it is. */
export const ownOnly: Policy = { guest: 'own', roles: everyRole('own') };
