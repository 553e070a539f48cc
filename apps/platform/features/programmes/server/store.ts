// The SQL over programmes, their versions, what changed and who approved.
import type { Selectable } from 'kysely';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { programmePlan } from '../contract.ts';
import type { ProgrammePlan } from '../contract.ts';
import type { ApprovalRole, Audience } from '../limits.ts';

interface ProgrammeTable {
  tenant_id: string;
  id: string;
  case_id: string | null;
  title: string;
  audience: string;
  plan: string;
  revision: number;
  page_opened_at: string | null;
  created_at: string;
  saved_at: string;
}

interface VersionTable {
  tenant_id: string;
  programme_id: string;
  number: number;
  note: string;
  plan: string;
  digest: string;
  person_id: string | null;
  created_at: string;
}

interface ChangeTable {
  tenant_id: string;
  programme_id: string;
  id: string;
  revision: number;
  reason: string;
  changes: string;
  person_id: string | null;
  at: string;
}

interface ApprovalTable {
  tenant_id: string;
  programme_id: string;
  id: string;
  number: number;
  role: string;
  decision: string;
  note: string;
  person_id: string | null;
  at: string;
}

interface RoundTable {
  tenant_id: string;
  programme_id: string;
  campaign_id: string;
  person_id: string | null;
  at: string;
}

export interface ProgrammeTables {
  programme_round: RoundTable;
  programme: ProgrammeTable;
  programme_version: VersionTable;
  programme_change: ChangeTable;
  programme_approval: ApprovalTable;
}

export interface ProgrammeHead {
  readonly tenantId: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly title: string;
  readonly audience: Audience;
  readonly revision: number;
  /** When the public page was opened; null while it is closed. */
  readonly pageOpenedAt: string | null;
  readonly createdAt: string;
  readonly savedAt: string;
}

export interface ProgrammeRecord extends ProgrammeHead {
  readonly plan: ProgrammePlan;
}

export interface VersionRecord {
  readonly number: number;
  readonly note: string;
  readonly digest: string;
  readonly personId: string | null;
  readonly createdAt: string;
}

export interface ChangeRecord {
  readonly id: string;
  readonly revision: number;
  readonly reason: string;
  /** What changed, as `comparePlans` said it. */
  readonly changes: unknown;
  readonly personId: string | null;
  readonly at: string;
}

export interface ApprovalRecord {
  readonly id: string;
  readonly number: number;
  readonly role: ApprovalRole;
  readonly decision: 'approved' | 'refused';
  readonly note: string;
  readonly personId: string | null;
  readonly at: string;
}

const CHANGES_SHOWN = 200;

export type ProgrammeStore = ReturnType<typeof programmeStore>;

