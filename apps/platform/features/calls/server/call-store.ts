// The SQL over calls and their parts.
import { z } from 'zod';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { savePartBody } from '../contract.ts';
import { CALL_LANGUAGES, OUTCOMES, PART_KINDS } from '../limits.ts';
import { callSummary } from './call.ts';
import type { CallRecord, CallSummary, PartRecord, Place } from './call.ts';
import { TABLES_OF_CALL } from './calls-tables.ts';
import type { CallsTables } from './calls-tables.ts';

type CallRow = CallsTables['proposal_call'];
type PartRow = CallsTables['call_part'];
type HeadRow = Omit<CallRow, 'text' | 'sentences'>;

const HEAD = [
  'tenant_id',
  'id',
  'title',
  'funder',
  'language',
  'person_id',
  'assigned_at',
  'case_id',
  'programme_id',
  'outcome',
  'summary',
  'mail_language',
  'revision',
  'created_at',
  'saved_at',
] as const;
const saying = savePartBody.omit({ revision: true, kind: true }).strip();
const pairs = z.array(z.tuple([z.int(), z.int()]));
/** Rows of one statement: both databases limit the values of one. */
const ROWS_AT_ONCE = 50;

export type CallChanges = Partial<Omit<HeadRow, 'tenant_id' | 'id' | 'revision' | 'created_at' | 'summary'>>;

