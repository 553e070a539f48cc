// The SQL of forks: versions are added and never changed; the draft is one row that is written over with its revision.
import type { ModuleFiles } from '@dragoman/materials';
import { z } from 'zod';
import type { MigrationStep, Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';

type ForkTables = {
  module_fork: { tenant_id: string; id: string; source_id: string; created_at: string };
  module_version: {
    tenant_id: string;
    fork_id: string;
    number: number;
    /** `source`: the source as it was when it was forked or updated from; `own`: published here. */
    origin: string;
    version: string;
    files: string;
    created_at: string;
  };
  module_draft: { tenant_id: string; fork_id: string; revision: number; files: string; saved_at: string };
};

export const forkMigrations: readonly MigrationStep[] = [
  {
    name: '0501-module-forks',
    async up({ schema }) {
      await schema
        .createTable('module_fork')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('source_id', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('module_fork_pk', ['tenant_id', 'id'])
        .execute();
      await schema
        .createTable('module_version')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('fork_id', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('origin', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('files', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('module_version_pk', ['tenant_id', 'fork_id', 'number'])
        .addUniqueConstraint('module_version_name', ['tenant_id', 'fork_id', 'origin', 'version'])
        .execute();
      await schema
        .createTable('module_draft')
        .addColumn('tenant_id', 'text', (column) => column.notNull())
        .addColumn('fork_id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('files', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('module_draft_pk', ['tenant_id', 'fork_id'])
        .execute();
    },
  },
];

export interface Fork {
  readonly tenantId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly createdAt: string;
}

export interface ForkVersion {
  readonly number: number;
  readonly origin: 'source' | 'own';
  readonly version: string;
  readonly createdAt: string;
}

export interface Draft {
  readonly revision: number;
  readonly files: ModuleFiles;
  readonly savedAt: string;
}

const storedFiles = z.record(z.string(), z.string());

export function forkStore(anyQueries: Queries) {
  const queries = withTables<ForkTables>(anyQueries);
  const toFork = (row: ForkTables['module_fork']): Fork => ({
    tenantId: row.tenant_id,
    id: row.id,
    sourceId: row.source_id,
    createdAt: row.created_at,
  });
  return {
    async add({ tenantId, id, sourceId, createdAt }: Fork): Promise<void> {
      await queries
        .insertInto('module_fork')
        .values({ tenant_id: tenantId, id, source_id: sourceId, created_at: createdAt })
        .execute();
    },
    async list(tenantId: string): Promise<Fork[]> {
      const rows = await queries
        .selectFrom('module_fork')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('id')
        .execute();
      return rows.map(toFork);
    },
    async find(tenantId: string, id: string): Promise<Fork | null> {
      const row = await queries
        .selectFrom('module_fork')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toFork(row);
    },
    async addVersion(
      { tenantId, id }: Pick<Fork, 'tenantId' | 'id'>,
      { number, origin, version, createdAt }: ForkVersion,
      files: ModuleFiles,
    ): Promise<void> {
      await queries
        .insertInto('module_version')
        .values({
          tenant_id: tenantId,
          fork_id: id,
          number,
          origin,
          version,
          files: JSON.stringify(files),
          created_at: createdAt,
        })
        .execute();
    },
    /** Without their files, in the order in which they came. */
    async listVersions(tenantId: string, forkId: string): Promise<ForkVersion[]> {
      const rows = await queries
        .selectFrom('module_version')
        .select(['number', 'origin', 'version', 'created_at'])
        .where('tenant_id', '=', tenantId)
        .where('fork_id', '=', forkId)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        number: Number(row.number),
        origin: row.origin as ForkVersion['origin'],
        version: row.version,
        createdAt: row.created_at,
      }));
    },
    async findFiles(tenantId: string, forkId: string, number: number): Promise<ModuleFiles | null> {
      const row = await queries
        .selectFrom('module_version')
        .select('files')
        .where('tenant_id', '=', tenantId)
        .where('fork_id', '=', forkId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined ? null : storedFiles.parse(JSON.parse(row.files));
    },
    async findDraft(tenantId: string, forkId: string): Promise<Draft | null> {
      const row = await queries
        .selectFrom('module_draft')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('fork_id', '=', forkId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const files = storedFiles.parse(JSON.parse(row.files));
      return { revision: Number(row.revision), files, savedAt: row.saved_at };
    },
    async addDraft(
      { tenantId, id }: Pick<Fork, 'tenantId' | 'id'>,
      { revision, files, savedAt }: Draft,
    ): Promise<void> {
      await queries
        .insertInto('module_draft')
        .values({ tenant_id: tenantId, fork_id: id, revision, files: JSON.stringify(files), saved_at: savedAt })
        .execute();
    },
    /** False when somebody else has saved since `draft.revision - 1`. */
    async replaceDraft(
      { tenantId, id }: Pick<Fork, 'tenantId' | 'id'>,
      { revision, files, savedAt }: Draft,
    ): Promise<boolean> {
      const changed = await queries
        .updateTable('module_draft')
        .set({ revision, files: JSON.stringify(files), saved_at: savedAt })
        .where('tenant_id', '=', tenantId)
        .where('fork_id', '=', id)
        .where('revision', '=', revision - 1)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
  };
}
