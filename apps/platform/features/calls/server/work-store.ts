// The SQL over what an institution makes of a call: answers, decisions, checklist, charters, stopped reminders.
import { z } from 'zod';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { saveAnswerBody } from '../contract.ts';
import { ANSWER_STATUSES, BID_DECISIONS, PROMISE_PLACES, REASONS_AGAINST, REASONS_FOR } from '../limits.ts';
import type { AnswerRecord, CharterRecord, DecisionRecord, ItemRecord } from './call.ts';
import type { CallsTables } from './calls-tables.ts';

const ties = saveAnswerBody.pick({ modules: true, academicIds: true, sessionIds: true });
const reasons = z.object({ for: z.array(z.enum(REASONS_FOR)), against: z.array(z.enum(REASONS_AGAINST)) });
const charterLines = z.partialRecord(z.enum(PROMISE_PLACES), z.array(z.string()));

/** What an institution made of one call. */
export interface CallAt {
  readonly tenantId: string;
  readonly callId: string;
}

export function answerStore(anyQueries: Queries, { tenantId, callId }: CallAt) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    /** By part. */
    async list(): Promise<Map<string, AnswerRecord>> {
      const rows = await queries
        .selectFrom('call_answer')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .execute();
      return new Map(rows.map((row) => [row.part_id, toAnswer(row)]));
    },
    /** Over the revision that was read, 0 for the first; false when somebody else saved since. */
    async saveAt(revision: number, answer: AnswerRecord): Promise<boolean> {
      const row = toAnswerRow(tenantId, callId, answer);
      if (revision === 0) {
        const added = await queries
          .insertInto('call_answer')
          .values(row)
          .onConflict((conflict) => conflict.columns(['tenant_id', 'call_id', 'part_id']).doNothing())
          .executeTakeFirst();
        return Number(added.numInsertedOrUpdatedRows ?? 0) === 1;
      }
      const { tenant_id: _tenant, call_id: _call, part_id: partId, ...changes } = row;
      const saved = await queries
        .updateTable('call_answer')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('part_id', '=', partId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(saved.numUpdatedRows) === 1;
    },
    async remove(partId: string): Promise<void> {
      await queries
        .deleteFrom('call_answer')
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('part_id', '=', partId)
        .execute();
    },
  };
}

export function decisionStore(anyQueries: Queries, { tenantId, callId }: CallAt) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    /** Newest first. */
    async list(): Promise<DecisionRecord[]> {
      const rows = await queries
        .selectFrom('call_decision')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .orderBy('number', 'desc')
        .execute();
      return rows.map((row) => {
        const given = reasons.parse(JSON.parse(row.reasons));
        return {
          number: Number(row.number),
          decision: BID_DECISIONS.find((each) => each === row.decision) ?? 'no-bid',
          reasonsFor: given.for,
          reasonsAgainst: given.against,
          words: row.words,
          personId: row.person_id,
          at: row.at,
        };
      });
    },
    /** False when there is one of this number already. */
    async add({ number, decision, reasonsFor, reasonsAgainst, words, personId, at }: DecisionRecord): Promise<boolean> {
      const added = await queries
        .insertInto('call_decision')
        .values({
          tenant_id: tenantId,
          call_id: callId,
          number,
          decision,
          reasons: JSON.stringify({ for: reasonsFor, against: reasonsAgainst }),
          words,
          person_id: personId,
          at,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'call_id', 'number']).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0) === 1;
    },
  };
}

export function itemStore(anyQueries: Queries, { tenantId, callId }: CallAt) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    async add(items: readonly ItemRecord[]): Promise<void> {
      if (items.length === 0) return;
      await queries
        .insertInto('call_item')
        .values(items.map((item) => toItemRow(tenantId, callId, item)))
        .execute();
    },
    async list(): Promise<ItemRecord[]> {
      const rows = await queries
        .selectFrom('call_item')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toItem);
    },
    /** Over the revision that was read; false when somebody else saved since, or it is gone. */
    async saveAt(revision: number, item: ItemRecord): Promise<boolean> {
      const { tenant_id: _tenant, call_id: _call, id, ...changes } = toItemRow(tenantId, callId, item);
      const saved = await queries
        .updateTable('call_item')
        .set(changes)
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(saved.numUpdatedRows) === 1;
    },
    async markReminded(ids: readonly string[], reminded: string): Promise<void> {
      await queries
        .updateTable('call_item')
        .set({ reminded })
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('id', 'in', [...ids])
        .execute();
    },
    async removeAt(id: string, revision: number): Promise<boolean> {
      const removed = await queries
        .deleteFrom('call_item')
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return Number(removed.numDeletedRows) === 1;
    },
  };
}

