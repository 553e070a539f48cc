// The SQL over the versions of frameworks that institutions have brought in. Added and read, never changed.
import type { MigrationStep, Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { framework } from '../contract.ts';
import type { Framework } from '../contract.ts';

type FrameworkTables = {
  framework_version: {
    tenant_id: string;
    id: string;
    framework_id: string;
    version: string;
    status: string;
    digest: string;
    content: string;
    imported_at: string;
  };
};

export const frameworkMigrations: readonly MigrationStep[] = [
  {
    name: '0201-framework-versions',
    async up(queries) {
      await queries.schema
        .createTable('framework_version')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('framework_id', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('imported_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('framework_version_pk', ['tenant_id', 'id'])
        .addUniqueConstraint('framework_version_number', ['tenant_id', 'framework_id', 'version'])
        .execute();
    },
  },
];

export interface FrameworkVersion {
  readonly tenantId: string;
  readonly id: string;
  readonly importedAt: string;
  readonly digest: string;
  readonly framework: Framework;
}

export interface FrameworkStore {
  /** False when the tenant has this version already. */
  add(version: FrameworkVersion): Promise<boolean>;
  find(tenantIds: readonly string[], id: string): Promise<FrameworkVersion | null>;
  findVersion(tenantId: string, frameworkId: string, version: string): Promise<FrameworkVersion | null>;
  /** The one brought in last. */
  findNewest(tenantIds: readonly string[], frameworkId: string): Promise<FrameworkVersion | null>;
  /** Oldest first. */
  list(tenantIds: readonly string[]): Promise<FrameworkVersion[]>;
}

export function frameworkStore(anyQueries: Queries): FrameworkStore {
  const queries = withTables<FrameworkTables>(anyQueries);
  const select = queries.selectFrom('framework_version').selectAll();
  return {
    async add(version) {
      const added = await queries
        .insertInto('framework_version')
        .values({
          tenant_id: version.tenantId,
          id: version.id,
          framework_id: version.framework.head.id,
          version: version.framework.head.version,
          status: version.framework.head.status,
          digest: version.digest,
          content: JSON.stringify(version.framework),
          imported_at: version.importedAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'framework_id', 'version']).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
    async find(tenantIds, id) {
      const row = await select
        .where('tenant_id', 'in', [...tenantIds])
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toVersion(row);
    },
    async findVersion(tenantId, frameworkId, version) {
      const row = await select
        .where('tenant_id', '=', tenantId)
        .where('framework_id', '=', frameworkId)
        .where('version', '=', version)
        .executeTakeFirst();
      return row === undefined ? null : toVersion(row);
    },
    async findNewest(tenantIds, frameworkId) {
      const row = await select
        .where('tenant_id', 'in', [...tenantIds])
        .where('framework_id', '=', frameworkId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toVersion(row);
    },
    async list(tenantIds) {
      const rows = await select
        .where('tenant_id', 'in', [...tenantIds])
        .orderBy('id')
        .execute();
      return rows.map(toVersion);
    },
  };
}

function toVersion(row: FrameworkTables['framework_version']): FrameworkVersion {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    importedAt: row.imported_at,
    digest: row.digest,
    framework: framework.parse(JSON.parse(row.content)),
  };
}
