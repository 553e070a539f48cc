// Who may do what with studies of the instrument: researchers and the institution's administrator; an expert by the secret of a link.
import type { Policy } from '../../../core/http/policy.ts';

export const studyWork: Policy = {
  roles: { 'institution-administrator': 'institution', researcher: 'institution' },
  twoFactor: true,
};
/** Experts have no account: the secret in the body or of the device decides, not the caller. */
export const bySecret: Policy = { open: true };
