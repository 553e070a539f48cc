// The only SQL about academics, their records, objections and the settings of the pool.
import { sql } from 'kysely';
import type { Kysely, Updateable } from 'kysely';
import { z } from 'zod';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { RankWeights } from '../limits.ts';
import { rankWeights } from '../contract.ts';
import type { Academic, AcademicRecordRow } from './academic.ts';
import type { AcademicTables } from './tables.ts';

const strings = z.array(z.string());
/** Rows of one statement: both databases limit the values of one. */
const ROWS_AT_ONCE = 200;

export interface PoolSettings {
  readonly version: string;
  readonly weights: RankWeights | null;
  readonly weightsAt: string | null;
}

type Tables = Kysely<AcademicTables>;

export function academicStore(queries: Queries | WriteQueries) {
  const tables = withTables<AcademicTables>(queries);
  return { ...people(tables), ...records(tables), ...removal(tables), ...pool(tables) };
}

function people(tables: Tables) {
  return {
    async add(academic: Academic): Promise<void> {
      await tables.insertInto('academic').values(toRow(academic)).execute();
    },

    /** All of it but where it belongs. */
    async replace(academic: Academic): Promise<void> {
      const { tenant_id, id, person_id: _own, ...values } = toRow(academic);
      await tables
        .updateTable('academic')
        .set(values)
        .where('tenant_id', '=', tenant_id)
        .where('id', '=', id)
        .execute();
    },

    async change(tenantId: string, id: string, values: Updateable<AcademicTables['academic']>): Promise<void> {
      await tables.updateTable('academic').set(values).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },

    async find(tenantId: string, id: string): Promise<Academic | null> {
      const row = await tables
        .selectFrom('academic')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : toAcademic(row);
    },

    /** By the id a link proves, in whichever institution. */
    async findAnywhere(id: string): Promise<Academic | null> {
      const row = await tables.selectFrom('academic').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toAcademic(row);
    },

    /** In the order of names. */
    async list(tenantId: string): Promise<Academic[]> {
      const rows = await tables
        .selectFrom('academic')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(toAcademic);
    },

    /** In any institution: who has not had the notice and was imported before then. */
    async listWithoutNotice(importedBefore: string): Promise<Academic[]> {
      const rows = await tables
        .selectFrom('academic')
        .selectAll()
        .where('notice_sent_at', 'is', null)
        .where('email', 'is not', null)
        .where('imported_at', '<=', importedBefore)
        .orderBy('imported_at')
        .limit(500)
        .execute();
      return rows.map(toAcademic);
    },
  };
}