export function callStore(anyQueries: Queries) {
  const queries = withTables<CallsTables>(anyQueries);
  const heads = () => queries.selectFrom('proposal_call').select(HEAD);
  return {
    async add(record: CallRecord, text: string, sentences: readonly Place[]): Promise<void> {
      const row: CallRow = {
        ...toRow(record),
        text,
        sentences: JSON.stringify(sentences.map(({ start, end }) => [start, end])),
      };
      await queries.insertInto('proposal_call').values(row).execute();
    },
    async find(tenantId: string, id: string): Promise<CallRecord | null> {
      const row = await heads().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    /** By the id a link proves, in whichever institution. */
    async findAnywhere(id: string): Promise<CallRecord | null> {
      const row = await heads().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    /** Last saved first. */
    async list(tenantId: string): Promise<CallRecord[]> {
      const rows = await heads()
        .where('tenant_id', '=', tenantId)
        .orderBy('saved_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async count(tenantId: string): Promise<number> {
      const row = await queries
        .selectFrom('proposal_call')
        .select((build) => build.fn.countAll().as('calls'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return Number(row?.calls ?? 0);
    },
    /** In whichever institution, in the order of ids. */
    async listAfter(after: string, limit: number): Promise<CallRecord[]> {
      return (await heads().where('id', '>', after).orderBy('id').limit(limit).execute()).map(toRecord);
    },
    async listSavedBefore(instant: string): Promise<CallRecord[]> {
      return (await heads().where('saved_at', '<', instant).execute()).map(toRecord);
    },
    async readText(tenantId: string, id: string): Promise<{ text: string; sentences: Place[] } | null> {
      const row = await queries
        .selectFrom('proposal_call')
        .select(['text', 'sentences'])
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        text: row.text,
        sentences: pairs.parse(JSON.parse(row.sentences)).map(([start, end]) => ({ start, end })),
      };
    },
    /** Over the revision that was read; false when somebody else saved since. */
    async saveAt(tenantId: string, id: string, revision: number, changes: CallChanges): Promise<boolean> {
      const saved = await queries
        .updateTable('proposal_call')
        .set({ ...changes, revision: revision + 1 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(saved.numUpdatedRows) === 1;
    },
    /** What is not part of what people save: no revision. */
    async change(tenantId: string, id: string, changes: CallChanges & { summary?: CallSummary }): Promise<void> {
      const { summary, ...rest } = changes;
      await queries
        .updateTable('proposal_call')
        .set({ ...rest, ...(summary === undefined ? {} : { summary: JSON.stringify(summary) }) })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },
    /** With everything that belongs to it. */
    async remove(tenantId: string, id: string): Promise<void> {
      for (const table of TABLES_OF_CALL)
        await queries.deleteFrom(table).where('tenant_id', '=', tenantId).where('call_id', '=', id).execute();
      await queries.deleteFrom('proposal_call').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },
  };
}

export function partStore(anyQueries: Queries | WriteQueries) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    async add(tenantId: string, callId: string, parts: readonly PartRecord[]): Promise<void> {
      for (let from = 0; from < parts.length; from += ROWS_AT_ONCE) {
        const rows = parts.slice(from, from + ROWS_AT_ONCE).map((part) => toPartRow(tenantId, callId, part));
        await queries.insertInto('call_part').values(rows).execute();
      }
    },
    /** In the order of the text; those that are not in it come last, in the order they were added. */
    async list(tenantId: string, callId: string): Promise<PartRecord[]> {
      const rows = await queries
        .selectFrom('call_part')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .execute();
      return rows.map(toPart).toSorted(byPlace);
    },
    /** Over the revision that was read; false when somebody else saved since, or it is gone. */
    async saveAt(tenantId: string, callId: string, revision: number, part: PartRecord): Promise<boolean> {
      const { tenant_id: _tenant, call_id: _call, id, ...changes } = toPartRow(tenantId, callId, part);
      const saved = await queries
        .updateTable('call_part')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(saved.numUpdatedRows) === 1;
    },
    async removeAt(tenantId: string, callId: string, id: string, revision: number): Promise<boolean> {
      const removed = await queries
        .deleteFrom('call_part')
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(removed.numDeletedRows) === 1;
    },
  };
}

function byPlace(one: PartRecord, other: PartRecord): number {
  if (one.place !== null && other.place !== null)
    return one.place.start - other.place.start || one.place.end - other.place.end || (one.id < other.id ? -1 : 1);
  if (one.place !== null || other.place !== null) return one.place === null ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

function toRow(record: CallRecord): HeadRow {
  return {
    tenant_id: record.tenantId,
    id: record.id,
    title: record.title,
    funder: record.funder,
    language: record.language,
    person_id: record.personId,
    assigned_at: record.assignedAt,
    case_id: record.caseId,
    programme_id: record.programmeId,
    outcome: record.outcome,
    summary: JSON.stringify(record.summary),
    mail_language: record.mailLanguage,
    revision: record.revision,
    created_at: record.createdAt,
    saved_at: record.savedAt,
  };
}

function toRecord(row: HeadRow): CallRecord {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    title: row.title,
    funder: row.funder,
    language: CALL_LANGUAGES.find((language) => language === row.language) ?? null,
    personId: row.person_id,
    assignedAt: row.assigned_at,
    caseId: row.case_id,
    programmeId: row.programme_id,
    outcome: OUTCOMES.find((outcome) => outcome === row.outcome) ?? null,
    summary: callSummary.parse(JSON.parse(row.summary)),
    mailLanguage: row.mail_language,
    revision: Number(row.revision),
    createdAt: row.created_at,
    savedAt: row.saved_at,
  };
}

function toPartRow(tenantId: string, callId: string, part: PartRecord): PartRow {
  return {
    tenant_id: tenantId,
    call_id: callId,
    id: part.id,
    revision: part.revision,
    kind: part.kind,
    says: JSON.stringify(part.says),
    start_at: part.place?.start ?? null,
    end_at: part.place?.end ?? null,
    how: part.how,
    person_id: part.personId,
    touched_at: part.touchedAt,
  };
}

function toPart(row: PartRow): PartRecord {
  const { start_at: start, end_at: end } = row;
  return {
    id: row.id,
    revision: Number(row.revision),
    kind: PART_KINDS.find((kind) => kind === row.kind)!,
    says: saying.parse(JSON.parse(row.says)),
    place: start === null || end === null ? null : { start: Number(start), end: Number(end) },
    how: row.how as PartRecord['how'],
    personId: row.person_id,
    touchedAt: row.touched_at,
  };
}
