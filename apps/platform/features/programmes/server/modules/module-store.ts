// The SQL over modules of institutions and their versions, which are added and never changed.
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import { moduleContent } from '../../wire-contract.ts';
import type { ModuleContent } from '../../wire-contract.ts';

export interface ModuleTables {
  teaching_module: {
    tenant_id: string;
    id: string;
    title: string;
    version: number;
    shared: number;
    created_at: string;
  };
  teaching_module_version: {
    tenant_id: string;
    module_id: string;
    number: number;
    content: string;
    note: string;
    created_at: string;
  };
}

export interface ModuleRecord {
  readonly tenantId: string;
  readonly id: string;
  /** Number of the newest version. */
  readonly version: number;
  readonly isShared: boolean;
  readonly content: ModuleContent;
}

export interface ModuleVersionRecord {
  readonly number: number;
  readonly note: string;
  readonly createdAt: string;
}

export function moduleStore(anyQueries: Queries) {
  const queries = withTables<ModuleTables>(anyQueries);
  const newest = queries
    .selectFrom('teaching_module as m')
    .innerJoin('teaching_module_version as v', (join) =>
      join
        .onRef('v.tenant_id', '=', 'm.tenant_id')
        .onRef('v.module_id', '=', 'm.id')
        .onRef('v.number', '=', 'm.version'),
    )
    .select(['m.tenant_id', 'm.id', 'm.version', 'm.shared', 'v.content']);
  return {
    async add(module: ModuleRecord, note: string, at: string): Promise<void> {
      const { tenantId, id, version, isShared, content } = module;
      await queries
        .insertInto('teaching_module')
        .values({ tenant_id: tenantId, id, title: content.title, version, shared: isShared ? 1 : 0, created_at: at })
        .execute();
      await this.addVersion(module, note, at);
    },
    async addVersion({ tenantId, id, version, content }: ModuleRecord, note: string, at: string): Promise<void> {
      await queries
        .insertInto('teaching_module_version')
        .values({
          tenant_id: tenantId,
          module_id: id,
          number: version,
          content: JSON.stringify(content),
          note,
          created_at: at,
        })
        .execute();
    },
    /** False when somebody else made that version meanwhile. */
    async moveTo({ tenantId, id, version, content }: ModuleRecord): Promise<boolean> {
      const moved = await queries
        .updateTable('teaching_module')
        .set({ version, title: content.title })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('version', '=', version - 1)
        .executeTakeFirst();
      return Number(moved.numUpdatedRows) === 1;
    },
    async share(tenantId: string, id: string, isShared: boolean): Promise<void> {
      await queries
        .updateTable('teaching_module')
        .set({ shared: isShared ? 1 : 0 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async find(tenantId: string, id: string): Promise<ModuleRecord | null> {
      const row = await newest.where('m.tenant_id', '=', tenantId).where('m.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toModule(row);
    },
    /** All of one institution, and of the others those that are shared; in the order of their titles. */
    async list(tenantId: string, others: readonly string[]): Promise<ModuleRecord[]> {
      const rows = await newest
        .where((where) =>
          where.or([
            where('m.tenant_id', '=', tenantId),
            ...(others.length === 0
              ? []
              : [where.and([where('m.tenant_id', 'in', [...others]), where('m.shared', '=', 1)])]),
          ]),
        )
        .orderBy('m.title')
        .orderBy('m.tenant_id')
        .orderBy('m.id')
        .execute();
      return rows.map(toModule);
    },
    async count(tenantId: string): Promise<number> {
      const row = await queries
        .selectFrom('teaching_module')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    async listVersions(tenantId: string, id: string): Promise<ModuleVersionRecord[]> {
      const rows = await queries
        .selectFrom('teaching_module_version')
        .select(['number', 'note', 'created_at'])
        .where('tenant_id', '=', tenantId)
        .where('module_id', '=', id)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ number: Number(row.number), note: row.note, createdAt: row.created_at }));
    },
    async findVersion(tenantId: string, id: string, number: number): Promise<ModuleContent | null> {
      const row = await queries
        .selectFrom('teaching_module_version')
        .select('content')
        .where('tenant_id', '=', tenantId)
        .where('module_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined ? null : moduleContent.parse(JSON.parse(row.content));
    },
  };
}

function toModule(row: {
  tenant_id: string;
  id: string;
  version: number;
  shared: number;
  content: string;
}): ModuleRecord {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    version: Number(row.version),
    isShared: Number(row.shared) === 1,
    content: moduleContent.parse(JSON.parse(row.content)),
  };
}
