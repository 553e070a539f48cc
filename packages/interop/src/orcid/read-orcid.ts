// Academics from public records of ORCID (version 3.0, as JSON): name, works, where they have worked.
import { listAt, readJsonRecords, textAt } from '../json/read-json-records.ts';
import type { JsonRecord } from '../json/read-json-records.ts';
import type { ReadPeopleOptions } from '../openalex/read-openalex.ts';
import { isCompanyName } from '../people/company-name.ts';
import { orcidOf } from '../people/orcid-id.ts';
import { concludePeople, foldTitle, keepRecords, PEOPLE_LIMITS, yearOrNull } from '../people/person-source.ts';
import type { PeopleReading, PersonSource, SourceRecord } from '../people/person-source.ts';
import { FindingList } from '../taxonomy/finding.ts';

/** Kinds of work that are industry's rather than science's. */
const INDUSTRIAL = new Set(['patent', 'license', 'spin-off-company', 'registered-copyright', 'trademark', 'invention']);
const TAUGHT = new Set(['lecture-speech', 'teaching-material', 'training', 'course', 'moderating-delegation']);
/** Says of itself that people at work were meant. */
const PROFESSIONAL = /\b(professional|executive|industr|compan|continuing|in-company|practitioner|manager|engineers)/i;

/** One record, a list of them, or JSON lines. */
export function readOrcid({ fileName, text }: ReadPeopleOptions): PeopleReading {
  const findings = new FindingList();
  const seen = new Set<string>();
  const people = readJsonRecords(fileName, text, findings).flatMap((record, index) => {
    const place = { file: fileName, line: record.line ?? index + 1 };
    const orcid = orcidOf(
      textAt(record.value, 'orcid-identifier', 'path') || textAt(record.value, 'orcid-identifier', 'uri'),
    );
    if (orcid === null) {
      findings.error(
        'orcid.not-a-record',
        'This is no public record of ORCID: it has no valid orcid-identifier.',
        place,
      );
      return [];
    }
    if (seen.has(orcid)) {
      findings.error('orcid.twice', `${orcid} stands in the file twice.`, place);
      return [];
    }
    seen.add(orcid);
    return toPerson(record, orcid, place, findings);
  });
  return concludePeople(people, findings, fileName);
}

function toPerson(
  { value, line }: JsonRecord,
  orcid: string,
  place: { readonly file: string; readonly line: number | null },
  findings: FindingList,
): PersonSource[] {
  const given = textAt(value, 'person', 'name', 'given-names', 'value');
  const family = textAt(value, 'person', 'name', 'family-name', 'value');
  const name = (textAt(value, 'person', 'name', 'credit-name', 'value') || `${given} ${family}`.trim()).slice(
    0,
    PEOPLE_LIMITS.name,
  );
  if (name === '') {
    findings.error('people.no-name', `${orcid} shows no name to the public.`, place);
    return [];
  }
  const jobs = listAt(value, 'activities-summary', 'employments', 'affiliation-group').flatMap((group) =>
    listAt(group, 'summaries').map((summary) => jobOf(summary)),
  );
  const now = jobs.find((job) => job.ended === null) ?? jobs[0];
  const works = listAt(value, 'activities-summary', 'works', 'group').flatMap((group) =>
    recordOf(listAt(group, 'work-summary')[0]),
  );
  const industry = jobs
    .filter(({ name: where }) => isCompanyName(where))
    .map(({ name: where, role, began }) => ({
      ...EMPTY,
      kind: 'industry' as const,
      key: `job ${foldTitle(`${where} ${role}`)}`,
      title: role === '' ? where : role,
      venue: where,
      year: began,
    }));
  const email = listAt(value, 'person', 'emails', 'email')
    .map((each) => textAt(each, 'email'))
    .find((each) => each !== '');
  return [
    {
      name,
      email: email ?? null,
      affiliation: (now?.name ?? '').slice(0, PEOPLE_LIMITS.venue),
      languages: [],
      orcid,
      openAlexId: null,
      hoursPerYear: null,
      records: keepRecords([...works, ...industry], name, place, findings),
      line,
    },
  ];
}

interface Job {
  readonly name: string;
  readonly role: string;
  readonly began: number | null;
  readonly ended: number | null;
}

function jobOf(summary: unknown): Job {
  const of = (...path: readonly string[]): string => textAt(summary, 'employment-summary', ...path);
  const year = (end: string): number | null => {
    const text = of(end, 'year', 'value');
    return /^\d{4}$/.test(text) ? yearOrNull(Number(text)) : null;
  };
  return {
    name: of('organization', 'name'),
    role: of('role-title'),
    began: year('start-date'),
    ended: year('end-date'),
  };
}

const EMPTY = { abstract: '', venue: '', year: null, hours: null, forProfessionals: false } as const;

function recordOf(summary: unknown): SourceRecord[] {
  const title = textAt(summary, 'title', 'title', 'value');
  if (title === '') return [];
  const doi = listAt(summary, 'external-ids', 'external-id').find(
    (each) => textAt(each, 'external-id-type').toLowerCase() === 'doi',
  );
  const year = textAt(summary, 'publication-date', 'year', 'value');
  const type = textAt(summary, 'type').toLowerCase().replaceAll('_', '-');
  const kind = INDUSTRIAL.has(type) ? 'industry' : TAUGHT.has(type) ? 'course' : 'publication';
  return [
    {
      ...EMPTY,
      kind,
      key: doiAddress(textAt(doi, 'external-id-value')) || foldTitle(title),
      title,
      abstract: textAt(summary, 'short-description'),
      venue: textAt(summary, 'journal-title', 'value'),
      year: /^\d{4}$/.test(year) ? yearOrNull(Number(year)) : null,
      forProfessionals: kind === 'course' && PROFESSIONAL.test(title),
    },
  ];
}

/** As OpenAlex writes it, so that one work from two sources is one record. */
function doiAddress(written: string): string {
  const bare = /10\.\d{4,9}\/\S+$/.exec(written.trim())?.[0];
  return bare === undefined ? '' : `https://doi.org/${bare.toLowerCase()}`;
}
