// Academics as colleagues see them: lists, one of them, requests. Whoever hid is counted and nothing else.
import type { Queries } from '../../../core/database/database.ts';
import type {
  AcademicList,
  AcademicRecord,
  AcademicSummary,
  AcademicView,
  AskRequest,
  RequestList,
} from '../contract.ts';
import { REFUSALS } from '../limits.ts';
import { academicStore } from './academic-store.ts';
import { isNoticeLate } from './academic.ts';
import type { Academic, AcademicRecordRow, Request } from './academic.ts';
import type { AcademicsParts, Broker } from './academics-parts.ts';
import { foldName } from './importing/objections.ts';
import { askedSince } from './outreach/ask-academic.ts';
import { hoursLeftOf } from './ranking/rank-academics.ts';
import { requestStore } from './request-store.ts';

const PAGE = 60;

export async function listAcademics(
  { runtime }: AcademicsParts,
  queries: Queries,
  tenantId: string,
  { text = '', from = 0 }: { readonly text?: string | undefined; readonly from?: number | undefined },
): Promise<AcademicList> {
  const now = runtime.clock.iso();
  const store = academicStore(queries);
  const all = await store.list(tenantId);
  const records = Map.groupBy(await store.listRecords(tenantId), (record) => record.academicId);
  const requests = await requestStore(queries).list(tenantId, { since: askedSince(now) });
  const asked = Map.groupBy(requests, (request) => request.academicId);
  const shown = all.filter((academic) => !academic.hidden);
  const wanted = foldName(text).split(' ').filter(Boolean);
  const found = shown.filter((academic) => {
    const name = foldName(`${academic.name} ${academic.affiliation}`);
    return wanted.every((word) => name.includes(word));
  });
  return {
    academics: found
      .slice(from, from + PAGE)
      .map((academic) => summarise(academic, records.get(academic.id) ?? [], asked.get(academic.id) ?? [], now)),
    found: found.length,
    total: shown.length,
    hidden: all.length - shown.length,
    objected: await store.countObjected(tenantId),
    noticeLate: shown.filter((academic) => isNoticeLate(academic, now)).length,
    noticeWithoutAddress: shown.filter(({ email, noticeSentAt }) => email === null && noticeSentAt === null).length,
    open: requests.filter(({ state }) => state === 'open').length,
  };
}

export async function readAcademic(
  { runtime }: AcademicsParts,
  queries: Queries,
  tenantId: string,
  id: string,
): Promise<AcademicView | null> {
  const now = runtime.clock.iso();
  const academic = await academicStore(queries).find(tenantId, id);
  if (academic === null || academic.hidden) return null;
  const records = (await academicStore(queries).listRecords(tenantId, id)).filter((record) => !record.hidden);
  const asked = await requestStore(queries).list(tenantId, { academicId: id, since: askedSince(now) });
  return {
    ...summarise(academic, records, asked, now),
    email: academic.email,
    orcid: academic.orcid,
    openAlexId: academic.openAlexId,
    hoursPerYear: academic.hoursPerYear,
    hoursLeft: hoursLeftOf(academic, asked),
    corrected: [...academic.corrected],
    importedAt: academic.importedAt,
    noticeDueAt: academic.noticeDueAt,
    noticeSentAt: academic.noticeSentAt,
    openedAt: academic.openedAt,
    records: records.map(presentRecord),
  };
}

function summarise(
  academic: Academic,
  records: readonly AcademicRecordRow[],
  asked: readonly Request[],
  now: string,
): AcademicSummary {
  const count = (kind: AcademicRecordRow['kind']): number =>
    records.filter((record) => record.kind === kind && !record.hidden).length;
  return {
    id: academic.id,
    name: academic.name,
    affiliation: academic.affiliation,
    languages: [...academic.languages],
    publications: count('publication'),
    courses: count('course'),
    industry: count('industry'),
    notBefore: academic.notBefore,
    optedOut: academic.optedOut,
    hasAddress: academic.email !== null,
    notice:
      academic.noticeSentAt !== null
        ? academic.noticeHow === 'told'
          ? 'told'
          : 'sent'
        : isNoticeLate(academic, now)
          ? 'late'
          : 'waiting',
    askedLately: asked.length,
  };
}

export function presentRecord({
  id,
  kind,
  title,
  year,
  venue,
  hours,
  forProfessionals,
  source,
  hidden,
}: AcademicRecordRow): AcademicRecord {
  return { id, kind, title, year, venue, hours, forProfessionals, source, hidden };
}

/** Newest first, with how often each reason was given for a no. Of somebody hidden only that there was a request is told. */
export async function listRequests(
  queries: Queries,
  { tenantId, personId }: Broker,
  academicId?: string,
): Promise<RequestList> {
  const academics = new Map((await academicStore(queries).list(tenantId)).map((academic) => [academic.id, academic]));
  const requests = await requestStore(queries).list(tenantId, {
    ...(academicId === undefined ? {} : { academicId }),
    limit: 500,
  });
  const reasons = requests.flatMap(({ answer }) => (answer?.kind === 'other' ? [answer.reason] : []));
  return {
    requests: requests.map((request) => presentRequest(request, academics.get(request.academicId), personId)),
    refusals: REFUSALS.map((reason) => ({ reason, count: reasons.filter((each) => each === reason).length })).filter(
      ({ count }) => count > 0,
    ),
  };
}

export function presentRequest(request: Request, academic: Academic | undefined, personId: string): AskRequest {
  const isShown = academic !== undefined && !academic.hidden;
  return {
    id: request.id,
    academicId: isShown ? academic.id : null,
    name: isShown ? academic.name : '',
    caseId: request.caseId,
    programmeId: request.programmeId,
    sessionId: request.sessionId,
    what: request.what,
    hours: request.hours,
    when: request.when,
    sentAt: request.sentAt,
    answeredAt: request.answeredAt,
    state: request.state,
    answer: isShown ? request.answer : null,
    override: request.override,
    askedByMe: request.personId === personId,
  };
}
