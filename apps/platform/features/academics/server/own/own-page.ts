// What an academic does on the own page, by link: look, correct, hide, pause, object. Each takes effect in the write in which it is asked for.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type { ChangeOwnBody, OwnAcademic } from '../../contract.ts';
import { academicStore } from '../academic-store.ts';
import type { Academic } from '../academic.ts';
import { readAcademicToken } from '../academic-tokens.ts';
import { nameOfInstitution, touchPool } from '../academics-parts.ts';
import type { AcademicsParts } from '../academics-parts.ts';
import { digestsOf } from '../importing/objections.ts';
import { readMentoring } from '../mentoring/read-mentoring.ts';
import { presentRecord } from '../present-academics.ts';
import { requestStore } from '../request-store.ts';

export async function requireOwn({ keys }: AcademicsParts, queries: Queries, token: string): Promise<Academic> {
  const id = readAcademicToken(keys, 'academic-own', token);
  const academic = id === null ? null : await academicStore(queries).findAnywhere(id);
  if (academic === null) throw new AppError('academics.link-not-known');
  return academic;
}

/** The first time, it is noted that the academic has come. */
export async function openOwn(parts: AcademicsParts, queries: WriteQueries, token: string): Promise<OwnAcademic> {
  const academic = await requireOwn(parts, queries, token);
  if (academic.openedAt === null) {
    await academicStore(queries).change(academic.tenantId, academic.id, { opened_at: parts.runtime.clock.iso() });
    await note(parts, queries, academic, 'academics.own-page-opened');
  }
  return readOwn(queries, academic);
}

/** What is set here stays: an import leaves it alone from now on. */
export async function changeOwn(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, ...body }: ChangeOwnBody,
): Promise<OwnAcademic> {
  const academic = await requireOwn(parts, queries, token);
  const fields = (['name', 'affiliation', 'languages', 'hoursPerYear'] as const).filter(
    (field) => body[field] !== undefined,
  );
  const corrected = [...new Set([...academic.corrected, ...fields])];
  await academicStore(queries).change(academic.tenantId, academic.id, {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.affiliation === undefined ? {} : { affiliation: body.affiliation }),
    ...(body.languages === undefined ? {} : { languages: JSON.stringify([...new Set(body.languages)]) }),
    ...(body.hoursPerYear === undefined ? {} : { hours_per_year: body.hoursPerYear }),
    ...(body.notBefore === undefined ? {} : { not_before: body.notBefore }),
    ...(body.optedOut === undefined ? {} : { opted_out: Number(body.optedOut) }),
    corrected: JSON.stringify(corrected),
  });
  await touchPool(parts, queries, academic.tenantId);
  await note(parts, queries, academic, 'academics.corrected', { fields: Object.keys(body).length });
  return readAgain(parts, queries, token);
}

/** Hides a record or shows it again: at once and from everybody. */
export async function hideRecord(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, recordId, hidden }: { readonly token: string; readonly recordId: string; readonly hidden: boolean },
): Promise<OwnAcademic> {
  const academic = await requireOwn(parts, queries, token);
  const record = { tenantId: academic.tenantId, academicId: academic.id, id: recordId };
  if (!(await academicStore(queries).changeRecord(record, { hidden: Number(hidden) }))) {
    throw new AppError('academics.record-not-known');
  }
  await touchPool(parts, queries, academic.tenantId);
  await note(parts, queries, academic, hidden ? 'academics.record-hidden' : 'academics.record-shown');
  return readAgain(parts, queries, token);
}

export async function correctRecord(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, recordId, title }: { readonly token: string; readonly recordId: string; readonly title: string },
): Promise<OwnAcademic> {
  const academic = await requireOwn(parts, queries, token);
  const record = { tenantId: academic.tenantId, academicId: academic.id, id: recordId };
  if (!(await academicStore(queries).changeRecord(record, { title, corrected: 1 }))) {
    throw new AppError('academics.record-not-known');
  }
  await touchPool(parts, queries, academic.tenantId);
  await note(parts, queries, academic, 'academics.record-corrected');
  return readAgain(parts, queries, token);
}

/** Out of every list and ranking, and back again when wanted. */
export async function hideMe(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, hidden }: { readonly token: string; readonly hidden: boolean },
): Promise<OwnAcademic> {
  const academic = await requireOwn(parts, queries, token);
  await academicStore(queries).change(academic.tenantId, academic.id, { hidden: Number(hidden) });
  await touchPool(parts, queries, academic.tenantId);
  await note(parts, queries, academic, hidden ? 'academics.hidden' : 'academics.shown');
  return readAgain(parts, queries, token);
}

/**
 * The objection of Article 21: everything goes for good, and keyed digests stay so that no import brings it back. Out of the ranking
 * before anything else, then erased everywhere.
 */
export async function objectToUse(parts: AcademicsParts, token: string): Promise<void> {
  const { database, keys, runtime } = parts;
  const academic = await database.write(async (queries) => {
    const own = await requireOwn(parts, queries, token);
    const store = academicStore(queries);
    await store.change(own.tenantId, own.id, { hidden: 1 });
    await store.addObjections(own.tenantId, digestsOf(keys, own.tenantId, own), runtime.clock.iso());
    await touchPool(parts, queries, own.tenantId);
    await note(parts, queries, own, 'academics.objected');
    return own;
  });
  await parts.erase({ tenantId: academic.tenantId, personId: academic.personId }, null);
}

async function readAgain(parts: AcademicsParts, queries: Queries, token: string): Promise<OwnAcademic> {
  return readOwn(queries, await requireOwn(parts, queries, token));
}

async function readOwn(queries: Queries, academic: Academic): Promise<OwnAcademic> {
  const { tenantId, id } = academic;
  const records = await academicStore(queries).listRecords(tenantId, id);
  const requests = await requestStore(queries).list(tenantId, { academicId: id });
  const { rehearsals, goals } = await readMentoring(queries, tenantId, id);
  return {
    id,
    name: academic.name,
    institution: await nameOfInstitution(queries, tenantId),
    affiliation: academic.affiliation,
    email: academic.email,
    languages: [...academic.languages],
    hoursPerYear: academic.hoursPerYear,
    notBefore: academic.notBefore,
    optedOut: academic.optedOut,
    hidden: academic.hidden,
    sources: [...academic.sources],
    importedAt: academic.importedAt,
    corrected: [...academic.corrected],
    records: records.map(presentRecord),
    requests: requests.map(({ id: requestId, what, sentAt, state, answer, reasons }) => ({
      id: requestId,
      what,
      sentAt,
      state,
      answer,
      why: reasons.flatMap((reason) => records.find((record) => record.id === reason)?.title ?? []),
    })),
    rehearsals: rehearsals.filter((rehearsal) => rehearsal.closed),
    goals,
  };
}

async function note(
  { audit }: AcademicsParts,
  queries: WriteQueries,
  { tenantId, id, personId }: Academic,
  action: string,
  details: Readonly<Record<string, number>> = {},
): Promise<void> {
  await audit(queries, { tenantId, personId, action, subject: { type: 'person', id }, details });
}
