// Who may do what with taxonomies: all staff reads; administrators bring in, of the installation for all, of an institution for it.
import { STAFF_ROLES } from '../../identity/limits.ts';
import type { Policy } from '../../../core/http/policy.ts';

export const taxonomyReading: Policy = {
  roles: Object.fromEntries(STAFF_ROLES.map((role) => [role, 'institution'])) as NonNullable<Policy['roles']>,
  twoFactor: true,
};

export const taxonomyImporting: Policy = {
  roles: { 'platform-administrator': 'any', 'institution-administrator': 'institution' },
  twoFactor: true,
};
