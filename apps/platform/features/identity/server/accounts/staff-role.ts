// Which roles see or change what belongs to others, and therefore need the second factor.
import type { Role } from '../../../../core/http/policy.ts';
import { STAFF_ROLES } from '../../limits.ts';

const STAFF: ReadonlySet<Role> = new Set<Role>(STAFF_ROLES);

export function isStaffRole(role: Role): boolean {
  return STAFF.has(role);
}
