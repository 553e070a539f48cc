// Academics as a plain table: one row a record, or a row without one for the person alone; rows of one person are put together.
import { fileFromBytes } from '../files/pack-file.ts';
import type { ReadPeopleOptions } from '../openalex/read-openalex.ts';
import { readTable } from '../table/read-table.ts';
import type { TableRow } from '../table/read-table.ts';
import { FindingList } from '../taxonomy/finding.ts';
import { orcidOf } from './orcid-id.ts';
import { concludePeople, EARLIEST_YEAR, foldTitle, keepRecords, LATEST_YEAR, PEOPLE_LIMITS } from './person-source.ts';
import type { PeopleReading, PersonSource, SourceRecord, SourceRecordKind } from './person-source.ts';

export const PEOPLE_COLUMNS = {
  required: ['name'],
  optional: [
    'email',
    'orcid',
    'affiliation',
    'languages',
    'hoursPerYear',
    'kind',
    'title',
    'abstract',
    'venue',
    'year',
    'hours',
    'audience',
  ],
} as const;
type Column = (typeof PEOPLE_COLUMNS.required)[number] | (typeof PEOPLE_COLUMNS.optional)[number];
type Row = TableRow<Column>;

const KINDS: ReadonlySet<string> = new Set(['publication', 'course', 'industry']);
const FILE_BYTES = 16 * 1024 * 1024;

interface Draft extends Omit<PersonSource, 'records'> {
  records: SourceRecord[];
}

/** Rows of one person are known by the ORCID iD, else by the address, else by name and affiliation. Never rejects for what is in the file. */
export async function readPeopleCsv({ fileName, text }: ReadPeopleOptions): Promise<PeopleReading> {
  const findings = new FindingList();
  const drafts = new Map<string, Draft>();
  await readTable(fileFromBytes(fileName, text), {
    columns: PEOPLE_COLUMNS,
    findings,
    fileBytes: FILE_BYTES,
    onRow: (row) =>
      takeRow(row, drafts, (code, sentence, column) =>
        findings.error(code, sentence, { file: fileName, line: row.line, column }),
      ),
  });
  const people = [...drafts.values()].map((draft) => ({
    ...draft,
    records: keepRecords(draft.records, draft.name, { file: fileName, line: draft.line }, findings),
  }));
  return concludePeople(people, findings, fileName);
}

type Complain = (code: string, sentence: string, column: Column) => void;

function takeRow(row: Row, drafts: Map<string, Draft>, complain: Complain): void {
  const name = row
    .get('name')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  if (name === '' || name.length > PEOPLE_LIMITS.name) {
    complain('people.no-name', name === '' ? 'This row names nobody.' : 'The name is too long.', 'name');
    return;
  }
  const person = readPerson(row, name, complain);
  const record = readRecord(row, complain);
  if (person === null) return;
  const key = person.orcid ?? person.email?.toLowerCase() ?? foldTitle(`${name} ${person.affiliation}`);
  const before = drafts.get(key);
  if (before === undefined) drafts.set(key, { ...person, records: record === null ? [] : [record] });
  else if (record !== null) before.records.push(record);
}

function readPerson(row: Row, name: string, complain: Complain): Omit<PersonSource, 'records'> | null {
  let isRight = true;
  const wrong: Complain = (...fault) => {
    isRight = false;
    complain(...fault);
  };
  const email = row.get('email');
  if (email !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email)) {
    wrong('people.email-malformed', 'This is not an e-mail address.', 'email');
  }
  const orcid = row.get('orcid') === '' ? null : orcidOf(row.get('orcid'));
  if (row.get('orcid') !== '' && orcid === null) {
    wrong(
      'people.orcid-malformed',
      'This is not an ORCID iD: sixteen digits, the last of which checks the others.',
      'orcid',
    );
  }
  const languages = row
    .get('languages')
    .toLowerCase()
    .split(/[\s,;|/]+/)
    .filter(Boolean);
  const strange = languages.find((code) => !/^[a-z]{2}$/.test(code));
  if (strange !== undefined) {
    wrong(
      'people.language-malformed',
      'Languages are written as codes of two letters, for example “fi en”.',
      'languages',
    );
  }
  const hours = readNumber(row, 'hoursPerYear', 0, 2000, wrong);
  if (!isRight) return null;
  return {
    name,
    email: email === '' ? null : email,
    affiliation: row.get('affiliation').slice(0, PEOPLE_LIMITS.venue),
    languages: [...new Set(languages)],
    orcid,
    openAlexId: null,
    hoursPerYear: hours,
    line: row.line,
  };
}

function readRecord(row: Row, complain: Complain): SourceRecord | null {
  const kind = row.get('kind').toLowerCase();
  const title = row
    .get('title')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  if (kind === '' && title === '') return null;
  if (!KINDS.has(kind)) {
    complain('people.kind-not-known', 'The kind is none of publication, course and industry.', 'kind');
    return null;
  }
  if (title === '') {
    complain('people.no-title', 'This record has no title.', 'title');
    return null;
  }
  const audience = row.get('audience').toLowerCase();
  if (audience !== '' && audience !== 'professionals' && audience !== 'students') {
    complain('people.audience-not-known', 'The audience is either professionals or students.', 'audience');
  }
  return {
    kind: kind as SourceRecordKind,
    key: foldTitle(title),
    title,
    abstract: row.get('abstract'),
    venue: row.get('venue'),
    year: readNumber(row, 'year', EARLIEST_YEAR, LATEST_YEAR, complain),
    hours: readNumber(row, 'hours', 0, 2000, complain),
    forProfessionals: audience === 'professionals',
  };
}

function readNumber(
  row: Row,
  column: 'year' | 'hours' | 'hoursPerYear',
  from: number,
  to: number,
  complain: Complain,
): number | null {
  const written = row.get(column);
  if (written === '') return null;
  const number = /^\d+([.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : NaN;
  if (number >= from && number <= to) return number;
  complain(
    'people.number-not-possible',
    `“${written.slice(0, 20)}” is not a number between ${from} and ${to}.`,
    column,
  );
  return null;
}
