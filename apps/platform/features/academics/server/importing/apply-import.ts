// Takes people of a file into the pool, all or none: new ones, what is new about known ones; never over what an academic corrected.
import { createHash } from 'node:crypto';
import { AppError } from '@dragoman/kernel';
import type { PeopleReading, PersonSource, SourceRecord } from '@dragoman/interop';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { normaliseAddress } from '../../../identity/server/index.ts';
import type { ImportBody, ImportReport } from '../../contract.ts';
import { ACADEMICS_MAX, NOTICE_DAYS } from '../../limits.ts';
import type { ImportFormat } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import { DAY } from '../academic.ts';
import type { Academic, AcademicRecordRow, RecordSource } from '../academic.ts';
import { touchPool } from '../academics-parts.ts';
import type { AcademicsParts, Broker } from '../academics-parts.ts';
import { digestsOf, foldName } from './objections.ts';

/** What the trial of a file and its import have in common: another file, another print. */
export function fingerprintOf({ format, text }: Pick<ImportBody, 'format' | 'text'>): string {
  return createHash('sha256').update(`${format}\n${text}`).digest('hex');
}

interface Change {
  readonly academic: Academic;
  readonly isNew: boolean;
  readonly added: readonly AcademicRecordRow[];
  /** Known records whose title, abstract or year the source tells better now. */
  readonly renewed: readonly AcademicRecordRow[];
  readonly hasChanged: boolean;
}

/**
 * Inside the caller's write. Without `takes` nothing is written: the report says what would be. Throws `academics.full` when the pool
 * would grow beyond its limit.
 */
export async function applyImport(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  { body, reading, takes }: { readonly body: ImportBody; readonly reading: PeopleReading; readonly takes: boolean },
): Promise<ImportReport> {
  const { tenantId } = by;
  const store = academicStore(queries);
  const objections = await store.listObjections(tenantId);
  const known = await store.list(tenantId);
  const records = Map.groupBy(await store.listRecords(tenantId), (record) => record.academicId);
  const find = indexOf(known);
  const changes: Change[] = [];
  const taken = new Set<string>();
  let objected = 0;
  for (const person of reading.people) {
    if (digestsOf(parts.keys, tenantId, withAddress(person)).some((digest) => objections.has(digest))) {
      objected += 1;
      continue;
    }
    const found = find(person);
    const before = found !== null && taken.has(found.id) ? null : found;
    if (before !== null) taken.add(before.id);
    changes.push(changeOf(parts, tenantId, body.format, person, before, records.get(before?.id ?? '') ?? []));
  }
  const added = changes.filter((change) => change.isNew).length;
  if (known.length + added > ACADEMICS_MAX) {
    throw new AppError('academics.full', { values: { most: ACADEMICS_MAX } });
  }
  if (takes) await keep(parts, queries, by, body, changes, objected);
  return reportOf(body, reading, changes, objected, takes && reading.people.length > 0);
}

function withAddress(person: PersonSource): PersonSource {
  return { ...person, email: person.email === null ? null : normaliseAddress(person.email) };
}

/** By ORCID iD, by OpenAlex id, by address, else by name and affiliation where neither side has an identifier that says otherwise. */
function indexOf(known: readonly Academic[]): (person: PersonSource) => Academic | null {
  const by = (key: (academic: Academic) => string | null): Map<string, Academic> =>
    new Map(known.flatMap((academic) => (key(academic) === null ? [] : [[key(academic)!, academic] as const])));
  const orcids = by(({ orcid }) => orcid);
  const openAlex = by(({ openAlexId }) => openAlexId);
  const emails = by(({ email }) => email);
  const names = by(({ name, affiliation }) => `${foldName(name)} ${foldName(affiliation)}`);
  return (person) => {
    const email = withAddress(person).email;
    const certain =
      orcids.get(person.orcid ?? '') ?? openAlex.get(person.openAlexId ?? '') ?? emails.get(email ?? '') ?? null;
    if (certain !== null) return certain;
    const named = names.get(`${foldName(person.name)} ${foldName(person.affiliation)}`) ?? null;
    const isOther =
      named !== null &&
      ((person.orcid !== null && named.orcid !== null) ||
        (person.openAlexId !== null && named.openAlexId !== null) ||
        (email !== null && named.email !== null));
    return isOther ? null : named;
  };
}

function changeOf(
  { runtime }: AcademicsParts,
  tenantId: string,
  source: ImportFormat,
  person: PersonSource,
  before: Academic | null,
  records: readonly AcademicRecordRow[],
): Change {
  const now = runtime.clock.iso();
  const id = before?.id ?? runtime.makeId();
  const academic = merge(person, before, { tenantId, id, source, now });
  const own = new Map(records.map((record) => [`${record.kind} ${record.sourceKey}`, record]));
  const added: AcademicRecordRow[] = [];
  const renewed: AcademicRecordRow[] = [];
  for (const given of person.records) {
    const record = own.get(`${given.kind} ${given.key}`);
    if (record === undefined) added.push(toRow(given, { tenantId, academicId: id, id: runtime.makeId(), source }));
    else if (!record.corrected && !record.hidden && isTold(record, given)) {
      renewed.push({
        ...record,
        title: given.title,
        abstract: given.abstract || record.abstract,
        year: given.year ?? record.year,
      });
    }
  }
  const isNew = before === null;
  const hasChanged = !isNew && (added.length > 0 || renewed.length > 0 || !isSame(academic, before));
  return { academic, isNew, added, renewed, hasChanged };
}

