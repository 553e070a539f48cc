// The SQL of a person's plan, its progress and their notes to themselves.
import type { Kysely } from 'kysely';
import type { Queries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { ModuleState } from '../../contract.ts';

type DevelopmentTables = {
  kept_plan: {
    tenant_id: string;
    person_id: string;
    id: string;
    attempt_id: string;
    body: string;
    kept_at: string;
  };
  module_progress: {
    tenant_id: string;
    person_id: string;
    id: string;
    module_id: string;
    version: number;
    state: string;
    at: string;
  };
  reflection_note: {
    tenant_id: string;
    person_id: string;
    id: string;
    module_id: string | null;
    body: string;
    written_at: string;
  };
};

export interface KeptPlan {
  readonly id: string;
  readonly attemptId: string;
  /** The plan as JSON text, as it stood when it was kept. */
  readonly body: string;
  readonly keptAt: string;
}

export interface ProgressEntry {
  readonly moduleId: string;
  readonly version: number;
  readonly state: ModuleState;
  readonly at: string;
}

export interface ReflectionNote {
  readonly id: string;
  readonly moduleId: string | null;
  readonly text: string;
  readonly writtenAt: string;
}

export function developmentStore(anyQueries: Queries) {
  const queries = withTables<DevelopmentTables>(anyQueries);
  return {
    async keepPlan(tenantId: string, personId: string, plan: KeptPlan): Promise<void> {
      await queries
        .insertInto('kept_plan')
        .values({
          tenant_id: tenantId,
          person_id: personId,
          id: plan.id,
          attempt_id: plan.attemptId,
          body: plan.body,
          kept_at: plan.keptAt,
        })
        .execute();
    },
    /** The plan a person works with: the one kept last. */
    async findPlan(tenantId: string, personId: string): Promise<KeptPlan | null> {
      const row = await queries
        .selectFrom('kept_plan')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { id: row.id, attemptId: row.attempt_id, body: row.body, keptAt: row.kept_at };
    },
    async addProgress(tenantId: string, personId: string, id: string, entry: ProgressEntry): Promise<void> {
      await queries
        .insertInto('module_progress')
        .values({
          tenant_id: tenantId,
          person_id: personId,
          id,
          module_id: entry.moduleId,
          version: entry.version,
          state: entry.state,
          at: entry.at,
        })
        .execute();
    },
    /** Every change of state, oldest first; the last of a module is where it stands. */
    async listProgress(tenantId: string, personId: string): Promise<ProgressEntry[]> {
      const rows = await queries
        .selectFrom('module_progress')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        moduleId: row.module_id,
        version: Number(row.version),
        state: row.state as ModuleState,
        at: row.at,
      }));
    },
    ...noteStatements(queries),
    async removePerson(tenantId: string, personId: string): Promise<void> {
      for (const table of ['kept_plan', 'module_progress', 'reflection_note'] as const) {
        await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('person_id', '=', personId).execute();
      }
    },
    async listPersons(): Promise<{ tenantId: string; personId: string }[]> {
      const rows = await queries
        .selectFrom('kept_plan')
        .select(['tenant_id', 'person_id'])
        .union(queries.selectFrom('module_progress').select(['tenant_id', 'person_id']))
        .union(queries.selectFrom('reflection_note').select(['tenant_id', 'person_id']))
        .execute();
      return rows.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id }));
    },
  };
}

function noteStatements(queries: Kysely<DevelopmentTables>) {
  return {
    async addNote(tenantId: string, personId: string, note: ReflectionNote): Promise<void> {
      await queries
        .insertInto('reflection_note')
        .values({
          tenant_id: tenantId,
          person_id: personId,
          id: note.id,
          module_id: note.moduleId,
          body: note.text,
          written_at: note.writtenAt,
        })
        .execute();
    },
    async listNotes(tenantId: string, personId: string): Promise<ReflectionNote[]> {
      const rows = await queries
        .selectFrom('reflection_note')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .orderBy('id', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        moduleId: row.module_id,
        text: row.body,
        writtenAt: row.written_at,
      }));
    },
    async countNotes(tenantId: string, personId: string): Promise<number> {
      const row = await queries
        .selectFrom('reflection_note')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async findNoteOwner(tenantId: string, id: string): Promise<string | null> {
      const row = await queries
        .selectFrom('reflection_note')
        .select('person_id')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.person_id ?? null;
    },
    /** A note is the person's own to remove: the text leaves the row with it. */
    async removeNote(tenantId: string, personId: string, id: string): Promise<void> {
      await queries
        .deleteFrom('reflection_note')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('id', '=', id)
        .execute();
    },
  };
}
