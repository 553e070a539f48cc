// The staff who may be in charge of a call, and names of whoever did something.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { memberStore } from '../../identity/server/index.ts';
import { CALL_ROLES } from './policy.ts';

export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/** Members now, by name. */
export async function listStaff(queries: Queries, tenantId: string): Promise<StaffMember[]> {
  const members = await memberStore(queries).list(tenantId);
  return members
    .filter(({ roles }) => roles.some((role) => CALL_ROLES.has(role)))
    .map(({ personId, name, email }) => ({ personId, name, email }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Names of members now by person; whoever has left is not in it. */
export async function listNames(queries: Queries, tenantId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await memberStore(queries).list(tenantId)).map(({ personId, name }) => [personId, name]));
}

/** Throws `calls.person-not-known` unless it is nobody, whoever it was before, or somebody of the staff. */
export async function requireStaff(
  queries: Queries,
  tenantId: string,
  personId: string | null,
  before: string | null,
): Promise<void> {
  if (personId === null || personId === before) return;
  const staff = await listStaff(queries, tenantId);
  if (!staff.some((member) => member.personId === personId)) throw new AppError('calls.person-not-known');
}
