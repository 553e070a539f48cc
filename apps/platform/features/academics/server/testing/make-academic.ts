// Synthetic academics, records and requests, whole but for what a test says about them.
import { randomUUID } from 'node:crypto';
import type { Academic, AcademicRecordRow, Request } from '../academic.ts';

export const TENANT = '019f0000-0000-7000-8000-00000000000a';
const IMPORTED = '2026-11-01T08:00:00.000Z';

export function makeAcademic(name: string, more: Partial<Academic> = {}): Academic {
  const id = randomUUID();
  return {
    tenantId: TENANT,
    id,
    personId: id,
    name,
    email: `${id}@synthetic.example`,
    affiliation: 'Synthetic University',
    languages: ['en', 'fi'],
    orcid: null,
    openAlexId: null,
    hoursPerYear: 40,
    notBefore: null,
    hidden: false,
    optedOut: false,
    corrected: [],
    sources: ['csv'],
    importedAt: IMPORTED,
    noticeDueAt: '2026-12-01T08:00:00.000Z',
    noticeSentAt: IMPORTED,
    noticeHow: 'mail',
    openedAt: null,
    ...more,
  };
}

export function makeRecord(
  academicId: string,
  kind: AcademicRecordRow['kind'],
  title: string,
  more: Partial<AcademicRecordRow> = {},
): AcademicRecordRow {
  return {
    tenantId: TENANT,
    academicId,
    id: randomUUID(),
    kind,
    sourceKey: title.toLowerCase(),
    source: 'csv',
    title,
    abstract: '',
    venue: '',
    year: 2024,
    hours: null,
    forProfessionals: false,
    corrected: false,
    hidden: false,
    ...more,
  };
}

export function makeRequest(academicId: string, more: Partial<Request> = {}): Request {
  return {
    tenantId: TENANT,
    id: randomUUID(),
    academicId,
    personId: randomUUID(),
    asker: 'Asker Synthetic',
    caseId: null,
    programmeId: null,
    sessionId: null,
    what: 'A synthetic day',
    hours: 6,
    when: 'in spring',
    startsOn: null,
    language: 'en',
    reasons: [],
    state: 'open',
    answer: null,
    override: null,
    sentAt: '2026-11-20T08:00:00.000Z',
    answeredAt: null,
    ...more,
  };
}
