// The SQL of runs, exports and sentences of notices; cut rounds have a file of their own.
import { toLanguage } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { RunHead, RunResult } from '../contract.ts';
import type { Attribute } from '../limits.ts';
import type { ResearchTables } from './tables.ts';

export interface RunRecord {
  readonly id: string;
  readonly kind: RunHead['kind'];
  readonly state: RunHead['state'];
  readonly progress: number;
  readonly parameters: string;
  readonly bankDigest: string;
  readonly options: {
    readonly campaigns: readonly string[];
    readonly skills: readonly string[];
    readonly anchors?: readonly string[];
  };
  readonly until: string;
  readonly result: RunResult | null;
  readonly personId: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly accepted: string | null;
}

export interface ExportRecord {
  readonly id: string;
  readonly title: string;
  readonly options: {
    readonly campaigns: readonly string[];
    readonly attributes: readonly Attribute[];
    readonly k: number;
    readonly runId: string | null;
  };
  readonly until: string;
  readonly people: number;
  readonly blanked: number;
  readonly dropped: readonly string[];
  readonly personId: string | null;
  readonly createdAt: string;
}

export interface CoverRecord {
  readonly campaignId: string;
  readonly language: Language;
  readonly sentence: string;
  readonly personId: string | null;
  readonly declaredAt: string;
}

type RunChanges = Partial<Pick<RunRecord, 'state' | 'progress' | 'result' | 'finishedAt' | 'accepted'>>;

export interface ResearchStore {
  putCover(tenantId: string, cover: CoverRecord): Promise<void>;
  listCovers(tenantId: string): Promise<CoverRecord[]>;
  addRun(tenantId: string, run: RunRecord): Promise<void>;
  findRun(tenantId: string, id: string): Promise<RunRecord | null>;
  /** Newest first, without their results. */
  listRuns(tenantId: string): Promise<RunRecord[]>;
  /** Changes a run that is in one of these states; false when it is in none. */
  changeRun(tenantId: string, id: string, from: readonly RunRecord['state'][], changes: RunChanges): Promise<boolean>;
  addExport(tenantId: string, record: ExportRecord): Promise<void>;
  findExport(tenantId: string, id: string): Promise<ExportRecord | null>;
  listExports(tenantId: string): Promise<ExportRecord[]>;
  forgetPerson(tenantId: string, personId: string): Promise<void>;
  listPersons(): Promise<{ tenantId: string; personId: string }[]>;
}

const PERSONAL = ['research_cover', 'research_run', 'research_export', 'cut_round'] as const;

export function researchStore(anyQueries: Queries): ResearchStore {
  const queries = withTables<ResearchTables>(anyQueries);
  return {
    ...runStatements(anyQueries),
    ...exportStatements(anyQueries),
    async putCover(tenantId, cover) {
      const row = {
        language: cover.language,
        sentence: cover.sentence,
        person_id: cover.personId,
        declared_at: cover.declaredAt,
      };
      await queries
        .insertInto('research_cover')
        .values({ tenant_id: tenantId, campaign_id: cover.campaignId, ...row })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'campaign_id']).doUpdateSet(row))
        .execute();
    },
    async listCovers(tenantId) {
      const rows = await queries.selectFrom('research_cover').selectAll().where('tenant_id', '=', tenantId).execute();
      return rows.map((row) => ({
        campaignId: row.campaign_id,
        language: toLanguage(row.language),
        sentence: row.sentence,
        personId: row.person_id,
        declaredAt: row.declared_at,
      }));
    },
    async forgetPerson(tenantId, personId) {
      for (const table of PERSONAL) {
        await queries
          .updateTable(table)
          .set({ person_id: null })
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', personId)
          .execute();
      }
    },
    async listPersons() {
      const found = [];
      for (const table of PERSONAL) {
        const rows = await queries
          .selectFrom(table)
          .select(['tenant_id', 'person_id'])
          .where('person_id', 'is not', null)
          .distinct()
          .execute();
        found.push(...rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id! })));
      }
      return [...new Map(found.map((each) => [`${each.tenantId} ${each.personId}`, each])).values()];
    },
  };
}

function runStatements(anyQueries: Queries): Pick<ResearchStore, 'addRun' | 'findRun' | 'listRuns' | 'changeRun'> {
  const queries = withTables<ResearchTables>(anyQueries);
  return {
    async addRun(tenantId, run) {
      await queries
        .insertInto('research_run')
        .values({
          tenant_id: tenantId,
          id: run.id,
          kind: run.kind,
          state: run.state,
          progress: run.progress,
          parameters: run.parameters,
          bank_digest: run.bankDigest,
          options: JSON.stringify(run.options),
          until: run.until,
          result: run.result === null ? null : JSON.stringify(run.result),
          person_id: run.personId,
          created_at: run.createdAt,
          finished_at: run.finishedAt,
          accepted: run.accepted,
        })
        .execute();
    },
    async findRun(tenantId, id) {
      const row = await queries
        .selectFrom('research_run')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    async listRuns(tenantId) {
      const rows = await queries
        .selectFrom('research_run')
        .select(['tenant_id', 'id', 'kind', 'state', 'progress', 'parameters', 'bank_digest', 'options', 'until'])
        .select(['person_id', 'created_at', 'finished_at', 'accepted'])
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(100)
        .execute();
      return rows.map((row) => toRun({ ...row, result: null }));
    },
    async changeRun(tenantId, id, from, { state, progress, result, finishedAt, accepted }) {
      const changed = await queries
        .updateTable('research_run')
        .set({
          ...(state === undefined ? {} : { state }),
          ...(progress === undefined ? {} : { progress }),
          ...(result === undefined ? {} : { result: JSON.stringify(result) }),
          ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
          ...(accepted === undefined ? {} : { accepted }),
        })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
  };
}

function exportStatements(anyQueries: Queries): Pick<ResearchStore, 'addExport' | 'findExport' | 'listExports'> {
  const queries = withTables<ResearchTables>(anyQueries);
  return {
    async addExport(tenantId, record) {
      await queries
        .insertInto('research_export')
        .values({
          tenant_id: tenantId,
          id: record.id,
          title: record.title,
          options: JSON.stringify(record.options),
          until: record.until,
          people: record.people,
          blanked: record.blanked,
          dropped: JSON.stringify(record.dropped),
          person_id: record.personId,
          created_at: record.createdAt,
        })
        .execute();
    },
    async findExport(tenantId, id) {
      const row = await queries
        .selectFrom('research_export')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toExport(row);
    },
    async listExports(tenantId) {
      const rows = await queries
        .selectFrom('research_export')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(100)
        .execute();
      return rows.map(toExport);
    },
  };
}

function toRun(row: Selectable<ResearchTables['research_run']>): RunRecord {
  return {
    id: row.id,
    kind: row.kind === 'report' ? 'report' : 'calibration',
    state: row.state as RunRecord['state'],
    progress: Number(row.progress),
    parameters: row.parameters,
    bankDigest: row.bank_digest,
    options: JSON.parse(row.options) as RunRecord['options'],
    until: row.until,
    result: row.result === null ? null : (JSON.parse(row.result) as RunResult),
    personId: row.person_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    accepted: row.accepted,
  };
}

function toExport(row: Selectable<ResearchTables['research_export']>): ExportRecord {
  return {
    id: row.id,
    title: row.title,
    options: JSON.parse(row.options) as ExportRecord['options'],
    until: row.until,
    people: Number(row.people),
    blanked: Number(row.blanked),
    dropped: JSON.parse(row.dropped) as string[],
    personId: row.person_id,
    createdAt: row.created_at,
  };
}
