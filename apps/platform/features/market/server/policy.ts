// Who may do what with the job market: those who plan what is taught read it; designers and administrators bring adverts in and decide.
import type { Policy } from '../../../core/http/policy.ts';

export const marketReading: Policy = {
  roles: {
    'programme-designer': 'institution',
    'institution-administrator': 'institution',
    trainer: 'institution',
    manager: 'institution',
  },
  twoFactor: true,
};

export const marketKeeping: Policy = {
  roles: { 'programme-designer': 'institution', 'institution-administrator': 'institution' },
  twoFactor: true,
};
