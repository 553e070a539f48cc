// The SQL over networks, institutions and their units.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { PUBLIC_TENANT } from '../../../../core/tenants.ts';
import type { InstitutionTables } from './institution-tables.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface InstitutionRecord extends Named {
  readonly network: Named | null;
  readonly createdAt: string;
}

export interface CountedInstitution extends InstitutionRecord {
  readonly members: number;
}

export interface NetworkRecord extends Named {
  readonly institutions: number;
  readonly createdAt: string;
}

export interface UnitRecord extends Named {
  readonly members: number;
}

export interface InstitutionStore {
  addNetwork(network: Named & { readonly createdAt: string }): Promise<void>;
  findNetwork(id: string): Promise<Named | null>;
  /** All networks, or those of a coordinator. */
  listNetworks(): Promise<NetworkRecord[]>;
  add(institution: Named & { readonly networkId: string | null; readonly createdAt: string }): Promise<void>;
  find(id: string): Promise<InstitutionRecord | null>;
  /** All institutions, or those of the given networks. */
  list(networkIds: readonly string[] | null): Promise<CountedInstitution[]>;
  rename(id: string, name: string): Promise<void>;
  listUnits(tenantId: string): Promise<UnitRecord[]>;
  findUnit(tenantId: string, id: string): Promise<Named | null>;
  /** False when the institution has a unit of that name. */
  addUnit(tenantId: string, unit: Named & { readonly createdAt: string }): Promise<boolean>;
  renameUnit(tenantId: string, id: string, name: string): Promise<boolean>;
  removeUnit(tenantId: string, id: string): Promise<void>;
}

/** Names that differ only in case, width or outer blanks are the same name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

export function institutionStore(anyQueries: Queries): InstitutionStore {
  const queries = withTables<InstitutionTables>(anyQueries);
  const select = queries
    .selectFrom('institution as i')
    .leftJoin('network as n', (join) => join.onRef('n.id', '=', 'i.network_id').on('n.tenant_id', '=', PUBLIC_TENANT))
    .select(['i.tenant_id', 'i.name', 'i.created_at', 'i.network_id', 'n.name as network_name']);
  return {
    ...unitStatements(anyQueries),
    async addNetwork(network) {
      await queries
        .insertInto('network')
        .values({ tenant_id: PUBLIC_TENANT, id: network.id, name: network.name, created_at: network.createdAt })
        .execute();
    },
    async findNetwork(id) {
      const row = await queries
        .selectFrom('network')
        .select(['id', 'name'])
        .where('tenant_id', '=', PUBLIC_TENANT)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async listNetworks() {
      const rows = await queries
        .selectFrom('network as n')
        .leftJoin('institution as i', 'i.network_id', 'n.id')
        .select((eb) => ['n.id', 'n.name', 'n.created_at', eb.fn.count('i.tenant_id').as('institutions')])
        .where('n.tenant_id', '=', PUBLIC_TENANT)
        .groupBy(['n.id', 'n.name', 'n.created_at'])
        .orderBy('n.name')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        institutions: Number(row.institutions),
        createdAt: row.created_at,
      }));
    },
    async add(institution) {
      await queries
        .insertInto('institution')
        .values({
          tenant_id: institution.id,
          name: institution.name,
          network_id: institution.networkId,
          created_at: institution.createdAt,
        })
        .execute();
    },
    async find(id) {
      const row = await select.where('i.tenant_id', '=', id).executeTakeFirst();
      return row === undefined ? null : toInstitution(row);
    },
    async list(networkIds) {
      if (networkIds?.length === 0) return [];
      const found = networkIds === null ? select : select.where('i.network_id', 'in', [...networkIds]);
      const rows = await found.orderBy('i.name').orderBy('i.tenant_id').execute();
      const counts = await queries
        .selectFrom('membership')
        .select((eb) => ['tenant_id', eb.fn.countAll().as('members')])
        .where('left_at', 'is', null)
        .groupBy('tenant_id')
        .execute();
      const members = new Map(counts.map((row) => [row.tenant_id, Number(row.members)]));
      return rows.map((row) => ({ ...toInstitution(row), members: members.get(row.tenant_id) ?? 0 }));
    },
    async rename(id, name) {
      await queries.updateTable('institution').set({ name }).where('tenant_id', '=', id).execute();
    },
  };
}

type UnitStatements = Pick<InstitutionStore, 'listUnits' | 'findUnit' | 'addUnit' | 'renameUnit' | 'removeUnit'>;

function unitStatements(anyQueries: Queries): UnitStatements {
  const queries = withTables<InstitutionTables>(anyQueries);
  return {
    async listUnits(tenantId) {
      const rows = await queries
        .selectFrom('unit as u')
        .leftJoin('member_unit as m', (join) =>
          join.onRef('m.tenant_id', '=', 'u.tenant_id').onRef('m.unit_id', '=', 'u.id'),
        )
        .select((eb) => ['u.id', 'u.name', eb.fn.count('m.person_id').as('members')])
        .where('u.tenant_id', '=', tenantId)
        .groupBy(['u.id', 'u.name', 'u.name_key'])
        .orderBy('u.name_key')
        .execute();
      return rows.map((row) => ({ id: row.id, name: row.name, members: Number(row.members) }));
    },
    async findUnit(tenantId, id) {
      const row = await queries
        .selectFrom('unit')
        .select(['id', 'name'])
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async addUnit(tenantId, unit) {
      const added = await queries
        .insertInto('unit')
        .values({
          tenant_id: tenantId,
          id: unit.id,
          name: unit.name,
          name_key: nameKey(unit.name),
          created_at: unit.createdAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name_key']).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
    async renameUnit(tenantId, id, name) {
      const key = nameKey(name);
      const holder = await queries
        .selectFrom('unit')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('name_key', '=', key)
        .executeTakeFirst();
      if (holder !== undefined && holder.id !== id) return false;
      await queries
        .updateTable('unit')
        .set({ name, name_key: key })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
      return true;
    },
    async removeUnit(tenantId, id) {
      await queries.deleteFrom('member_unit').where('tenant_id', '=', tenantId).where('unit_id', '=', id).execute();
      await queries.deleteFrom('unit').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
  };
}

function toInstitution(row: {
  readonly tenant_id: string;
  readonly name: string;
  readonly created_at: string;
  readonly network_id: string | null;
  readonly network_name: string | null;
}): InstitutionRecord {
  return {
    id: row.tenant_id,
    name: row.name,
    network: row.network_id === null ? null : { id: row.network_id, name: row.network_name ?? '' },
    createdAt: row.created_at,
  };
}
