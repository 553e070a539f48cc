// The SQL over who belongs to an institution, with which roles, and who holds a role beyond one institution.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import { INSTITUTION_ROLES } from '../../limits.ts';
import type { PLATFORM_ROLES } from '../../limits.ts';
import type { AccountTables } from '../accounts/account-tables.ts';
import { readFlag } from '../accounts/account-tables.ts';
import type { Named } from './institution-store.ts';
import type { InstitutionTables } from './institution-tables.ts';

export type InstitutionRole = (typeof INSTITUTION_ROLES)[number];
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

export interface Membership {
  readonly tenantId: string;
  readonly institution: string;
  readonly networkId: string | null;
  readonly personId: string;
  readonly accountId: string;
  readonly since: string;
  readonly roles: readonly InstitutionRole[];
}

export interface Grant {
  readonly id: string;
  readonly accountId: string;
  readonly role: PlatformRole;
  readonly network: Named | null;
  readonly grantedAt: string;
}

export interface MemberRecord {
  readonly personId: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly InstitutionRole[];
  readonly units: readonly Named[];
  readonly secondFactor: boolean;
  readonly memberSince: string;
}

export interface MemberStore {
  /** Where an account is a member now, in the order of joining. */
  membershipsOf(accountId: string): Promise<Membership[]>;
  /** Members of an institution now; of one person when given. */
  list(tenantId: string, personId?: string): Promise<MemberRecord[]>;
  /** A person's row, also of one who has left. */
  findByAccount(tenantId: string, accountId: string): Promise<{ personId: string; hasLeft: boolean } | null>;
  findAccountOf(tenantId: string, personId: string): Promise<string | null>;
  join(member: { tenantId: string; personId: string; accountId: string; at: string }): Promise<void>;
  leave(tenantId: string, personId: string, at: string): Promise<void>;
  setRoles(tenantId: string, personId: string, roles: readonly InstitutionRole[]): Promise<void>;
  setUnits(tenantId: string, personId: string, unitIds: readonly string[]): Promise<void>;
  countWithRole(tenantId: string, role: InstitutionRole): Promise<number>;
  grantsOf(accountId: string): Promise<Grant[]>;
  listGrants(): Promise<(Grant & { readonly name: string; readonly email: string })[]>;
  addGrant(grant: {
    id: string;
    accountId: string;
    role: PlatformRole;
    networkId: string | null;
    at: string;
  }): Promise<void>;
  findGrant(id: string): Promise<Grant | null>;
  removeGrant(id: string): Promise<void>;
  countPlatformAdministrators(): Promise<number>;
}

export function memberStore(anyQueries: Queries): MemberStore {
  return { ...membershipStatements(anyQueries), ...listStatements(anyQueries), ...grantStatements(anyQueries) };
}