export function programmeStore(anyQueries: Queries) {
  const queries = withTables<ProgrammeTables>(anyQueries);
  return {
    async add(programme: ProgrammeRecord): Promise<void> {
      await queries.insertInto('programme').values(toRow(programme)).execute();
    },
    async find(tenantId: string, id: string): Promise<ProgrammeRecord | null> {
      const row = await queries
        .selectFrom('programme')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    /** One whose page is open, whichever institution's it is. */
    async findOpenPage(id: string): Promise<ProgrammeRecord | null> {
      const row = await queries
        .selectFrom('programme')
        .selectAll()
        .where('id', '=', id)
        .where('page_opened_at', 'is not', null)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    async list(tenantId: string): Promise<ProgrammeRecord[]> {
      const rows = await queries
        .selectFrom('programme')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('saved_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async listForCase(tenantId: string, caseId: string): Promise<ProgrammeRecord[]> {
      const rows = await queries
        .selectFrom('programme')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('case_id', '=', caseId)
        .orderBy('created_at')
        .execute();
      return rows.map(toRecord);
    },
    /** False when somebody else has saved since `programme.revision - 1`. */
    async save(programme: ProgrammeRecord): Promise<boolean> {
      const { tenant_id, id, ...rest } = toRow(programme);
      const saved = await queries
        .updateTable('programme')
        .set(rest)
        .where('tenant_id', '=', tenant_id)
        .where('id', '=', id)
        .where('revision', '=', programme.revision - 1)
        .executeTakeFirst();
      return Number(saved.numUpdatedRows) === 1;
    },
    async openPage(tenantId: string, id: string, at: string | null): Promise<void> {
      await queries
        .updateTable('programme')
        .set({ page_opened_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    ...versionStatements(anyQueries),
    ...recordStatements(anyQueries),
  };
}

function versionStatements(anyQueries: Queries) {
  const queries = withTables<ProgrammeTables>(anyQueries);
  return {
    async addVersion(
      tenantId: string,
      programmeId: string,
      version: VersionRecord,
      plan: ProgrammePlan,
    ): Promise<void> {
      await queries
        .insertInto('programme_version')
        .values({
          tenant_id: tenantId,
          programme_id: programmeId,
          number: version.number,
          note: version.note,
          plan: JSON.stringify(plan),
          digest: version.digest,
          person_id: version.personId,
          created_at: version.createdAt,
        })
        .execute();
    },
    async listVersions(tenantId: string, programmeId: string): Promise<VersionRecord[]> {
      const rows = await queries
        .selectFrom('programme_version')
        .select(['number', 'note', 'digest', 'person_id', 'created_at'])
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        number: Number(row.number),
        note: row.note,
        digest: row.digest,
        personId: row.person_id,
        createdAt: row.created_at,
      }));
    },
    async findVersion(tenantId: string, programmeId: string, number: number): Promise<ProgrammePlan | null> {
      const row = await queries
        .selectFrom('programme_version')
        .select('plan')
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined ? null : programmePlan.parse(JSON.parse(row.plan));
    },
    /** Of every programme that has one, by its id. */
    async newestVersions(tenantId: string): Promise<Map<string, number>> {
      const rows = await queries
        .selectFrom('programme_version')
        .select((eb) => ['programme_id', eb.fn.max('number').as('number')])
        .where('tenant_id', '=', tenantId)
        .groupBy('programme_id')
        .execute();
      return new Map(rows.map((row) => [row.programme_id, Number(row.number)]));
    },
    async newestVersion(tenantId: string, programmeId: string): Promise<number> {
      const row = await queries
        .selectFrom('programme_version')
        .select((eb) => eb.fn.max('number').as('number'))
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .executeTakeFirst();
      return Number(row?.number ?? 0);
    },
  };
}

function recordStatements(anyQueries: Queries) {
  const queries = withTables<ProgrammeTables>(anyQueries);
  return {
    async addChange(tenantId: string, programmeId: string, change: ChangeRecord): Promise<void> {
      const { personId, changes, ...rest } = change;
      const about = { tenant_id: tenantId, programme_id: programmeId, person_id: personId };
      await queries
        .insertInto('programme_change')
        .values({ ...rest, ...about, changes: JSON.stringify(changes) })
        .execute();
    },
    /** Newest first. */
    async listChanges(tenantId: string, programmeId: string): Promise<ChangeRecord[]> {
      const rows = await queries
        .selectFrom('programme_change')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .orderBy('revision', 'desc')
        .limit(CHANGES_SHOWN)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        revision: Number(row.revision),
        reason: row.reason,
        changes: JSON.parse(row.changes) as unknown,
        personId: row.person_id,
        at: row.at,
      }));
    },
    async addApproval(tenantId: string, programmeId: string, approval: ApprovalRecord): Promise<void> {
      const { personId, ...rest } = approval;
      await queries
        .insertInto('programme_approval')
        .values({ ...rest, tenant_id: tenantId, programme_id: programmeId, person_id: personId })
        .execute();
    },
    async listApprovals(tenantId: string, programmeId: string): Promise<ApprovalRecord[]> {
      const rows = await queries
        .selectFrom('programme_approval')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('programme_id', '=', programmeId)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        number: Number(row.number),
        role: row.role as ApprovalRole,
        decision: row.decision as ApprovalRecord['decision'],
        note: row.note,
        personId: row.person_id,
        at: row.at,
      }));
    },
  };
}

function toRow(programme: ProgrammeRecord): ProgrammeTable {
  return {
    tenant_id: programme.tenantId,
    id: programme.id,
    case_id: programme.caseId,
    title: programme.plan.title,
    audience: programme.plan.audience,
    plan: JSON.stringify(programme.plan),
    revision: programme.revision,
    page_opened_at: programme.pageOpenedAt,
    created_at: programme.createdAt,
    saved_at: programme.savedAt,
  };
}

function toRecord(row: Selectable<ProgrammeTable>): ProgrammeRecord {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    caseId: row.case_id,
    title: row.title,
    audience: row.audience as Audience,
    plan: programmePlan.parse(JSON.parse(row.plan)),
    revision: Number(row.revision),
    pageOpenedAt: row.page_opened_at,
    createdAt: row.created_at,
    savedAt: row.saved_at,
  };
}
