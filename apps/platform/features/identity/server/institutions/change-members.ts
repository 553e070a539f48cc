// Changing who may do what in an institution. Every change counts from the next request, because roles are read at every request.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { Member } from '../../contract.ts';
import { sessionStore } from '../accounts/session-store.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import { institutionStore } from './institution-store.ts';
import { memberStore } from './member-store.ts';
import type { InstitutionRole, MemberRecord } from './member-store.ts';

export interface ActingMember {
  readonly tenantId: string;
  readonly personId: string;
  readonly accountId: string;
}

export function presentMember(member: MemberRecord, by: ActingMember): Member {
  const { accountId: _, ...shown } = member;
  return { ...shown, roles: [...member.roles], units: [...member.units], isSelf: member.personId === by.personId };
}

/** Sets the roles and ends the member's sessions, so that a session from before does not carry new rights. */
export async function changeRoles(
  { database, audit }: IdentityDependencies,
  by: ActingMember,
  personId: string,
  roles: readonly InstitutionRole[],
): Promise<Member> {
  return database.write(async (queries) => {
    const store = memberStore(queries);
    const before = await findMember(queries, by.tenantId, personId);
    if (!roles.includes('institution-administrator')) await keepAnAdministrator(queries, by.tenantId, before);
    await store.setRoles(by.tenantId, personId, roles);
    if (personId !== by.personId) await sessionStore(queries).endAll(before.accountId);
    await audit(queries, {
      tenantId: by.tenantId,
      personId: by.personId,
      action: 'member.roles-changed',
      subject: { type: 'person', id: personId },
      details: { before: before.roles.join(' ').slice(0, 120), after: roles.join(' ').slice(0, 120) },
    });
    return presentMember(await findMember(queries, by.tenantId, personId), by);
  });
}

export async function changeUnits(
  { database, audit }: IdentityDependencies,
  by: ActingMember,
  personId: string,
  unitIds: readonly string[],
): Promise<Member> {
  return database.write(async (queries) => {
    await findMember(queries, by.tenantId, personId);
    await requireUnits(queries, by.tenantId, unitIds);
    await memberStore(queries).setUnits(by.tenantId, personId, unitIds);
    await audit(queries, {
      tenantId: by.tenantId,
      personId: by.personId,
      action: 'member.units-changed',
      subject: { type: 'person', id: personId },
      details: { units: unitIds.length },
    });
    return presentMember(await findMember(queries, by.tenantId, personId), by);
  });
}

/** Ends a membership: roles and units go, sessions end, the person's own results stay the person's. */
export async function endMembership(
  { database, runtime, audit }: IdentityDependencies,
  by: ActingMember,
  personId: string,
): Promise<void> {
  await database.write(async (queries) => {
    const member = await findMember(queries, by.tenantId, personId);
    await keepAnAdministrator(queries, by.tenantId, member);
    await memberStore(queries).leave(by.tenantId, personId, runtime.clock.iso());
    await sessionStore(queries).endAll(member.accountId);
    await audit(queries, {
      tenantId: by.tenantId,
      personId: by.personId,
      action: personId === by.personId ? 'member.left' : 'member.removed',
      subject: { type: 'person', id: personId },
    });
  });
}

/** Throws `unit.unknown` unless every unit is one of the institution's. */
export async function requireUnits(queries: WriteQueries, tenantId: string, unitIds: readonly string[]): Promise<void> {
  const known = new Set((await institutionStore(queries).listUnits(tenantId)).map((unit) => unit.id));
  if (unitIds.some((id) => !known.has(id))) throw new AppError('unit.unknown');
}

async function findMember(queries: WriteQueries, tenantId: string, personId: string): Promise<MemberRecord> {
  const [member] = await memberStore(queries).list(tenantId, personId);
  if (member === undefined) throw new AppError('route.not-found');
  return member;
}

/** An institution without an administrator could never change again. */
async function keepAnAdministrator(queries: WriteQueries, tenantId: string, member: MemberRecord): Promise<void> {
  if (!member.roles.includes('institution-administrator')) return;
  const administrators = await memberStore(queries).countWithRole(tenantId, 'institution-administrator');
  if (administrators <= 1) throw new AppError('member.last-administrator');
}
