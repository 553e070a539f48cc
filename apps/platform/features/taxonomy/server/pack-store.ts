// The SQL over packs and the parts of their uploads.
import { z } from 'zod';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { finding, packReport, packState, taxonomyFormat } from '../contract.ts';
import type { PackFinding, PackReport, PackState } from '../contract.ts';
import type { TaxonomyFormat } from '../limits.ts';
import type { TaxonomyTables } from './taxonomy-tables.ts';

const uploadFiles = z.array(z.object({ name: z.string(), bytes: z.int() }));
export type UploadFile = z.infer<typeof uploadFiles>[number];

export interface Pack {
  readonly tenantId: string;
  readonly id: string;
  readonly scheme: string;
  readonly version: string;
  readonly language: string;
  readonly format: TaxonomyFormat;
  readonly attribution: string;
  readonly state: PackState;
  readonly files: readonly UploadFile[];
  readonly concepts: number;
  readonly groups: number;
  readonly progress: number;
  readonly findings: readonly PackFinding[];
  readonly report: PackReport | null;
  readonly createdAt: string;
  readonly switchedOnAt: string | null;
}

export type PackChanges = Partial<
  Pick<
    Pack,
    'state' | 'progress' | 'attribution' | 'concepts' | 'groups' | 'findings' | 'report' | 'switchedOnAt' | 'version'
  >
>;

/** States that people see as a pack, and those that are an import under way. */
export const PACK_STATES: readonly PackState[] = ['on', 'kept'];
export const OPEN_STATES: readonly PackState[] = [
  'uploading',
  'waiting',
  'reading',
  'storing',
  'refused',
  'failed',
  'ready',
];

export interface PackStore {
  add(pack: Pack): Promise<void>;
  find(tenantIds: readonly string[], id: string): Promise<Pack | null>;
  /** Whoever's it is: for asking whether somebody may reach it. */
  findAnywhere(id: string): Promise<Pack | null>;
  /** Oldest first. */
  list(tenantIds: readonly string[], states: readonly PackState[]): Promise<Pack[]>;
  /** Of all institutions: imports in these states that were begun before an instant. */
  listOlderThan(instant: string, states: readonly PackState[]): Promise<Pack[]>;
  /** The one in use of a list in a language. */
  findOn(tenantId: string, scheme: string, language: string): Promise<Pack | null>;
  /** Changes it when it is in one of the states; false when it is not. */
  change(tenantId: string, id: string, states: readonly PackState[], changes: PackChanges): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<void>;
  keepPart(tenantId: string, packId: string, part: number, content: Uint8Array): Promise<void>;
  listParts(tenantId: string, packId: string): Promise<number[]>;
  readPart(tenantId: string, packId: string, part: number): Promise<Uint8Array | null>;
  removeParts(tenantId: string, packId: string): Promise<void>;
}

export function packStore(anyQueries: Queries): PackStore {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const select = queries.selectFrom('taxonomy_pack').selectAll();
  return {
    async add(pack) {
      await queries.insertInto('taxonomy_pack').values(toRow(pack)).execute();
    },
    async find(tenantIds, id) {
      const row = await select
        .where('tenant_id', 'in', [...tenantIds])
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toPack(row);
    },
    async findAnywhere(id) {
      const row = await select.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toPack(row);
    },
    async list(tenantIds, states) {
      const rows = await select
        .where('tenant_id', 'in', [...tenantIds])
        .where('state', 'in', [...states])
        .orderBy('id')
        .execute();
      return rows.map(toPack);
    },
    async listOlderThan(instant, states) {
      const rows = await select
        .where('created_at', '<', instant)
        .where('state', 'in', [...states])
        .limit(100)
        .execute();
      return rows.map(toPack);
    },
    async findOn(tenantId, scheme, language) {
      const row = await select
        .where('tenant_id', '=', tenantId)
        .where('scheme', '=', scheme)
        .where('language', '=', language)
        .where('state', '=', 'on')
        .executeTakeFirst();
      return row === undefined ? null : toPack(row);
    },
    async change(tenantId, id, states, { findings, report, switchedOnAt, ...plain }) {
      const changed = await queries
        .updateTable('taxonomy_pack')
        .set({
          ...plain,
          ...(findings === undefined ? {} : { findings: JSON.stringify(findings) }),
          ...(report === undefined ? {} : { report: report === null ? null : JSON.stringify(report) }),
          ...(switchedOnAt === undefined ? {} : { switched_on_at: switchedOnAt }),
        })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', 'in', [...states])
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
    async remove(tenantId, id) {
      await queries.deleteFrom('taxonomy_pack').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
    ...partsOf(anyQueries),
  };
}

function partsOf(anyQueries: Queries): Pick<PackStore, 'keepPart' | 'listParts' | 'readPart' | 'removeParts'> {
  const queries = withTables<TaxonomyTables>(anyQueries);
  const partsIn = (tenantId: string, packId: string) =>
    queries.selectFrom('taxonomy_upload_part').where('tenant_id', '=', tenantId).where('pack_id', '=', packId);
  return {
    async keepPart(tenantId, packId, part, content) {
      await queries
        .insertInto('taxonomy_upload_part')
        .values({ tenant_id: tenantId, pack_id: packId, part, content })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'pack_id', 'part']).doUpdateSet({ content }))
        .execute();
    },
    async listParts(tenantId, packId) {
      const rows = await partsIn(tenantId, packId).select('part').orderBy('part').execute();
      return rows.map(({ part }) => part);
    },
    async readPart(tenantId, packId, part) {
      const row = await partsIn(tenantId, packId).select('content').where('part', '=', part).executeTakeFirst();
      return row?.content ?? null;
    },
    async removeParts(tenantId, packId) {
      await queries
        .deleteFrom('taxonomy_upload_part')
        .where('tenant_id', '=', tenantId)
        .where('pack_id', '=', packId)
        .execute();
    },
  };
}

function toRow(pack: Pack): TaxonomyTables['taxonomy_pack'] {
  return {
    tenant_id: pack.tenantId,
    id: pack.id,
    scheme: pack.scheme,
    version: pack.version,
    language: pack.language,
    format: pack.format,
    attribution: pack.attribution,
    state: pack.state,
    files: JSON.stringify(pack.files),
    concepts: pack.concepts,
    groups: pack.groups,
    progress: pack.progress,
    findings: JSON.stringify(pack.findings),
    report: pack.report === null ? null : JSON.stringify(pack.report),
    created_at: pack.createdAt,
    switched_on_at: pack.switchedOnAt,
  };
}

function toPack(row: TaxonomyTables['taxonomy_pack']): Pack {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    scheme: row.scheme,
    version: row.version,
    language: row.language,
    format: taxonomyFormat.parse(row.format),
    attribution: row.attribution,
    state: packState.parse(row.state),
    files: uploadFiles.parse(JSON.parse(row.files)),
    concepts: row.concepts,
    groups: row.groups,
    progress: row.progress,
    findings: z.array(finding).parse(JSON.parse(row.findings)),
    report: row.report === null ? null : packReport.parse(JSON.parse(row.report)),
    createdAt: row.created_at,
    switchedOnAt: row.switched_on_at,
  };
}
