// Academics from records in the shape of OpenAlex: authors, and the works that name them. Co-authors from elsewhere are not taken.
import { at, listAt, numberAt, readJsonRecords, textAt } from '../json/read-json-records.ts';
import type { JsonObject, JsonRecord } from '../json/read-json-records.ts';
import { concludePeople, foldTitle, keepRecords, PEOPLE_LIMITS, yearOrNull } from '../people/person-source.ts';
import type { PeopleReading, PersonSource, SourceRecord } from '../people/person-source.ts';
import { orcidOf } from '../people/orcid-id.ts';
import { FindingList } from '../taxonomy/finding.ts';

export interface ReadPeopleOptions {
  readonly fileName: string;
  readonly text: string;
}

interface Author {
  readonly id: string;
  readonly record: JsonRecord;
  readonly works: JsonObject[];
}

/**
 * A list, a page with `results`, or JSON lines of author and work records. People are the authors of the file; a work belongs to
 * those of them whom its authorships name. A company among the institutions of a work or of an author counts as work with industry.
 */
export function readOpenAlex({ fileName, text }: ReadPeopleOptions): PeopleReading {
  const findings = new FindingList();
  const records = readJsonRecords(fileName, text, findings);
  const authors = new Map<string, Author>();
  const works: JsonRecord[] = [];
  for (const [index, record] of records.entries()) {
    const place = { file: fileName, line: record.line ?? index + 1 };
    const kind = kindOf(textAt(record.value, 'id'));
    if (kind === 'work') works.push(record);
    else if (kind === 'author') {
      const id = bareId(textAt(record.value, 'id'));
      if (authors.has(id)) findings.error('openalex.author-twice', `The author ${id} stands in the file twice.`, place);
      else authors.set(id, { id, record, works: [] });
    } else {
      findings.error('openalex.not-known', 'This record is neither an author (A…) nor a work (W…) by its id.', place);
    }
  }
  if (authors.size === 0 && works.length > 0) {
    const sentence =
      'The file has works and no authors. Add the authors you mean (their records, id A…): co-authors from elsewhere must not be taken along.';
    findings.error('openalex.no-authors', sentence, { file: fileName });
  }
  attach(works, authors, fileName, findings);
  const people = [...authors.values()].flatMap((author) => toPerson(author, fileName, findings));
  return concludePeople(people, findings, fileName);
}

function attach(
  works: readonly JsonRecord[],
  authors: ReadonlyMap<string, Author>,
  file: string,
  findings: FindingList,
): void {
  let strays = 0;
  for (const { line, value } of works) {
    if (titleOf(value) === '') {
      findings.warn('openalex.no-title', `The work ${bareId(textAt(value, 'id'))} has no title and is left out.`, {
        file,
        line,
      });
      continue;
    }
    const ours = listAt(value, 'authorships').flatMap((authorship) => {
      const author = authors.get(bareId(textAt(authorship, 'author', 'id')));
      return author === undefined ? [] : [author];
    });
    if (ours.length === 0) strays += 1;
    for (const author of new Set(ours)) author.works.push(value);
  }
  if (strays > 0) {
    const sentence = `${strays} works name no author of the file and are left out.`;
    findings.warn('openalex.work-of-nobody', sentence, { file });
  }
}

function toPerson({ id, record, works }: Author, file: string, findings: FindingList): PersonSource[] {
  const { value, line } = record;
  const name = textAt(value, 'display_name').slice(0, PEOPLE_LIMITS.name);
  const place = { file, line };
  if (name === '') {
    findings.error('people.no-name', `The author ${id} has no name.`, place);
    return [];
  }
  const written = textAt(value, 'orcid') || textAt(value, 'ids', 'orcid');
  const orcid = orcidOf(written);
  if (written !== '' && orcid === null) {
    findings.warn('people.orcid-malformed', `The ORCID iD of ${name} is none; it is left out.`, place);
  }
  const last = listAt(value, 'last_known_institutions')[0] ?? at(value, 'last_known_institution');
  return [
    {
      name,
      email: null,
      affiliation: textAt(last, 'display_name').slice(0, PEOPLE_LIMITS.venue),
      languages: [],
      orcid,
      openAlexId: id,
      hoursPerYear: null,
      records: keepRecords([...companiesOf(value), ...works.flatMap((work) => recordsOf(work))], name, place, findings),
      line,
    },
  ];
}

function companiesOf(author: JsonObject): SourceRecord[] {
  return listAt(author, 'affiliations').flatMap((affiliation) => {
    const name = textAt(affiliation, 'institution', 'display_name');
    if (name === '' || textAt(affiliation, 'institution', 'type') !== 'company') return [];
    const years = listAt(affiliation, 'years').filter((year): year is number => typeof year === 'number');
    const year = years.length === 0 ? null : yearOrNull(Math.max(...years));
    return [industry(`affiliation ${foldTitle(name)}`, name, name, year)];
  });
}

function recordsOf(work: JsonObject): SourceRecord[] {
  const title = titleOf(work);
  const year = yearOrNull(numberAt(work, 'publication_year'));
  const key = textAt(work, 'doi').toLowerCase() || bareId(textAt(work, 'id'));
  const companies = new Set(
    listAt(work, 'authorships').flatMap((authorship) =>
      listAt(authorship, 'institutions').flatMap((institution) =>
        textAt(institution, 'type') === 'company' ? [textAt(institution, 'display_name')] : [],
      ),
    ),
  );
  return [
    {
      kind: 'publication',
      key,
      title,
      abstract: abstractOf(at(work, 'abstract_inverted_index')),
      venue: textAt(work, 'primary_location', 'source', 'display_name'),
      year,
      hours: null,
      forProfessionals: false,
    },
    ...[...companies]
      .filter((name) => name !== '')
      .map((name) => industry(`${key} ${foldTitle(name)}`, title, name, year)),
  ];
}

function industry(key: string, title: string, venue: string, year: number | null): SourceRecord {
  return { kind: 'industry', key, title, abstract: '', venue, year, hours: null, forProfessionals: false };
}

/** OpenAlex keeps an abstract as words with their places. */
export function abstractOf(index: unknown): string {
  if (typeof index !== 'object' || index === null) return '';
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    if (!Array.isArray(places)) continue;
    for (const place of places as unknown[]) {
      // A place far beyond any abstract would make an array of that length.
      if (typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < 5000) words[place] = word;
    }
  }
  return words
    .filter((word) => word !== undefined)
    .join(' ')
    .slice(0, PEOPLE_LIMITS.abstract);
}

function titleOf(work: JsonObject): string {
  return textAt(work, 'title') || textAt(work, 'display_name');
}

function kindOf(id: string): 'author' | 'work' | null {
  const bare = bareId(id);
  return /^A\d+$/.test(bare) ? 'author' : /^W\d+$/.test(bare) ? 'work' : null;
}

function bareId(id: string): string {
  return id.split('/').at(-1)!.toUpperCase();
}
