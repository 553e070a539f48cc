// Who may do what with academics: those who design and answer for programmes in their institution; academics and observers by a secret.
import type { Policy } from '../../../core/http/policy.ts';

/** Academics and observers need no account: the secret in the body decides, not the caller. */
export const bySecret: Policy = { open: true };
export const designers: Policy = {
  roles: {
    manager: 'institution',
    trainer: 'institution',
    'programme-designer': 'institution',
    'institution-administrator': 'institution',
  },
};
/** What changes for everybody in the institution. */
export const keepers: Policy = {
  roles: { manager: 'institution', 'programme-designer': 'institution', 'institution-administrator': 'institution' },
};
