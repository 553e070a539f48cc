// Who may do what with needs: the desk works on cases, any member logs what was asked of them, a firm comes by its link.
import { everyRole } from '../../../core/http/policy.ts';
import type { Policy } from '../../../core/http/policy.ts';

/** Those who read needs, answer firms and design programmes; they see confidential lines, and the audit says so. */
export const deskWork: Policy = {
  roles: { 'programme-designer': 'institution', 'institution-administrator': 'institution', manager: 'institution' },
  twoFactor: true,
};
/** The desk itself: its times, its open form, what its decisions teach. */
export const deskLead: Policy = {
  roles: { 'institution-administrator': 'institution', manager: 'institution', 'programme-designer': 'institution' },
  twoFactor: true,
};
/** An academic was asked directly, or anybody else of the house: they log it and see what became of their own. */
export const ownContacts: Policy = { roles: everyRole('own') };
/** The clocks of the institutions of one's networks: counts alone. */
export const networkClocks: Policy = { roles: { 'network-coordinator': 'own' }, twoFactor: true };
/** The firm: the secret of its link decides, not the caller. */
export const bySecret: Policy = { open: true };
