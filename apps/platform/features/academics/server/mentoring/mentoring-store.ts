// The only SQL about rehearsals, those who watch them, and goals.
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import { withTables } from '../../../../core/database/with-tables.ts';
import type { RehearsalKind } from '../../limits.ts';
import type { AcademicTables } from '../tables.ts';

export interface Rehearsal {
  readonly tenantId: string;
  readonly id: string;
  readonly academicId: string;
  readonly kind: RehearsalKind;
  readonly title: string;
  readonly heldOn: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

export interface Observer {
  readonly tenantId: string;
  readonly id: string;
  readonly rehearsalId: string;
  readonly name: string;
  readonly digest: string;
  readonly addedAt: string;
  readonly handedInAt: string | null;
  readonly remark: string;
}

export interface Observed {
  readonly observerId: string;
  readonly criterion: string;
  readonly level: number | null;
  readonly comment: string;
}

export interface StoredGoal {
  readonly tenantId: string;
  readonly id: string;
  readonly academicId: string;
  readonly criterion: string | null;
  readonly text: string;
  readonly setAt: string;
  readonly agreedAt: string | null;
  readonly state: 'open' | 'met' | 'dropped';
}

export function mentoringStore(queries: Queries | WriteQueries) {
  return { ...rehearsals(queries), ...observers(queries), ...goals(queries) };
}

function rehearsals(queries: Queries | WriteQueries) {
  const tables = withTables<AcademicTables>(queries);
  return {
    async addRehearsal(rehearsal: Rehearsal): Promise<void> {
      await tables
        .insertInto('rehearsal')
        .values({
          tenant_id: rehearsal.tenantId,
          id: rehearsal.id,
          academic_id: rehearsal.academicId,
          kind: rehearsal.kind,
          title: rehearsal.title,
          held_on: rehearsal.heldOn,
          opened_at: rehearsal.openedAt,
          closed_at: rehearsal.closedAt,
        })
        .execute();
    },
    async findRehearsal(tenantId: string, id: string): Promise<Rehearsal | null> {
      const row = await tables
        .selectFrom('rehearsal')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toRehearsal(row);
    },
    /** Earliest first. */
    async listRehearsals(tenantId: string, academicId: string): Promise<Rehearsal[]> {
      const rows = await tables
        .selectFrom('rehearsal')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('academic_id', '=', academicId)
        .orderBy('held_on')
        .orderBy('id')
        .execute();
      return rows.map(toRehearsal);
    },
    async closeRehearsal(tenantId: string, id: string, at: string): Promise<void> {
      await tables
        .updateTable('rehearsal')
        .set({ closed_at: at })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('closed_at', 'is', null)
        .execute();
    },
  };
}

function observers(queries: Queries | WriteQueries) {
  const tables = withTables<AcademicTables>(queries);
  return {
    async addObserver(observer: Observer): Promise<void> {
      await tables
        .insertInto('rehearsal_observer')
        .values({
          tenant_id: observer.tenantId,
          id: observer.id,
          rehearsal_id: observer.rehearsalId,
          name: observer.name,
          observer_digest: observer.digest,
          added_at: observer.addedAt,
          handed_in_at: observer.handedInAt,
          remark: observer.remark,
        })
        .execute();
    },
    async findObserverAnywhere(id: string): Promise<Observer | null> {
      const row = await tables.selectFrom('rehearsal_observer').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toObserver(row);
    },
    async listObservers(tenantId: string, rehearsalIds: readonly string[]): Promise<Observer[]> {
      if (rehearsalIds.length === 0) return [];
      const rows = await tables
        .selectFrom('rehearsal_observer')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('rehearsal_id', 'in', [...rehearsalIds])
        .orderBy('id')
        .execute();
      return rows.map(toObserver);
    },
    async listObserved(tenantId: string, observerIds: readonly string[]): Promise<Observed[]> {
      if (observerIds.length === 0) return [];
      const rows = await tables
        .selectFrom('rehearsal_observation')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('observer_id', 'in', [...observerIds])
        .orderBy('observer_id')
        .orderBy('criterion')
        .execute();
      return rows.map(({ observer_id: observerId, criterion, level, comment }) => ({
        observerId,
        criterion,
        level,
        comment,
      }));
    },
    /** In place of what the observer had said. */
    async saveObserved(
      { tenantId, id }: Observer,
      observed: readonly Omit<Observed, 'observerId'>[],
      more: { readonly remark: string; readonly handedInAt: string | null },
    ): Promise<void> {
      await tables
        .deleteFrom('rehearsal_observation')
        .where('tenant_id', '=', tenantId)
        .where('observer_id', '=', id)
        .execute();
      if (observed.length > 0) {
        await tables
          .insertInto('rehearsal_observation')
          .values(observed.map((each) => ({ tenant_id: tenantId, observer_id: id, ...each })))
          .execute();
      }
      await tables
        .updateTable('rehearsal_observer')
        .set({ remark: more.remark, handed_in_at: more.handedInAt })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    /** Names of observers of rehearsals closed before then; what they saw stays. */
    async forgetNames(closedBefore: string): Promise<void> {
      const closed = tables.selectFrom('rehearsal').select('id').where('closed_at', '<', closedBefore);
      await tables
        .updateTable('rehearsal_observer')
        .set({ name: '' })
        .where('name', '!=', '')
        .where('rehearsal_id', 'in', closed)
        .execute();
    },
  };
}

function goals(queries: Queries | WriteQueries) {
  const tables = withTables<AcademicTables>(queries);
  return {
    async addGoal(goal: StoredGoal): Promise<void> {
      await tables
        .insertInto('academic_goal')
        .values({
          tenant_id: goal.tenantId,
          id: goal.id,
          academic_id: goal.academicId,
          criterion: goal.criterion,
          text: goal.text,
          set_at: goal.setAt,
          agreed_at: goal.agreedAt,
          state: goal.state,
        })
        .execute();
    },
    async findGoal(tenantId: string, id: string): Promise<StoredGoal | null> {
      const row = await tables
        .selectFrom('academic_goal')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toGoal(row);
    },
    async listGoals(tenantId: string, academicId: string): Promise<StoredGoal[]> {
      const rows = await tables
        .selectFrom('academic_goal')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('academic_id', '=', academicId)
        .orderBy('set_at')
        .orderBy('id')
        .execute();
      return rows.map(toGoal);
    },
    async changeGoal(
      { tenantId, id }: Pick<StoredGoal, 'tenantId' | 'id'>,
      values: { agreed_at?: string; state?: string },
    ): Promise<void> {
      await tables
        .updateTable('academic_goal')
        .set(values)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
  };
}

function toRehearsal(row: AcademicTables['rehearsal']): Rehearsal {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    academicId: row.academic_id,
    kind: row.kind === 'teaching' ? 'teaching' : 'presenting',
    title: row.title,
    heldOn: row.held_on,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}

function toObserver(row: AcademicTables['rehearsal_observer']): Observer {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    rehearsalId: row.rehearsal_id,
    name: row.name,
    digest: row.observer_digest,
    addedAt: row.added_at,
    handedInAt: row.handed_in_at,
    remark: row.remark,
  };
}

function toGoal(row: AcademicTables['academic_goal']): StoredGoal {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    academicId: row.academic_id,
    criterion: row.criterion,
    text: row.text,
    setAt: row.set_at,
    agreedAt: row.agreed_at,
    state: row.state === 'met' || row.state === 'dropped' ? row.state : 'open',
  };
}
