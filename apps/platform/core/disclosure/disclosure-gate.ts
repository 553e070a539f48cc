// The disclosure gate: the only way from people to a figure about a group, for report, chart, export, API and PDF alike.
import type { Database, Queries, WriteQueries } from '../database/database.ts';
import type { Runtime } from '../runtime.ts';
import { decideAnswers, queryKey } from './decide-answers.ts';
import { columnKey, disclosureStore } from './disclosure-store.ts';
import type { AnswerRecord, MemberRow, SnapshotRecord } from './disclosure-store.ts';
import type { GroupAnswer, GroupFilters } from './group-figure.ts';
import { checkThreshold, MOST_FILTERS, MOST_SETS } from './rule.ts';
import type { Measure } from './summarise-group.ts';

/** A person as frozen into a snapshot. Only people with something to contribute belong in it. */
export interface FrozenMember {
  readonly personId: string;
  /** Names this measurement; the same measurement in two snapshots has the same, so that subtracting them is seen. */
  readonly version: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contributions: MemberRow['contributions'];
}

export interface NewSnapshot {
  readonly tenantId: string;
  /** What may be subtracted from each other: one word for one kind of measurement in an institution. */
  readonly series: string;
  /** What is frozen: a campaign's wave. The first freezing counts; a second one gives the first. */
  readonly scope: string;
  readonly threshold: number;
  readonly measures: readonly Measure[];
  readonly members: readonly FrozenMember[];
}

export interface DisclosureGate {
  /** Freezes people, attributes and values under a threshold; nothing of it changes afterwards. Gives the snapshot's id. */
  freeze(database: Database, snapshot: NewSnapshot): Promise<string>;
  findSnapshot(queries: Queries, tenantId: string, series: string, scope: string): Promise<FrozenSnapshot | null>;
  /**
   * What may be said about these groups. Each group is decided once, against everything ever shown of the series, and keeps its
   * answer: asking again, by another door or later, gives the same.
   */
  answer(
    database: Database,
    about: { readonly tenantId: string; readonly snapshotId: string; readonly queries: readonly GroupFilters[] },
  ): Promise<GroupAnswer[]>;
  /** Everything answered so far of one snapshot. */
  read(queries: Queries, tenantId: string, snapshotId: string): Promise<GroupAnswer[]>;
  /** Removes whom a snapshot was of, when its retention is over. Figures of groups stay, for the audit of what is asked later. */
  forget(
    queries: WriteQueries,
    about: { readonly tenantId: string; readonly series: string; readonly scope: string },
  ): Promise<void>;
}

export type FrozenSnapshot = Pick<SnapshotRecord, 'id' | 'scope' | 'threshold' | 'frozenAt' | 'measures'>;

/** Times a publication is worked out again because another one came between. */
const ATTEMPTS = 8;
const MEMBERS_A_WRITE = 1000;

export function createDisclosureGate({ runtime }: { readonly runtime: Runtime }): DisclosureGate {
  return {
    freeze: (database, snapshot) => freeze(database, runtime, snapshot),
    async findSnapshot(queries, tenantId, series, scope) {
      const found = await disclosureStore(queries).findSnapshotOf(tenantId, series, scope);
      return found?.state === 'frozen' ? found : null;
    },
    answer: (database, about) => answer(database, runtime, about),
    async read(queries, tenantId, snapshotId) {
      const records = await disclosureStore(queries).listFigures(tenantId, snapshotId);
      return [...Map.groupBy(records, (record) => record.query).values()].map(present);
    },
    async forget(queries, { tenantId, series, scope }) {
      const store = disclosureStore(queries);
      const snapshot = await store.findSnapshotOf(tenantId, series, scope);
      if (snapshot !== null) await store.forgetMembers(tenantId, series, snapshot.id);
    },
  };
}

async function freeze(database: Database, runtime: Runtime, snapshot: NewSnapshot): Promise<string> {
  const { tenantId, series, scope, measures } = snapshot;
  const threshold = checkThreshold(snapshot.threshold);
  const record: SnapshotRecord = {
    tenantId,
    id: runtime.makeId(),
    series,
    scope,
    threshold,
    measures,
    state: 'filling',
    frozenAt: runtime.clock.iso(),
  };
  await database.write((queries) => disclosureStore(queries).addSnapshot(record));
  const kept = (await disclosureStore(database.read).findSnapshotOf(tenantId, series, scope))!;
  if (kept.state === 'frozen') return kept.id;
  const rows = await assignColumns(database, snapshot);
  for (let from = 0; from < rows.length; from += MEMBERS_A_WRITE) {
    await database.write((queries) =>
      disclosureStore(queries).addMembers(tenantId, kept.id, rows.slice(from, from + MEMBERS_A_WRITE)),
    );
  }
  await database.write((queries) => disclosureStore(queries).markFrozen(tenantId, kept.id));
  return kept.id;
}

