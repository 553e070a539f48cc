// An academic answers by link: yes, not me but somebody else, or not before a date. Nothing happens by opening alone.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type { AskAnswer, AskedState } from '../../contract.ts';
import { LATER_DAYS } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import { dayAfter } from '../academic.ts';
import type { Academic, Request } from '../academic.ts';
import { readAcademicToken } from '../academic-tokens.ts';
import { nameOfInstitution, touchPool } from '../academics-parts.ts';
import type { AcademicsParts } from '../academics-parts.ts';
import { requestStore } from '../request-store.ts';
import { mailAnswer } from './send-academic-mail.ts';

export async function openAsked(parts: AcademicsParts, queries: Queries, token: string): Promise<AskedState> {
  const { request, academic } = await requireAsked(parts, queries, token);
  return present(parts, queries, request, academic);
}

/** The last answer counts; the same one twice is one. */
export async function answerAsked(
  parts: AcademicsParts,
  queries: WriteQueries,
  token: string,
  answer: AskAnswer,
): Promise<AskedState> {
  const { request, academic } = await requireAsked(parts, queries, token);
  const { tenantId } = request;
  const now = parts.runtime.clock.iso();
  if (request.state === 'withdrawn' || request.state === 'over') throw new AppError('academics.request-over');
  if (
    answer.kind === 'later' &&
    (answer.notBefore <= now.slice(0, 10) || answer.notBefore > dayAfter(now, LATER_DAYS))
  ) {
    throw new AppError('academics.date-not-possible', { values: { latest: dayAfter(now, LATER_DAYS) } });
  }
  if (JSON.stringify(request.answer) === JSON.stringify(answer)) return present(parts, queries, request, academic);
  const changed: Request = { ...request, state: answer.kind, answer, answeredAt: now };
  await requestStore(queries).change(tenantId, request.id, {
    state: answer.kind,
    answer: JSON.stringify(answer),
    answered_at: now,
  });
  await keepDate(parts, queries, academic, request.answer, answer);
  await mailAnswer(parts, queries, changed, academic);
  await parts.audit(queries, {
    tenantId,
    personId: academic.personId,
    action: 'academics.answered',
    subject: { type: 'academic-request', id: request.id },
    details: { answer: answer.kind, reason: answer.kind === 'other' ? answer.reason : '' },
  });
  return present(parts, queries, changed, academic);
}

/** "Not before" holds for all suggestions and requests, until the academic says otherwise. */
async function keepDate(
  parts: AcademicsParts,
  queries: WriteQueries,
  academic: Academic,
  before: AskAnswer | null,
  answer: AskAnswer,
): Promise<void> {
  const isOwnDate = before?.kind === 'later' && academic.notBefore === before.notBefore;
  const notBefore = answer.kind === 'later' ? answer.notBefore : isOwnDate ? null : academic.notBefore;
  if (notBefore === academic.notBefore) return;
  await academicStore(queries).change(academic.tenantId, academic.id, { not_before: notBefore });
  await touchPool(parts, queries, academic.tenantId);
}

async function requireAsked(
  { keys }: AcademicsParts,
  queries: Queries,
  token: string,
): Promise<{ readonly request: Request; readonly academic: Academic }> {
  const id = readAcademicToken(keys, 'academic-request', token);
  const request = id === null ? null : await requestStore(queries).findAnywhere(id);
  const academic = request === null ? null : await academicStore(queries).find(request.tenantId, request.academicId);
  if (request === null || academic === null) throw new AppError('academics.link-not-known');
  return { request, academic };
}

async function present(
  { runtime }: AcademicsParts,
  queries: Queries,
  request: Request,
  academic: Academic,
): Promise<AskedState> {
  const records = await academicStore(queries).listRecords(academic.tenantId, academic.id);
  const now = runtime.clock.iso();
  return {
    academic: academic.name,
    institution: await nameOfInstitution(queries, academic.tenantId),
    asker: request.asker,
    what: request.what,
    why: request.reasons.flatMap((id) => records.find((each) => each.id === id && !each.hidden)?.title ?? []),
    hours: request.hours,
    when: request.when,
    state: request.state,
    answer: request.answer,
    earliest: dayAfter(now, 1),
    latest: dayAfter(now, LATER_DAYS),
  };
}
