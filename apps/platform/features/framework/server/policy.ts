// Who may do what with frameworks: those who run and study the measurement bring them in and take them out.
import type { Policy } from '../../../core/http/policy.ts';

export const frameworkWork: Policy = {
  roles: {
    'institution-administrator': 'institution',
    researcher: 'institution',
    'platform-administrator': 'institution',
  },
  twoFactor: true,
};