/** A column for every measurement that has none yet. Numbers are never used again, also not of people who were erased. */
async function assignColumns(database: Database, { tenantId, series, members }: NewSnapshot): Promise<MemberRow[]> {
  return repeatedly(async () => {
    const store = disclosureStore(database.read);
    const { nextColumn, revision } = await store.readSeries(tenantId, series);
    const columns = await store.findColumns(tenantId, series);
    const added = members
      .filter((member) => !columns.has(columnKey(member.personId, member.version)))
      .map((member, index) => ({ personId: member.personId, version: member.version, column: nextColumn + index }));
    for (const each of added) columns.set(columnKey(each.personId, each.version), each.column);
    const isDone = await database.write(async (queries) => {
      const writing = disclosureStore(queries);
      if (!(await writing.advanceSeries(tenantId, series, revision, nextColumn + added.length))) return false;
      await writing.addColumns(tenantId, series, added);
      return true;
    });
    if (!isDone) return null;
    return members.map(({ personId, version, attributes, contributions }) => ({
      column: columns.get(columnKey(personId, version))!,
      personId,
      attributes,
      contributions,
    }));
  });
}

async function answer(
  database: Database,
  runtime: Runtime,
  about: { readonly tenantId: string; readonly snapshotId: string; readonly queries: readonly GroupFilters[] },
): Promise<GroupAnswer[]> {
  const { tenantId, snapshotId } = about;
  return repeatedly(async () => {
    const store = disclosureStore(database.read);
    const snapshot = await store.findSnapshot(tenantId, snapshotId);
    if (snapshot?.state !== 'frozen') throw new TypeError('A group was asked for before its snapshot was frozen.');
    const { nextColumn, revision } = await store.readSeries(tenantId, snapshot.series);
    const known = Map.groupBy(await store.listFigures(tenantId, snapshotId), (record) => record.query);
    const open = about.queries.filter((filters) => !known.has(queryKey(filters)));
    if (open.some(isWithinRule)) {
      const members = await store.listMembers(tenantId, snapshotId);
      const asked = open.filter((filters) => isWithinRule(filters) && existsAmong(members, filters));
      const earlier = await store.listAnswers(tenantId, snapshot.series);
      const queries = [...new Map(asked.map((filters) => [queryKey(filters), filters])).values()];
      if (queries.length > 0 && known.size + queries.length <= MOST_SETS) {
        const decided = decideAnswers({ snapshot, members, earlier, queries });
        const at = runtime.clock.iso();
        const isDone = await database.write(async (writing) => {
          const target = disclosureStore(writing);
          if (!(await target.advanceSeries(tenantId, snapshot.series, revision, nextColumn))) return false;
          await target.addAnswers(
            tenantId,
            snapshot.series,
            decided.map((each) => ({ ...each, id: runtime.makeId(), at })),
          );
          return true;
        });
        if (!isDone) return null;
        for (const [query, records] of Map.groupBy(decided, (record) => record.query)) known.set(query, records);
      }
    }
    return about.queries.map((filters) => {
      const records = known.get(queryKey(filters));
      return records === undefined ? refuse(filters, snapshot, known.size) : present(records);
    });
  });
}

function isWithinRule(filters: GroupFilters): boolean {
  return Object.keys(filters).length <= MOST_FILTERS;
}

/** Whether each filter names something that is there: what is not would only fill the table with words from outside. */
function existsAmong(members: readonly MemberRow[], filters: GroupFilters): boolean {
  return Object.entries(filters).every(([name, value]) =>
    members.some((member) => Object.hasOwn(member.attributes, name) && member.attributes[name] === value),
  );
}

function refuse(filters: GroupFilters, { threshold }: SnapshotRecord, sets: number): GroupAnswer {
  const reason = !isWithinRule(filters) ? 'too-many-filters' : sets >= MOST_SETS ? 'limit' : 'too-few';
  return { filters, figures: [], withheld: { reason, against: null, threshold } };
}

function present(records: readonly Omit<AnswerRecord, 'columns'>[]): GroupAnswer {
  return {
    filters: JSON.parse(records[0]!.query) as GroupFilters,
    figures: records.flatMap((record) => record.figures),
    withheld: records.find((record) => record.reason !== null)?.reason ?? null,
  };
}

async function repeatedly<Value>(work: () => Promise<Value | null>): Promise<Value> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const value = await work();
    if (value !== null) return value;
  }
  throw new Error('Others kept adding to the same series of group figures.');
}
