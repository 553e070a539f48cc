// Asks an academic, unless it is not to be: not before a date, opted out, or asked a short time ago without a reason that is kept.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type { AskBody, AskPreview } from '../../contract.ts';
import { ASKED_MONTHS, COOL_DOWN_DAYS } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import { dayAfter, isNoticeLate } from '../academic.ts';
import type { Academic, AcademicRecordRow, Request } from '../academic.ts';
import { findBroker, nameOfInstitution, touchPool } from '../academics-parts.ts';
import type { AcademicsParts, Broker } from '../academics-parts.ts';
import { requestStore } from '../request-store.ts';
import { repeatsConfidential } from './confidential-words.ts';
import { composeRequest, mailRequest } from './send-academic-mail.ts';

/** The instant before which requests no longer count for fairness. */
export function askedSince(now: string): string {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - ASKED_MONTHS);
  return since.toISOString();
}

interface Askable {
  readonly academic: Academic & { readonly email: string };
  readonly reasons: readonly AcademicRecordRow[];
  readonly asker: string;
  readonly institution: string;
  /** There was a request within the pause; the body's reason is kept with the new one. */
  readonly isCooling: boolean;
}

/** The mail as it would be sent; the pause between two requests is not looked at yet. */
export async function previewRequest(
  parts: AcademicsParts,
  queries: Queries,
  by: Broker,
  body: AskBody,
): Promise<AskPreview> {
  const found = await requireAskable(parts, queries, by, body);
  return composeRequest(parts, body.language, { ...body, ...found });
}

/** @throws AppError with the one reason why this academic is not asked now */
export async function askAcademic(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  body: AskBody,
): Promise<Request> {
  const { runtime, audit, thread, keys } = parts;
  const { tenantId } = by;
  const { academic, reasons, asker, isCooling } = await requireAskable(parts, queries, by, body);
  const now = runtime.clock.iso();
  if (isCooling && body.override === null) {
    const last = await lastAsked(queries, academic);
    throw new AppError('academics.cooling-down', {
      values: { days: COOL_DOWN_DAYS, date: dayAfter(last!, COOL_DOWN_DAYS), asked: last!.slice(0, 10) },
    });
  }
  const request: Request = {
    tenantId,
    id: runtime.makeId(),
    academicId: academic.id,
    personId: by.personId,
    asker,
    caseId: body.caseId,
    programmeId: body.programmeId,
    sessionId: body.sessionId,
    what: body.what,
    hours: body.hours,
    when: body.when,
    startsOn: body.startsOn,
    language: body.language,
    reasons: reasons.map(({ id }) => id),
    state: 'open',
    answer: null,
    override: isCooling ? body.override : null,
    sentAt: now,
    answeredAt: null,
  };
  await requestStore(queries).add(request);
  await mailRequest(parts, queries, academic, request, reasons);
  if (academic.noticeSentAt === null) {
    await academicStore(queries).change(tenantId, academic.id, { notice_sent_at: now, notice_how: 'request' });
    await touchPool(parts, queries, tenantId);
  }
  const authorDigest = keys.digestPerson(tenantId, by.personId);
  const from = { type: 'academic-request', id: request.id };
  await thread.link(queries, {
    tenantId,
    from,
    relation: 'asks',
    to: { type: 'academic', id: academic.id },
    authorDigest,
  });
  const purpose =
    body.programmeId !== null
      ? { type: 'programme', id: body.programmeId }
      : body.caseId !== null
        ? { type: 'need-case', id: body.caseId }
        : null;
  if (purpose !== null)
    await thread.link(queries, { tenantId, from, relation: 'asked-for', to: purpose, authorDigest });
  await audit(queries, {
    tenantId,
    personId: by.personId,
    action: isCooling ? 'academics.asked-within-pause' : 'academics.asked',
    subject: { type: 'academic-request', id: request.id },
    details: { reasons: reasons.length, override: isCooling },
  });
  return request;
}

async function requireAskable(parts: AcademicsParts, queries: Queries, by: Broker, body: AskBody): Promise<Askable> {
  const { tenantId } = by;
  const store = academicStore(queries);
  const academic = await store.find(tenantId, body.academicId);
  const now = parts.runtime.clock.iso();
  if (academic === null || academic.hidden) throw new AppError('route.not-found');
  if (isNoticeLate(academic, now)) throw new AppError('academics.not-to-be-asked');
  if (academic.optedOut) throw new AppError('academics.opted-out');
  const { email } = academic;
  if (email === null) throw new AppError('academics.no-address');
  const from = body.startsOn ?? now.slice(0, 10);
  if (academic.notBefore !== null && academic.notBefore > from) {
    throw new AppError('academics.not-before', { values: { date: academic.notBefore } });
  }
  const visible = (await store.listRecords(tenantId, academic.id)).filter((record) => !record.hidden);
  const reasons = [...new Set(body.reasons)].map((id) => visible.find((record) => record.id === id));
  if (!reasons.every((record) => record !== undefined)) throw new AppError('academics.reason-not-known');
  await refuseConfidential(parts, queries, tenantId, body);
  const last = await lastAsked(queries, academic);
  return {
    academic: { ...academic, email },
    reasons,
    asker: (await findBroker(queries, by)).name,
    institution: await nameOfInstitution(queries, tenantId),
    isCooling: last !== null && dayAfter(last, COOL_DOWN_DAYS) > now.slice(0, 10),
  };
}

async function refuseConfidential(
  { demand, programmes }: AcademicsParts,
  queries: Queries,
  tenantId: string,
  body: AskBody,
): Promise<void> {
  const programme = body.programmeId === null ? null : await programmes.programme(queries, tenantId, body.programmeId);
  if (body.programmeId !== null && programme === null) throw new AppError('academics.programme-not-known');
  const caseId = body.caseId ?? programme?.caseId ?? null;
  if (caseId === null) return;
  const needCase = await demand.case(queries, tenantId, caseId);
  if (needCase === null) {
    if (body.caseId !== null) throw new AppError('academics.case-not-known');
    return;
  }
  const secret = await demand.confidentialSentences(queries, tenantId, caseId);
  if (repeatsConfidential(`${body.what}\n${body.when}`, secret.values())) throw new AppError('academics.confidential');
}

async function lastAsked(queries: Queries, { tenantId, id }: Academic): Promise<string | null> {
  const [last] = await requestStore(queries).list(tenantId, { academicId: id, limit: 1 });
  return last?.sentAt ?? null;
}

/** Taken back by a colleague; what was answered before stays as it was said. */
export async function withdrawRequest(
  parts: AcademicsParts,
  queries: WriteQueries,
  { tenantId, personId }: Broker,
  requestId: string,
): Promise<void> {
  const request = await requestStore(queries).find(tenantId, requestId);
  if (request === null) throw new AppError('route.not-found');
  if (request.state !== 'open') return;
  await requestStore(queries).change(tenantId, requestId, { state: 'withdrawn' });
  await parts.audit(queries, {
    tenantId,
    personId,
    action: 'academics.request-withdrawn',
    subject: { type: 'academic-request', id: requestId },
  });
}
