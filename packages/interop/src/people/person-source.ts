// What every reader of people gives: persons with what they have done, whole or, with every fault named, not at all.
import type { Finding, FindingList } from '../taxonomy/finding.ts';

export type SourceRecordKind = 'publication' | 'course' | 'industry';

export interface SourceRecord {
  readonly kind: SourceRecordKind;
  /** What tells it from the person's other records of its kind: a DOI, an address, or its folded title. */
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  /** Where it appeared, or with whom it was done. */
  readonly venue: string;
  readonly year: number | null;
  readonly hours: number | null;
  readonly forProfessionals: boolean;
}

export interface PersonSource {
  readonly name: string;
  readonly email: string | null;
  readonly affiliation: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  /** Sixteen digits in groups of four. */
  readonly orcid: string | null;
  /** `A` and digits. */
  readonly openAlexId: string | null;
  readonly hoursPerYear: number | null;
  readonly records: readonly SourceRecord[];
  readonly line: number | null;
}

export interface PeopleReading {
  /** Empty when there is an error among the findings. */
  readonly people: readonly PersonSource[];
  readonly findings: readonly Finding[];
}

export const PEOPLE_LIMITS = { people: 5000, records: 400, name: 200, title: 500, abstract: 6000, venue: 300 } as const;
export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2100;

/** Ends a reading: nothing is given when anything is wrong, and a file without anybody is wrong. */
export function concludePeople(
  people: readonly PersonSource[],
  findings: FindingList,
  fileName: string,
): PeopleReading {
  if (people.length > PEOPLE_LIMITS.people) {
    const sentence = `The file names ${people.length} people; ${PEOPLE_LIMITS.people} are allowed in one file.`;
    findings.error('people.too-many', sentence, { file: fileName });
  }
  if (people.length === 0 && !findings.hasErrors) {
    findings.error('people.none', 'Nobody is named in this file.', { file: fileName });
  }
  return { people: findings.hasErrors ? [] : people, findings: findings.toArray() };
}

/** Records each once, the richest first seen; titles and abstracts cut to what is kept. */
export function keepRecords(
  records: readonly SourceRecord[],
  name: string,
  place: { readonly file: string; readonly line: number | null },
  findings: FindingList,
): SourceRecord[] {
  const kept = new Map<string, SourceRecord>();
  for (const record of records) {
    const key = `${record.kind} ${record.key}`;
    const before = kept.get(key);
    if (before !== undefined && before.abstract.length >= record.abstract.length) continue;
    kept.set(key, {
      ...record,
      title: record.title.slice(0, PEOPLE_LIMITS.title),
      abstract: record.abstract.slice(0, PEOPLE_LIMITS.abstract),
      venue: record.venue.slice(0, PEOPLE_LIMITS.venue),
    });
  }
  const list = [...kept.values()];
  if (list.length > PEOPLE_LIMITS.records) {
    const sentence = `${name} has ${list.length} records; the ${PEOPLE_LIMITS.records} newest are taken.`;
    findings.warn('people.records-cut', sentence, place);
    return list.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, PEOPLE_LIMITS.records);
  }
  return list;
}

/** A title as a key: without case, marks and spaces, so that two spellings of one title are one record. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

export function yearOrNull(year: number | null): number | null {
  return year !== null && year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : null;
}
