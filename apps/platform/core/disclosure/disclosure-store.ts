// The only SQL of the disclosure gate.
import type { Queries } from '../database/database.ts';
import { withTables } from '../database/with-tables.ts';
import type { DisclosureTables } from './disclosure-tables.ts';
import type { GroupFigure, Withheld } from './group-figure.ts';
import type { Measure } from './summarise-group.ts';

/** Rows of one statement: both databases take far more parameters, but not without end. */
const CHUNK = 500;

export interface SnapshotRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly series: string;
  readonly scope: string;
  readonly threshold: number;
  readonly measures: readonly Measure[];
  readonly state: 'filling' | 'frozen';
  readonly frozenAt: string;
}

export interface MemberRow {
  readonly column: number;
  readonly personId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contributions: Readonly<Record<string, readonly [value: number, error: number]>>;
}

export interface AnswerRecord {
  readonly snapshotId: string;
  /** Canonical key of the filters. */
  readonly query: string;
  readonly part: number;
  readonly measures: readonly string[];
  readonly status: 'shown' | 'withheld' | 'hidden';
  readonly reason: Withheld | null;
  readonly columns: readonly number[];
  readonly figures: readonly GroupFigure[];
}

type Answers = 'addAnswers' | 'listAnswers' | 'listFigures';
type Columns = 'findColumns' | 'addColumns';

export interface DisclosureStore {
  findSnapshot(tenantId: string, id: string): Promise<SnapshotRecord | null>;
  findSnapshotOf(tenantId: string, series: string, scope: string): Promise<SnapshotRecord | null>;
  addSnapshot(snapshot: SnapshotRecord): Promise<void>;
  markFrozen(tenantId: string, id: string): Promise<void>;
  /** Makes the series when it is new; its next free column and how often it was added to. */
  readSeries(tenantId: string, series: string): Promise<{ nextColumn: number; revision: number }>;
  /** False when somebody else added to the series since `revision` was read. */
  advanceSeries(tenantId: string, series: string, revision: number, nextColumn: number): Promise<boolean>;
  findColumns(tenantId: string, series: string): Promise<Map<string, number>>;
  addColumns(
    tenantId: string,
    series: string,
    columns: readonly { personId: string; version: string; column: number }[],
  ): Promise<void>;
  /** Members of a snapshot and the names of their columns. */
  forgetMembers(tenantId: string, series: string, snapshotId: string): Promise<void>;
  addMembers(tenantId: string, snapshotId: string, members: readonly MemberRow[]): Promise<void>;
  listMembers(tenantId: string, snapshotId: string): Promise<MemberRow[]>;
  addAnswers(
    tenantId: string,
    series: string,
    answers: readonly (AnswerRecord & { id: string; at: string })[],
  ): Promise<void>;
  /** Every answer of the series, with the columns it was about. */
  listAnswers(tenantId: string, series: string): Promise<AnswerRecord[]>;
  /** The answers of one snapshot as they may be read, without columns. */
  listFigures(tenantId: string, snapshotId: string): Promise<Omit<AnswerRecord, 'columns'>[]>;
}

export function columnKey(personId: string, version: string): string {
  return `${personId} ${version}`;
}

