import { describe, expect, it } from 'vitest';
import { abstractOf, readOpenAlex } from '../openalex/read-openalex.ts';
import { readOrcid } from '../orcid/read-orcid.ts';
import { isCompanyName } from './company-name.ts';
import { checkDigitOf, orcidOf } from './orcid-id.ts';
import { readPeopleCsv } from './read-people-csv.ts';

const author = (id: string, name: string, more: object = {}) => ({
  id: `https://openalex.org/${id}`,
  display_name: name,
  ...more,
});
const work = (id: string, title: string, authors: readonly string[], more: object = {}) => ({
  id: `https://openalex.org/${id}`,
  title,
  publication_year: 2021,
  authorships: authors.map((each) => ({ author: { id: `https://openalex.org/${each}` }, institutions: [] })),
  ...more,
});
const lines = (...records: object[]): string => records.map((each) => JSON.stringify(each)).join('\n');
const codesOf = (reading: { findings: readonly { severity: string; code: string; line: number | null }[] }) =>
  reading.findings.filter(({ severity }) => severity === 'error').map(({ code, line }) => [code, line]);

describe('records in the shape of OpenAlex', () => {
  const text = lines(
    author('A1', 'Ann Virta (synthetic)', {
      orcid: 'https://orcid.org/0000-0002-1825-0097',
      last_known_institutions: [{ display_name: 'Synthetic University' }],
      affiliations: [{ institution: { display_name: 'Konepaja', type: 'company' }, years: [2009, 2012] }],
    }),
    work('W1', 'Fault diagnosis from log data', ['A1', 'A99'], {
      doi: 'https://doi.org/10.1/ABC',
      abstract_inverted_index: { machines: [1], Packaging: [0], fail: [2] },
      primary_location: { source: { display_name: 'Journal of Synthetic Machines' } },
      authorships: [
        { author: { id: 'https://openalex.org/A1' }, institutions: [] },
        { author: { id: 'https://openalex.org/A99' }, institutions: [{ display_name: 'Pakkaus Oy', type: 'company' }] },
      ],
    }),
    work('W2', 'Of somebody else', ['A99']),
  );

  it('give the authors of the file with their works, and nobody who only wrote with them', () => {
    const { people, findings } = readOpenAlex({ fileName: 'a.jsonl', text });
    expect(people.map(({ name }) => name)).toEqual(['Ann Virta (synthetic)']);
    expect(people[0]).toMatchObject({
      orcid: '0000-0002-1825-0097',
      openAlexId: 'A1',
      affiliation: 'Synthetic University',
    });
    expect(people[0]!.records.map(({ kind, title, venue, year }) => [kind, title, venue, year])).toEqual([
      ['industry', 'Konepaja', 'Konepaja', 2012],
      ['publication', 'Fault diagnosis from log data', 'Journal of Synthetic Machines', 2021],
      ['industry', 'Fault diagnosis from log data', 'Pakkaus Oy', 2021],
    ]);
    expect(people[0]!.records[1]).toMatchObject({
      key: 'https://doi.org/10.1/abc',
      abstract: 'Packaging machines fail',
    });
    expect(findings.map(({ code }) => code)).toEqual(['openalex.work-of-nobody']);
  });

  it('are the same as a list, as a page of results, and one a line', () => {
    const records = text.split('\n').map((line) => JSON.parse(line) as object);
    const plain = readOpenAlex({ fileName: 'a', text }).people.map(({ name, records: own }) => [name, own]);
    for (const other of [JSON.stringify(records), JSON.stringify({ meta: {}, results: records }, null, 2)]) {
      expect(readOpenAlex({ fileName: 'a', text: other }).people.map(({ name, records: own }) => [name, own])).toEqual(
        plain,
      );
    }
  });

  it('are refused with line and reason, and then nothing of them is given', () => {
    const bad = (given: string) => {
      const reading = readOpenAlex({ fileName: 'a', text: given });
      expect(reading.people).toEqual([]);
      return codesOf(reading);
    };
    expect(bad('')).toEqual([['file.empty', null]]);
    expect(bad('<html>429 Too Many Requests</html>')).toEqual([['json.not-json', 1]]);
    expect(bad(`${lines(author('A1', 'Ann'))}\n{"id": "https://openalex.org/W1", "ti`)).toEqual([
      ['json.malformed', 2],
    ]);
    expect(bad(lines(author('A1', 'Ann'), author('A1', 'Ann'), author('A2', '')))).toEqual([
      ['openalex.author-twice', 2],
      ['people.no-name', 3],
    ]);
    expect(bad(lines({ id: 'https://openalex.org/I1' }, author('A1', 'Ann')))).toEqual([['openalex.not-known', 1]]);
    expect(bad(lines(work('W1', 'x', ['A1']), work('W2', 'y', ['A1'])))).toEqual([['openalex.no-authors', null]]);
    expect(bad('[]')).toEqual([['file.empty', null]]);
    expect(bad('[3]')).toEqual([['json.not-a-record', null]]);
  });

  it('keep an academic without works, and read an abstract that lies about its places', () => {
    expect(readOpenAlex({ fileName: 'a', text: lines(author('A1', 'Ann')) }).people[0]!.records).toEqual([]);
    expect(abstractOf({ far: [4_000_000_000], near: [0], none: 'x', '': [1.5] })).toBe('near');
  });
});