export function charterStore(anyQueries: Queries, { tenantId, callId }: CallAt) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    async list(): Promise<CharterRecord[]> {
      const rows = await queries
        .selectFrom('call_charter')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .orderBy('at')
        .execute();
      return rows.map((row) => ({
        programmeId: row.programme_id,
        lines: charterLines.parse(JSON.parse(row.lines)),
        promises: Number(row.promises),
        version: row.version === null ? null : Number(row.version),
        personId: row.person_id,
        at: row.at,
      }));
    },
    async put({ programmeId, lines, promises, version, personId, at }: CharterRecord): Promise<void> {
      const said = { lines: JSON.stringify(lines), promises, version, person_id: personId, at };
      await queries
        .insertInto('call_charter')
        .values({ tenant_id: tenantId, call_id: callId, programme_id: programmeId, ...said })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'call_id', 'programme_id']).doUpdateSet(said))
        .execute();
    },
  };
}

export function stopStore(anyQueries: Queries, { tenantId, callId }: CallAt) {
  const queries = withTables<CallsTables>(anyQueries);
  return {
    async list(): Promise<ReadonlySet<string>> {
      const rows = await queries
        .selectFrom('call_reminder_stop')
        .select('person_id')
        .where('tenant_id', '=', tenantId)
        .where('call_id', '=', callId)
        .execute();
      return new Set(rows.map((row) => row.person_id));
    },
    async add(personId: string, at: string): Promise<void> {
      await queries
        .insertInto('call_reminder_stop')
        .values({ tenant_id: tenantId, call_id: callId, person_id: personId, at })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'call_id', 'person_id']).doNothing())
        .execute();
    },
  };
}

function toAnswerRow(tenantId: string, callId: string, answer: AnswerRecord): CallsTables['call_answer'] {
  return {
    tenant_id: tenantId,
    call_id: callId,
    part_id: answer.partId,
    revision: answer.revision,
    status: answer.status,
    text: answer.text,
    promise: answer.promise,
    ties: JSON.stringify(answer.ties),
    person_id: answer.personId,
    at: answer.at,
  };
}

function toAnswer(row: CallsTables['call_answer']): AnswerRecord {
  return {
    partId: row.part_id,
    revision: Number(row.revision),
    status: ANSWER_STATUSES.find((status) => status === row.status) ?? 'open',
    text: row.text,
    promise: PROMISE_PLACES.find((place) => place === row.promise) ?? null,
    ties: ties.parse(JSON.parse(row.ties)),
    personId: row.person_id,
    at: row.at,
  };
}

function toItemRow(tenantId: string, callId: string, item: ItemRecord): CallsTables['call_item'] {
  return {
    tenant_id: tenantId,
    call_id: callId,
    id: item.id,
    revision: item.revision,
    part_id: item.partId,
    kind: item.kind,
    title: item.title,
    own_due_on: item.ownDueOn,
    person_id: item.personId,
    assigned_at: item.assignedAt,
    done_at: item.doneAt,
    done_by: item.doneBy,
    reminded: item.reminded,
    created_at: item.createdAt,
  };
}

function toItem(row: CallsTables['call_item']): ItemRecord {
  return {
    id: row.id,
    revision: Number(row.revision),
    partId: row.part_id,
    kind: row.kind as ItemRecord['kind'],
    title: row.title,
    ownDueOn: row.own_due_on,
    personId: row.person_id,
    assignedAt: row.assigned_at,
    doneAt: row.done_at,
    doneBy: row.done_by,
    reminded: row.reminded,
    createdAt: row.created_at,
  };
}
