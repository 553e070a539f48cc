// Who may do what with campaigns: those who run development or study it prepare and launch them; whoever is asked needs only the link.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

export const campaignWork: Policy = {
  roles: { 'institution-administrator': 'institution', trainer: 'institution', researcher: 'institution' },
  twoFactor: true,
};
/** Those who are asked: the secret of their link decides. */
export const anyone: Policy = { open: true };
/** One's own campaigns. */
export const ownOnly: Policy = { guest: 'own', roles: everyRole('own') };