describe('public records of ORCID', () => {
  const record = (path = '0000-0002-1825-0097') => ({
    'orcid-identifier': { path },
    person: {
      name: { 'given-names': { value: 'Ann' }, 'family-name': { value: 'Virta (synthetic)' } },
      emails: { email: [{ email: 'ann@synthetic.example' }] },
    },
    'activities-summary': {
      employments: {
        'affiliation-group': [
          {
            summaries: [
              {
                'employment-summary': {
                  organization: { name: 'Konepaja Oy' },
                  'role-title': 'Engineer',
                  'start-date': { year: { value: '2001' } },
                  'end-date': { year: { value: '2009' } },
                },
              },
            ],
          },
          {
            summaries: [
              {
                'employment-summary': {
                  organization: { name: 'Synthetic University' },
                  'role-title': 'Professor',
                  'start-date': { year: { value: '2010' } },
                  'end-date': null,
                },
              },
            ],
          },
        ],
      },
      works: {
        group: [
          {
            'work-summary': [
              {
                title: { title: { value: 'A work' } },
                type: 'journal-article',
                'publication-date': { year: { value: '2019' } },
                'external-ids': { 'external-id': [{ 'external-id-type': 'doi', 'external-id-value': '10.1000/AbC' }] },
              },
            ],
          },
          { 'work-summary': [{ title: { title: { value: 'A valve' } }, type: 'patent' }] },
          {
            'work-summary': [
              { title: { title: { value: 'Diagnosis for engineers at work' } }, type: 'lecture-speech' },
            ],
          },
          { 'work-summary': [] },
        ],
      },
    },
  });

  it('give where somebody works now, works with their DOI, and years in a company', () => {
    const [person] = readOrcid({ fileName: 'o.json', text: JSON.stringify(record()) }).people;
    expect(person).toMatchObject({
      name: 'Ann Virta (synthetic)',
      affiliation: 'Synthetic University',
      email: 'ann@synthetic.example',
    });
    expect(
      person!.records.map(({ kind, key, title, forProfessionals }) => [kind, key, title, forProfessionals]),
    ).toEqual([
      ['publication', 'https://doi.org/10.1000/abc', 'A work', false],
      ['industry', 'a valve', 'A valve', false],
      ['course', 'diagnosis for engineers at work', 'Diagnosis for engineers at work', true],
      ['industry', 'job konepaja oy engineer', 'Engineer', false],
    ]);
  });

  it('are refused without a valid iD, twice, or without a public name', () => {
    const codes = (...records: object[]) => codesOf(readOrcid({ fileName: 'o', text: JSON.stringify(records) }));
    expect(codes(record('0000-0002-1825-0098'))).toEqual([['orcid.not-a-record', 1]]);
    expect(codes(record(), record())).toEqual([['orcid.twice', 2]]);
    expect(codes({ ...record(), person: {} })).toEqual([['people.no-name', 1]]);
  });
});

describe('a table of academics', () => {
  it('puts the rows of one person together', async () => {
    const text = [
      'name;email;affiliation;languages;hoursPerYear;kind;title;year;hours;audience',
      'Ann Virta (synthetic);ann@synthetic.example;Synthetic University;fi, en;40;course;Diagnosis for engineers;2024;6;professionals',
      'Ann Virta (synthetic);ann@synthetic.example;;;;industry;Konepaja Oy;2010;;',
      'Bo Ek (synthetic);;Synthetic University;sv;;;;;;',
    ].join('\n');
    const { people, findings } = await readPeopleCsv({ fileName: 'p.csv', text });
    expect(findings).toEqual([]);
    expect(
      people.map(({ name, languages, hoursPerYear, records }) => [name, languages, hoursPerYear, records.length]),
    ).toEqual([
      ['Ann Virta (synthetic)', ['fi', 'en'], 40, 2],
      ['Bo Ek (synthetic)', ['sv'], null, 0],
    ]);
    expect(people[0]!.records[0]).toMatchObject({ kind: 'course', hours: 6, forProfessionals: true, year: 2024 });
  });

  it('names every fault with its line and gives nobody', async () => {
    const text = [
      'name,email,orcid,languages,kind,title,year',
      ',a@b.example,,,,,',
      'Ann,not an address,0000-0000-0000-0000,finnish,,,',
      'Bo,,,,lecture,x,',
      'Cy,,,,course,,',
      'Di,,,,course,x,20231',
    ].join('\n');
    const reading = await readPeopleCsv({ fileName: 'p.csv', text });
    expect(reading.people).toEqual([]);
    expect(codesOf(reading)).toEqual([
      ['people.no-name', 2],
      ['people.email-malformed', 3],
      ['people.orcid-malformed', 3],
      ['people.language-malformed', 3],
      ['people.kind-not-known', 4],
      ['people.no-title', 5],
      ['people.number-not-possible', 6],
    ]);
    expect(codesOf(await readPeopleCsv({ fileName: 'p.csv', text: 'title\nx' }))[0]).toEqual([
      'table.column-missing',
      1,
    ]);
    expect(
      codesOf(await readPeopleCsv({ fileName: 'p.csv', text: 'PK\u0003\u0004\u0000' })).map(([code]) => code),
    ).toEqual(['file.binary']);
  });
});

describe('identifiers and names', () => {
  it('accept an ORCID iD with the right check digit only', () => {
    expect(orcidOf('https://orcid.org/0000-0002-1825-0097')).toBe('0000-0002-1825-0097');
    expect(orcidOf('0000-0002-1694-233x')).toBe('0000-0002-1694-233X');
    expect(orcidOf('0000-0002-1825-0096')).toBeNull();
    expect(checkDigitOf('000000021825009')).toBe('7');
  });

  it('tell a company by its legal form', () => {
    for (const name of [
      'Konepaja Oy',
      'Maschinen GmbH',
      'Fabryka Sp. z o.o.',
      'Officina S.p.A.',
      'Machines B.V.',
      'Works Ltd.',
    ]) {
      expect(isCompanyName(name), name).toBe(true);
    }
    for (const name of ['University of Oyster', 'Politecnico di Milano', 'Sabanci University', 'CSC']) {
      expect(isCompanyName(name), name).toBe(false);
    }
  });
});