function records(tables: Tables) {
  return {
    async listRecords(tenantId: string, academicId?: string): Promise<AcademicRecordRow[]> {
      let query = tables.selectFrom('academic_record').selectAll().where('tenant_id', '=', tenantId);
      if (academicId !== undefined) query = query.where('academic_id', '=', academicId);
      const rows = await query.orderBy('academic_id').orderBy('kind').orderBy('year', 'desc').orderBy('id').execute();
      return rows.map(toRecord);
    },

    async addRecords(records: readonly AcademicRecordRow[]): Promise<void> {
      for (let from = 0; from < records.length; from += ROWS_AT_ONCE) {
        await tables
          .insertInto('academic_record')
          .values(records.slice(from, from + ROWS_AT_ONCE).map(toRecordRow))
          .execute();
      }
    },

    async changeRecord(
      record: Pick<AcademicRecordRow, 'tenantId' | 'academicId' | 'id'>,
      values: Updateable<AcademicTables['academic_record']>,
    ): Promise<boolean> {
      const result = await tables
        .updateTable('academic_record')
        .set(values)
        .where('tenant_id', '=', record.tenantId)
        .where('academic_id', '=', record.academicId)
        .where('id', '=', record.id)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async removeRecord(record: Pick<AcademicRecordRow, 'tenantId' | 'academicId' | 'id'>): Promise<void> {
      await tables
        .deleteFrom('academic_record')
        .where('tenant_id', '=', record.tenantId)
        .where('academic_id', '=', record.academicId)
        .where('id', '=', record.id)
        .execute();
    },
  };
}

function removal(tables: Tables) {
  return {
    /** Everything about one academic. */
    async remove(tenantId: string, id: string): Promise<void> {
      const rehearsals = tables
        .selectFrom('rehearsal')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('academic_id', '=', id);
      const observers = tables
        .selectFrom('rehearsal_observer')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('rehearsal_id', 'in', rehearsals);
      await tables
        .deleteFrom('rehearsal_observation')
        .where('tenant_id', '=', tenantId)
        .where('observer_id', 'in', observers)
        .execute();
      await tables
        .deleteFrom('rehearsal_observer')
        .where('tenant_id', '=', tenantId)
        .where('rehearsal_id', 'in', rehearsals)
        .execute();
      for (const table of ['rehearsal', 'academic_goal', 'academic_request', 'academic_record'] as const) {
        await tables.deleteFrom(table).where('tenant_id', '=', tenantId).where('academic_id', '=', id).execute();
      }
      await tables.deleteFrom('academic').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
    },

    async listPersons(): Promise<{ tenantId: string; personId: string }[]> {
      const own = await tables.selectFrom('academic').select(['tenant_id', 'person_id', 'id']).execute();
      const askers = await tables
        .selectFrom('academic_request')
        .select(['tenant_id', 'person_id'])
        .where('person_id', '!=', ERASED)
        .distinct()
        .execute();
      return [
        ...own.flatMap((row) => [row.person_id, row.id].map((personId) => ({ tenantId: row.tenant_id, personId }))),
        ...askers.map((row) => ({ tenantId: row.tenant_id, personId: row.person_id })),
      ];
    },

    async listOfPerson(tenantId: string, personId: string): Promise<string[]> {
      const rows = await tables
        .selectFrom('academic')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where((where) => where.or([where('person_id', '=', personId), where('id', '=', personId)]))
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

function pool(tables: Tables) {
  return {
    async addObjections(tenantId: string, digests: readonly string[], at: string): Promise<void> {
      for (const digest of digests) {
        await tables
          .insertInto('academic_objection')
          .values({ tenant_id: tenantId, key_digest: digest, at })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'key_digest']).doNothing())
          .execute();
      }
    },

    async listObjections(tenantId: string): Promise<Set<string>> {
      const rows = await tables
        .selectFrom('academic_objection')
        .select('key_digest')
        .where('tenant_id', '=', tenantId)
        .execute();
      return new Set(rows.map((row) => row.key_digest));
    },

    async settings(tenantId: string): Promise<PoolSettings> {
      const row = await tables
        .selectFrom('academic_settings')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return {
        version: row?.pool_version ?? '',
        weights: row === undefined || row.weights === null ? null : rankWeights.parse(JSON.parse(row.weights)),
        weightsAt: row?.weights_at ?? null,
      };
    },

    /** Says that the pool is another one now: nothing kept in memory of the one before is used again. */
    async touchPool(tenantId: string, version: string): Promise<void> {
      await tables
        .insertInto('academic_settings')
        .values({ tenant_id: tenantId, pool_version: version, weights: null, weights_at: null })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ pool_version: version }))
        .execute();
    },

    async setWeights(tenantId: string, weights: RankWeights, at: string): Promise<void> {
      const text = JSON.stringify(weights);
      await tables
        .insertInto('academic_settings')
        .values({ tenant_id: tenantId, pool_version: '', weights: text, weights_at: at })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ weights: text, weights_at: at }))
        .execute();
    },

    async addImport(row: AcademicTables['academic_import']): Promise<void> {
      await tables.insertInto('academic_import').values(row).execute();
    },

    async countObjected(tenantId: string): Promise<number> {
      const row = await tables
        .selectFrom('academic_objection')
        .select(sql<number | string>`count(distinct at)`.as('count'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
  };
}

export const ERASED = 'erased';

function toRow(academic: Academic): AcademicTables['academic'] {
  return {
    tenant_id: academic.tenantId,
    id: academic.id,
    person_id: academic.personId,
    name: academic.name,
    email: academic.email,
    affiliation: academic.affiliation,
    languages: JSON.stringify(academic.languages),
    orcid: academic.orcid,
    open_alex_id: academic.openAlexId,
    hours_per_year: academic.hoursPerYear,
    not_before: academic.notBefore,
    hidden: Number(academic.hidden),
    opted_out: Number(academic.optedOut),
    corrected: JSON.stringify(academic.corrected),
    sources: JSON.stringify(academic.sources),
    imported_at: academic.importedAt,
    notice_due_at: academic.noticeDueAt,
    notice_sent_at: academic.noticeSentAt,
    notice_how: academic.noticeHow,
    opened_at: academic.openedAt,
  };
}

function toAcademic(row: AcademicTables['academic']): Academic {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    affiliation: row.affiliation,
    languages: strings.parse(JSON.parse(row.languages)),
    orcid: row.orcid,
    openAlexId: row.open_alex_id,
    hoursPerYear: row.hours_per_year,
    notBefore: row.not_before,
    hidden: row.hidden === 1,
    optedOut: row.opted_out === 1,
    corrected: strings.parse(JSON.parse(row.corrected)),
    sources: strings.parse(JSON.parse(row.sources)),
    importedAt: row.imported_at,
    noticeDueAt: row.notice_due_at,
    noticeSentAt: row.notice_sent_at,
    noticeHow: row.notice_how as Academic['noticeHow'],
    openedAt: row.opened_at,
  };
}

function toRecordRow(record: AcademicRecordRow): AcademicTables['academic_record'] {
  return {
    tenant_id: record.tenantId,
    academic_id: record.academicId,
    id: record.id,
    kind: record.kind,
    source_key: record.sourceKey,
    source: record.source,
    title: record.title,
    abstract: record.abstract,
    venue: record.venue,
    year: record.year,
    hours: record.hours,
    for_professionals: Number(record.forProfessionals),
    corrected: Number(record.corrected),
    hidden: Number(record.hidden),
  };
}

function toRecord(row: AcademicTables['academic_record']): AcademicRecordRow {
  return {
    tenantId: row.tenant_id,
    academicId: row.academic_id,
    id: row.id,
    kind: row.kind as AcademicRecordRow['kind'],
    sourceKey: row.source_key,
    source: row.source as AcademicRecordRow['source'],
    title: row.title,
    abstract: row.abstract,
    venue: row.venue,
    year: row.year,
    hours: row.hours,
    forProfessionals: row.for_professionals === 1,
    corrected: row.corrected === 1,
    hidden: row.hidden === 1,
  };
}
