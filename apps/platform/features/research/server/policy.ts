// Who may do what in research. Nobody reaches another institution; participants reach nothing here.
import type { Policy } from '../../../core/http/policy.ts';

/** Reports, runs, exports, statements on trial, standard setting and what is accepted of them. */
export const researching: Policy = {
  roles: { researcher: 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
/** A panellist comes with a link and no account; the link is checked by the use case. */
export const panelling: Policy = { open: true };
