// The only SQL about requests to academics.
import { toLanguage } from '@dragoman/kernel';
import type { Updateable } from 'kysely';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { askAnswer, requestState } from '../contract.ts';
import { z } from 'zod';
import type { Request } from './academic.ts';
import { ERASED } from './academic-store.ts';
import type { AcademicTables } from './tables.ts';

const ids = z.array(z.string());

export function requestStore(queries: Queries | WriteQueries) {
  const tables = withTables<AcademicTables>(queries);
  return {
    async add(request: Request): Promise<void> {
      await tables
        .insertInto('academic_request')
        .values({
          tenant_id: request.tenantId,
          id: request.id,
          academic_id: request.academicId,
          person_id: request.personId,
          asker: request.asker,
          case_id: request.caseId,
          programme_id: request.programmeId,
          session_id: request.sessionId,
          what: request.what,
          hours: request.hours,
          when_text: request.when,
          starts_on: request.startsOn,
          language: request.language,
          reasons: JSON.stringify(request.reasons),
          state: request.state,
          answer: request.answer === null ? null : JSON.stringify(request.answer),
          override_reason: request.override,
          sent_at: request.sentAt,
          answered_at: request.answeredAt,
        })
        .execute();
    },

    async find(tenantId: string, id: string): Promise<Request | null> {
      const row = await tables
        .selectFrom('academic_request')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toRequest(row);
    },

    async findAnywhere(id: string): Promise<Request | null> {
      const row = await tables.selectFrom('academic_request').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRequest(row);
    },

    /** Newest first. */
    async list(tenantId: string, of: { academicId?: string; since?: string; limit?: number } = {}): Promise<Request[]> {
      let query = tables.selectFrom('academic_request').selectAll().where('tenant_id', '=', tenantId);
      if (of.academicId !== undefined) query = query.where('academic_id', '=', of.academicId);
      if (of.since !== undefined) query = query.where('sent_at', '>=', of.since);
      const rows = await query
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(of.limit ?? 5000)
        .execute();
      return rows.map(toRequest);
    },

    async change(tenantId: string, id: string, values: Updateable<AcademicTables['academic_request']>): Promise<void> {
      await tables
        .updateTable('academic_request')
        .set(values)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
    },

    /** Requests that nobody answered in time. */
    async closeOld(sentBefore: string): Promise<void> {
      await tables
        .updateTable('academic_request')
        .set({ state: 'over' })
        .where('state', '=', 'open')
        .where('sent_at', '<', sentBefore)
        .execute();
    },

    async forgetAsker(tenantId: string, personId: string): Promise<void> {
      await tables
        .updateTable('academic_request')
        .set({ person_id: ERASED, asker: '' })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .execute();
    },
  };
}

function toRequest(row: AcademicTables['academic_request']): Request {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    academicId: row.academic_id,
    personId: row.person_id,
    asker: row.asker,
    caseId: row.case_id,
    programmeId: row.programme_id,
    sessionId: row.session_id,
    what: row.what,
    hours: row.hours,
    when: row.when_text,
    startsOn: row.starts_on,
    language: toLanguage(row.language),
    reasons: ids.parse(JSON.parse(row.reasons)),
    state: requestState.parse(row.state),
    answer: row.answer === null ? null : askAnswer.parse(JSON.parse(row.answer)),
    override: row.override_reason,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
  };
}