export function disclosureStore(anyQueries: Queries): DisclosureStore {
  const queries = withTables<DisclosureTables>(anyQueries);
  const snapshots = (tenantId: string) =>
    queries.selectFrom('disclosure_snapshot').selectAll().where('tenant_id', '=', tenantId);
  return {
    ...columnStatements(anyQueries),
    ...answerStatements(anyQueries),
    async findSnapshot(tenantId, id) {
      const row = await snapshots(tenantId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSnapshot(row);
    },
    async findSnapshotOf(tenantId, series, scope) {
      const row = await snapshots(tenantId).where('series', '=', series).where('scope', '=', scope).executeTakeFirst();
      return row === undefined ? null : toSnapshot(row);
    },
    async addSnapshot(snapshot) {
      await queries
        .insertInto('disclosure_snapshot')
        .values({
          tenant_id: snapshot.tenantId,
          id: snapshot.id,
          series: snapshot.series,
          scope: snapshot.scope,
          threshold: snapshot.threshold,
          measures: JSON.stringify(snapshot.measures),
          state: snapshot.state,
          frozen_at: snapshot.frozenAt,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'series', 'scope']).doNothing())
        .execute();
    },
    async markFrozen(tenantId, id) {
      await queries
        .updateTable('disclosure_snapshot')
        .set({ state: 'frozen' })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    async readSeries(tenantId, series) {
      const row = await queries
        .selectFrom('disclosure_series')
        .select(['next_column', 'revision'])
        .where('tenant_id', '=', tenantId)
        .where('series', '=', series)
        .executeTakeFirst();
      return { nextColumn: row?.next_column ?? 0, revision: row?.revision ?? 0 };
    },
    async advanceSeries(tenantId, series, revision, nextColumn) {
      const values = { next_column: nextColumn, revision: revision + 1 };
      const result =
        revision === 0
          ? await queries
              .insertInto('disclosure_series')
              .values({ tenant_id: tenantId, series, ...values })
              .onConflict((conflict) => conflict.columns(['tenant_id', 'series']).doNothing())
              .executeTakeFirst()
              .then((inserted) => inserted.numInsertedOrUpdatedRows)
          : await queries
              .updateTable('disclosure_series')
              .set(values)
              .where('tenant_id', '=', tenantId)
              .where('series', '=', series)
              .where('revision', '=', revision)
              .executeTakeFirst()
              .then((updated) => updated.numUpdatedRows);
      return Number(result ?? 0) === 1;
    },
  };
}

function columnStatements(
  anyQueries: Queries,
): Pick<DisclosureStore, Columns | 'forgetMembers' | 'addMembers' | 'listMembers'> {
  const queries = withTables<DisclosureTables>(anyQueries);
  return {
    async findColumns(tenantId, series) {
      const rows = await queries
        .selectFrom('disclosure_column')
        .select(['person_id', 'version', 'column_number'])
        .where('tenant_id', '=', tenantId)
        .where('series', '=', series)
        .execute();
      return new Map(rows.map((row) => [columnKey(row.person_id, row.version), row.column_number]));
    },
    async addColumns(tenantId, series, columns) {
      for (const chunk of inChunks(columns)) {
        await queries
          .insertInto('disclosure_column')
          .values(
            chunk.map(({ personId, version, column }) => ({
              tenant_id: tenantId,
              series,
              person_id: personId,
              version,
              column_number: column,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    async forgetMembers(tenantId, series, snapshotId) {
      const columns = queries
        .selectFrom('disclosure_member')
        .select('column_number')
        .where('tenant_id', '=', tenantId)
        .where('snapshot_id', '=', snapshotId);
      await queries
        .deleteFrom('disclosure_column')
        .where('tenant_id', '=', tenantId)
        .where('series', '=', series)
        .where('column_number', 'in', columns)
        .execute();
      await queries
        .deleteFrom('disclosure_member')
        .where('tenant_id', '=', tenantId)
        .where('snapshot_id', '=', snapshotId)
        .execute();
    },
    async addMembers(tenantId, snapshotId, members) {
      for (const chunk of inChunks(members)) {
        await queries
          .insertInto('disclosure_member')
          .values(
            chunk.map((member) => ({
              tenant_id: tenantId,
              snapshot_id: snapshotId,
              column_number: member.column,
              person_id: member.personId,
              attributes: JSON.stringify(member.attributes),
              contributions: JSON.stringify(member.contributions),
            })),
          )
          // Two starts at the same moment freeze the same people; each is kept once.
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    async listMembers(tenantId, snapshotId) {
      const rows = await queries
        .selectFrom('disclosure_member')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('snapshot_id', '=', snapshotId)
        .orderBy('column_number')
        .execute();
      return rows.map((row) => ({
        column: row.column_number,
        personId: row.person_id,
        attributes: JSON.parse(row.attributes) as MemberRow['attributes'],
        contributions: JSON.parse(row.contributions) as MemberRow['contributions'],
      }));
    },
  };
}

function answerStatements(anyQueries: Queries): Pick<DisclosureStore, Answers> {
  const queries = withTables<DisclosureTables>(anyQueries);
  return {
    async addAnswers(tenantId, series, answers) {
      for (const chunk of inChunks(answers)) {
        await queries
          .insertInto('disclosure_answer')
          .values(
            chunk.map((answer) => ({
              tenant_id: tenantId,
              id: answer.id,
              series,
              snapshot_id: answer.snapshotId,
              query: answer.query,
              part: answer.part,
              measures: JSON.stringify(answer.measures),
              status: answer.status,
              reason: JSON.stringify(answer.reason),
              columns: JSON.stringify(answer.columns),
              figures: JSON.stringify(answer.figures),
              answered_at: answer.at,
            })),
          )
          .execute();
      }
    },
    async listAnswers(tenantId, series) {
      const rows = await queries
        .selectFrom('disclosure_answer')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('series', '=', series)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...toFigures(row), columns: JSON.parse(row.columns) as number[] }));
    },
    async listFigures(tenantId, snapshotId) {
      const rows = await queries
        .selectFrom('disclosure_answer')
        .select(['snapshot_id', 'query', 'part', 'measures', 'status', 'reason', 'figures'])
        .where('tenant_id', '=', tenantId)
        .where('snapshot_id', '=', snapshotId)
        .orderBy('query')
        .orderBy('part')
        .execute();
      return rows.map(toFigures);
    },
  };
}

type FigureRow = Pick<
  DisclosureTables['disclosure_answer'],
  'snapshot_id' | 'query' | 'part' | 'measures' | 'status' | 'reason' | 'figures'
>;

function toFigures(row: FigureRow): Omit<AnswerRecord, 'columns'> {
  return {
    snapshotId: row.snapshot_id,
    query: row.query,
    part: row.part,
    measures: JSON.parse(row.measures) as string[],
    status: row.status,
    reason: JSON.parse(row.reason) as Withheld | null,
    figures: JSON.parse(row.figures) as GroupFigure[],
  };
}

function toSnapshot(row: DisclosureTables['disclosure_snapshot']): SnapshotRecord {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    series: row.series,
    scope: row.scope,
    threshold: row.threshold,
    measures: JSON.parse(row.measures) as Measure[],
    state: row.state,
    frozenAt: row.frozen_at,
  };
}

function inChunks<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    rows.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