function membershipStatements(
  anyQueries: Queries,
): Omit<MemberStore, 'list' | 'membershipsOf' | keyof ReturnType<typeof grantStatements>> {
  const queries = withTables<InstitutionTables>(anyQueries);
  return {
    async findByAccount(tenantId, accountId) {
      const row = await queries
        .selectFrom('membership')
        .select(['person_id', 'left_at'])
        .where('tenant_id', '=', tenantId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row === undefined ? null : { personId: row.person_id, hasLeft: row.left_at !== null };
    },
    async findAccountOf(tenantId, personId) {
      const row = await queries
        .selectFrom('membership')
        .select('account_id')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('left_at', 'is', null)
        .executeTakeFirst();
      return row?.account_id ?? null;
    },
    async join({ tenantId, personId, accountId, at }) {
      await queries
        .insertInto('membership')
        .values({ tenant_id: tenantId, person_id: personId, account_id: accountId, since: at, left_at: null })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ since: at, left_at: null }),
        )
        .execute();
    },
    async leave(tenantId, personId, at) {
      await queries
        .deleteFrom('member_role')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      await queries
        .deleteFrom('member_unit')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      await queries
        .updateTable('membership')
        .set({ left_at: at })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    },
    async setRoles(tenantId, personId, roles) {
      await queries
        .deleteFrom('member_role')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      const rows = [...new Set(roles)].map((role) => ({ tenant_id: tenantId, person_id: personId, role }));
      if (rows.length > 0) await queries.insertInto('member_role').values(rows).execute();
    },
    async setUnits(tenantId, personId, unitIds) {
      await queries
        .deleteFrom('member_unit')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
      const rows = [...new Set(unitIds)].map((unitId) => ({
        tenant_id: tenantId,
        person_id: personId,
        unit_id: unitId,
      }));
      if (rows.length > 0) await queries.insertInto('member_unit').values(rows).execute();
    },
    async countWithRole(tenantId, role) {
      const row = await queries
        .selectFrom('member_role')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('role', '=', role)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function listStatements(anyQueries: Queries): Pick<MemberStore, 'list' | 'membershipsOf'> {
  const queries = withTables<InstitutionTables & AccountTables>(anyQueries);
  return {
    async membershipsOf(accountId) {
      const rows = await queries
        .selectFrom('membership as m')
        .innerJoin('institution as i', 'i.tenant_id', 'm.tenant_id')
        .leftJoin('member_role as r', (join) =>
          join.onRef('r.tenant_id', '=', 'm.tenant_id').onRef('r.person_id', '=', 'm.person_id'),
        )
        .select(['m.tenant_id', 'm.person_id', 'm.account_id', 'm.since', 'i.name', 'i.network_id', 'r.role'])
        .where('m.account_id', '=', accountId)
        .where('m.left_at', 'is', null)
        .orderBy('m.since')
        .orderBy('m.tenant_id')
        .execute();
      return [...Map.groupBy(rows, (row) => row.tenant_id).values()].map((group) => {
        const [row] = group as [(typeof rows)[number]];
        return {
          tenantId: row.tenant_id,
          institution: row.name,
          networkId: row.network_id,
          personId: row.person_id,
          accountId: row.account_id,
          since: row.since,
          roles: readRoles(group.flatMap((each) => each.role ?? [])),
        };
      });
    },
    async list(tenantId, personId) {
      let query = queries
        .selectFrom('membership as m')
        .innerJoin('account as a', 'a.id', 'm.account_id')
        .innerJoin('account_details as d', 'd.account_id', 'm.account_id')
        .select(['m.person_id', 'm.account_id', 'm.since', 'd.name', 'd.email', 'a.two_factor_enabled'])
        .where('m.tenant_id', '=', tenantId)
        .where('m.left_at', 'is', null);
      if (personId !== undefined) query = query.where('m.person_id', '=', personId);
      const rows = await query.orderBy('d.name').orderBy('m.person_id').execute();
      const roles = Map.groupBy(
        await queries
          .selectFrom('member_role')
          .select(['person_id', 'role'])
          .where('tenant_id', '=', tenantId)
          .execute(),
        (row) => row.person_id,
      );
      const units = Map.groupBy(
        await queries
          .selectFrom('member_unit as m')
          .innerJoin('unit as u', (join) =>
            join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.unit_id'),
          )
          .select(['m.person_id', 'u.id', 'u.name'])
          .where('m.tenant_id', '=', tenantId)
          .orderBy('u.name_key')
          .execute(),
        (row) => row.person_id,
      );
      return rows.map((row) => ({
        personId: row.person_id,
        accountId: row.account_id,
        name: row.name,
        email: row.email,
        roles: readRoles((roles.get(row.person_id) ?? []).map((each) => each.role)),
        units: (units.get(row.person_id) ?? []).map(({ id, name }) => ({ id, name })),
        secondFactor: readFlag(row.two_factor_enabled),
        memberSince: row.since,
      }));
    },
  };
}

function grantStatements(
  anyQueries: Queries,
): Pick<
  MemberStore,
  'grantsOf' | 'listGrants' | 'addGrant' | 'findGrant' | 'removeGrant' | 'countPlatformAdministrators'
> {
  const queries = withTables<InstitutionTables & AccountTables>(anyQueries);
  const select = queries
    .selectFrom('platform_grant as g')
    .leftJoin('network as n', (join) => join.onRef('n.id', '=', 'g.network_id').on('n.tenant_id', '=', PUBLIC_TENANT))
    .select(['g.id', 'g.account_id', 'g.role', 'g.network_id', 'g.granted_at', 'n.name as network_name'])
    .where('g.tenant_id', '=', PUBLIC_TENANT)
    .orderBy('g.granted_at')
    .orderBy('g.id');
  return {
    grantsOf: async (accountId) => (await select.where('g.account_id', '=', accountId).execute()).map(toGrant),
    async listGrants() {
      const rows = await select
        .innerJoin('account_details as d', 'd.account_id', 'g.account_id')
        .select(['d.name', 'd.email'])
        .execute();
      return rows.map((row) => ({ ...toGrant(row), name: row.name, email: row.email }));
    },
    async addGrant({ id, accountId, role, networkId, at }) {
      await queries
        .insertInto('platform_grant')
        .values({ tenant_id: PUBLIC_TENANT, id, account_id: accountId, role, network_id: networkId, granted_at: at })
        .execute();
    },
    async findGrant(id) {
      const row = await select.where('g.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toGrant(row);
    },
    async removeGrant(id) {
      await queries.deleteFrom('platform_grant').where('tenant_id', '=', PUBLIC_TENANT).where('id', '=', id).execute();
    },
    async countPlatformAdministrators() {
      const row = await queries
        .selectFrom('platform_grant')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('tenant_id', '=', PUBLIC_TENANT)
        .where('role', '=', 'platform-administrator')
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function toGrant(row: {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
  readonly network_id: string | null;
  readonly granted_at: string;
  readonly network_name: string | null;
}): Grant {
  return {
    id: row.id,
    accountId: row.account_id,
    role: row.role === 'platform-administrator' ? 'platform-administrator' : 'network-coordinator',
    network: row.network_id === null ? null : { id: row.network_id, name: row.network_name ?? '' },
    grantedAt: row.granted_at,
  };
}

/** In the order of the documentation; a word that is no role of an institution gives nothing. */
export function readRoles(stored: readonly string[]): InstitutionRole[] {
  return INSTITUTION_ROLES.filter((role) => stored.includes(role));
}
