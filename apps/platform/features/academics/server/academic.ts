// An academic, what is known of them, and a request to them, as the use cases know them.
import type { Language } from '@dragoman/kernel';
import type { AskAnswer, RequestState } from '../contract.ts';
import type { RecordKind } from '../limits.ts';

export type RecordSource = 'openalex' | 'orcid' | 'csv' | 'own';

export interface Academic {
  readonly tenantId: string;
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly affiliation: string;
  readonly languages: readonly string[];
  readonly orcid: string | null;
  readonly openAlexId: string | null;
  readonly hoursPerYear: number | null;
  /** ISO date before which there is no suggestion and no request. */
  readonly notBefore: string | null;
  readonly hidden: boolean;
  readonly optedOut: boolean;
  readonly corrected: readonly string[];
  readonly sources: readonly string[];
  readonly importedAt: string;
  readonly noticeDueAt: string;
  readonly noticeSentAt: string | null;
  readonly noticeHow: 'mail' | 'request' | 'told' | null;
  readonly openedAt: string | null;
}

export interface AcademicRecordRow {
  readonly tenantId: string;
  readonly academicId: string;
  readonly id: string;
  readonly kind: RecordKind;
  readonly sourceKey: string;
  readonly source: RecordSource;
  readonly title: string;
  readonly abstract: string;
  readonly venue: string;
  readonly year: number | null;
  readonly hours: number | null;
  readonly forProfessionals: boolean;
  /** The academic changed the title; an import leaves it alone. */
  readonly corrected: boolean;
  readonly hidden: boolean;
}

export interface Request {
  readonly tenantId: string;
  readonly id: string;
  readonly academicId: string;
  readonly personId: string;
  readonly asker: string;
  readonly caseId: string | null;
  readonly programmeId: string | null;
  readonly sessionId: string | null;
  readonly what: string;
  readonly hours: number;
  readonly when: string;
  readonly startsOn: string | null;
  readonly language: Language;
  readonly reasons: readonly string[];
  readonly state: RequestState;
  readonly answer: AskAnswer | null;
  readonly override: string | null;
  readonly sentAt: string;
  readonly answeredAt: string | null;
}

/** True when the notice of Article 14 is overdue: nobody is ranked or asked who was not told in time. */
export function isNoticeLate(academic: Academic, now: string): boolean {
  return academic.noticeSentAt === null && academic.noticeDueAt < now;
}

export const DAY = 86_400_000;

/** The ISO date so many days after an instant. */
export function dayAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY).toISOString().slice(0, 10);
}