function merge(
  person: PersonSource,
  before: Academic | null,
  of: { readonly tenantId: string; readonly id: string; readonly source: ImportFormat; readonly now: string },
): Academic {
  const corrected = before?.corrected ?? [];
  const pick = <Value>(field: string, given: Value, own: Value | undefined, isEmpty: boolean): Value =>
    own !== undefined && (isEmpty || corrected.includes(field)) ? own : given;
  const given = withAddress(person);
  return {
    tenantId: of.tenantId,
    id: of.id,
    personId: before?.personId ?? of.id,
    name: pick('name', given.name, before?.name, false),
    email: pick('email', given.email, before?.email, given.email === null),
    affiliation: pick('affiliation', given.affiliation, before?.affiliation, given.affiliation === ''),
    languages: pick('languages', given.languages, before?.languages, given.languages.length === 0),
    orcid: given.orcid ?? before?.orcid ?? null,
    openAlexId: given.openAlexId ?? before?.openAlexId ?? null,
    hoursPerYear: pick('hoursPerYear', given.hoursPerYear, before?.hoursPerYear, given.hoursPerYear === null),
    notBefore: before?.notBefore ?? null,
    hidden: before?.hidden ?? false,
    optedOut: before?.optedOut ?? false,
    corrected,
    sources: [...new Set([...(before?.sources ?? []), of.source])],
    importedAt: before?.importedAt ?? of.now,
    noticeDueAt: before?.noticeDueAt ?? new Date(Date.parse(of.now) + NOTICE_DAYS * DAY).toISOString(),
    noticeSentAt: before?.noticeSentAt ?? null,
    noticeHow: before?.noticeHow ?? null,
    openedAt: before?.openedAt ?? null,
  };
}

function isTold(record: AcademicRecordRow, given: SourceRecord): boolean {
  return (
    record.title !== given.title ||
    (given.abstract !== '' && given.abstract !== record.abstract) ||
    (given.year !== null && given.year !== record.year)
  );
}

function isSame(one: Academic, other: Academic): boolean {
  return JSON.stringify(one) === JSON.stringify({ ...other, personId: one.personId });
}

function toRow(
  { key, ...record }: SourceRecord,
  of: { readonly tenantId: string; readonly academicId: string; readonly id: string; readonly source: RecordSource },
): AcademicRecordRow {
  return { ...of, ...record, sourceKey: key.slice(0, 500), corrected: false, hidden: false };
}

async function keep(
  parts: AcademicsParts,
  queries: WriteQueries,
  { tenantId, personId }: Broker,
  { format, fileName }: ImportBody,
  changes: readonly Change[],
  objected: number,
): Promise<void> {
  const store = academicStore(queries);
  for (const { academic, isNew, hasChanged, renewed } of changes) {
    if (isNew) await store.add(academic);
    else if (hasChanged) await store.replace(academic);
    for (const record of renewed) {
      await store.changeRecord(record, { title: record.title, abstract: record.abstract, year: record.year });
    }
  }
  await store.addRecords(changes.flatMap((change) => change.added));
  const added = changes.filter((change) => change.isNew).length;
  const changed = changes.filter((change) => change.hasChanged).length;
  const id = parts.runtime.makeId();
  const at = parts.runtime.clock.iso();
  await store.addImport({ tenant_id: tenantId, id, format, file_name: fileName, at, added, changed, objected });
  await touchPool(parts, queries, tenantId);
  await parts.audit(queries, {
    tenantId,
    personId,
    action: 'academics.imported',
    subject: { type: 'academic-import', id },
    details: { format, added, changed, objected },
  });
}

function reportOf(
  body: ImportBody,
  reading: PeopleReading,
  changes: readonly Change[],
  objected: number,
  taken: boolean,
): ImportReport {
  const records = reading.people.flatMap((person) => person.records);
  const count = (kind: SourceRecord['kind']): number => records.filter((record) => record.kind === kind).length;
  const added = changes.filter((change) => change.isNew).length;
  const changed = changes.filter((change) => change.hasChanged).length;
  return {
    taken,
    fingerprint: fingerprintOf(body),
    findings: reading.findings.map(({ severity, line, code, sentence }) => ({ severity, line, code, sentence })),
    people: reading.people.length,
    added,
    changed,
    unchanged: changes.length - added - changed,
    objected,
    publications: count('publication'),
    courses: count('course'),
    industry: count('industry'),
    withoutRecords: reading.people.filter((person) => person.records.length === 0).length,
    withoutAddress: changes.filter(({ academic }) => academic.email === null).length,
    first: changes.slice(0, 5).map(({ academic, added: own }) => ({
      name: academic.name,
      affiliation: academic.affiliation,
      records: own.length,
    })),
  };
}
