// What the desk does with a case: names its kind, answers, asks one question, says no with a suggestion, moves it on.
import { AppError } from '@dragoman/kernel';
import type { ChangeCaseBody, RefuseBody } from '../contract.ts';
import type { CaseStage, TalkChannel } from '../limits.ts';
import { caseStore } from './case-store.ts';
import type { CaseRow } from './case-store.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts, Worker, WriteQueries } from './demand-parts.ts';
import { firmsStore } from './firms-store.ts';
import { mailFirm } from './mail-firm.ts';
import { addEvent, readDesk } from './open-case.ts';
import { readingStore } from './reading/reading-store.ts';
import { addWorkingDays } from './service-clock.ts';

const ENDS: ReadonlySet<string> = new Set<CaseStage>(['closed', 'refused']);

export async function requireCase(queries: WriteQueries, tenantId: string, caseId: string): Promise<CaseRow> {
  const found = await caseStore(queries).find(tenantId, caseId);
  if (found === null) throw new AppError('route.not-found');
  return found;
}

/** Changes head and kind. Throws `demand.changed-meanwhile` when somebody else did so first. */
export async function changeCase(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  { revision, ...body }: ChangeCaseBody,
): Promise<void> {
  const found = await requireCase(queries, by.tenantId, caseId);
  const changes = { ...body, budget: body.budget.trim() === '' ? null : body.budget.trim() };
  const isChanged = await caseStore(queries).changeAt(by.tenantId, caseId, revision, changes);
  if (!isChanged) throw new AppError('demand.changed-meanwhile');
  if (found.kind !== body.kind) {
    await addEvent(parts, queries, { ...by, caseId }, { what: 'triaged', detail: body.kind, forFirm: true });
  }
  await auditCase(parts, queries, by, 'case-changed', caseId, { kind: body.kind });
}

/** A first reply stops its clock and starts that of the next step; later ones only start the step anew. */
async function stopClock({ runtime }: DemandParts, queries: WriteQueries, found: CaseRow): Promise<void> {
  const at = runtime.clock.iso();
  const { step_days } = await readDesk(queries, found.tenant_id);
  await caseStore(queries).change(found.tenant_id, found.id, {
    replied_at: found.replied_at ?? at,
    step_due_at: addWorkingDays(at, step_days),
  });
}

/** A reply that was made outside: by phone, by one's own mail. */
export async function logReply(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  { channel, note }: { readonly channel: TalkChannel; readonly note: string },
): Promise<void> {
  const { runtime } = parts;
  const found = await requireOpen(queries, by.tenantId, caseId);
  await stopClock(parts, queries, found);
  await firmsStore(queries).addTalk({
    tenant_id: by.tenantId,
    id: runtime.makeId(),
    organisation_id: found.organisation_id,
    case_id: caseId,
    channel,
    note,
    at: runtime.clock.iso(),
    person_id: by.personId,
  });
  await addEvent(parts, queries, { ...by, caseId }, { what: 'replied', detail: channel, forFirm: true });
  await auditCase(parts, queries, by, 'reply-logged', caseId, { channel });
}

/** "This is how we understood you; is it right?": by a link to the firm's page. Counts as the first reply. */
export async function sendUnderstood(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
): Promise<void> {
  const found = await requireOpen(queries, by.tenantId, caseId);
  const needs = await readingStore(queries).listNeeds(by.tenantId, caseId);
  const accepted = needs.filter(({ state }) => state === 'accepted').length;
  if (accepted === 0) throw new AppError('demand.nothing-accepted');
  await mailFirmOf(parts, queries, found, 'need-understood');
  await stopClock(parts, queries, found);
  await addEvent(
    parts,
    queries,
    { ...by, caseId },
    { what: 'understood-sent', detail: String(accepted), forFirm: true },
  );
  await auditCase(parts, queries, by, 'understood-sent', caseId, { skills: accepted });
}

/** One question at a time: the next one only when the firm has answered. */
export async function askFirm(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  text: string,
): Promise<void> {
  const { runtime } = parts;
  const found = await requireOpen(queries, by.tenantId, caseId);
  const last = await caseStore(queries).lastQuestion(by.tenantId, caseId);
  if (last !== null && last.answered_at === null) throw new AppError('demand.question-waits');
  await caseStore(queries).addQuestion({
    tenant_id: by.tenantId,
    id: runtime.makeId(),
    case_id: caseId,
    text,
    asked_at: runtime.clock.iso(),
    person_id: by.personId,
    answered_at: null,
    answer_text_id: null,
  });
  await mailFirmOf(parts, queries, found, 'need-question');
  await stopClock(parts, queries, found);
  await caseStore(queries).change(by.tenantId, caseId, { stage: 'asking' });
  await addEvent(parts, queries, { ...by, caseId }, { what: 'asked', forFirm: true });
  await auditCase(parts, queries, by, 'question-sent', caseId);
}

/** A no with its reason and where else to turn; both stand on the firm's page. */
export async function refuseCase(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  { code, suggestion }: RefuseBody,
): Promise<void> {
  const { runtime } = parts;
  const found = await requireOpen(queries, by.tenantId, caseId);
  const at = runtime.clock.iso();
  await caseStore(queries).change(by.tenantId, caseId, {
    stage: 'refused',
    kind: 'not-us',
    refusal_code: code,
    refusal_suggestion: suggestion,
    replied_at: found.replied_at ?? at,
    step_due_at: null,
    closed_at: at,
    revision: Number(found.revision) + 1,
  });
  await mailFirmOf(parts, queries, found, 'need-refused');
  await addEvent(parts, queries, { ...by, caseId }, { what: 'refused', detail: code, forFirm: true });
  await auditCase(parts, queries, by, 'case-refused', caseId, { code });
}

/** Takes a refusal or an end back. */
export async function reopenCase(parts: DemandParts, queries: WriteQueries, by: Worker, caseId: string): Promise<void> {
  const found = await requireCase(queries, by.tenantId, caseId);
  if (!ENDS.has(found.stage)) return;
  const { step_days } = await readDesk(queries, by.tenantId);
  await caseStore(queries).change(by.tenantId, caseId, {
    stage: 'reading',
    kind: found.kind === 'not-us' ? 'open' : found.kind,
    refusal_code: null,
    refusal_suggestion: null,
    closed_at: null,
    step_due_at: addWorkingDays(parts.runtime.clock.iso(), step_days),
    revision: Number(found.revision) + 1,
  });
  await addEvent(parts, queries, { ...by, caseId }, { what: 'reopened', forFirm: true });
  await auditCase(parts, queries, by, 'case-reopened', caseId);
}

/** The next step of a case, with its own time. Rooms to the right call it when a programme is designed or offered. */
export async function moveCase(
  parts: Pick<DemandParts, 'runtime' | 'audit'>,
  queries: WriteQueries,
  by: { readonly tenantId: string; readonly personId: string | null },
  caseId: string,
  stage: CaseStage,
): Promise<void> {
  const found = await requireCase(queries, by.tenantId, caseId);
  if (found.stage === stage) return;
  if (ENDS.has(found.stage)) throw new AppError('demand.case-over');
  const at = parts.runtime.clock.iso();
  const { step_days } = await readDesk(queries, by.tenantId);
  const isEnd = ENDS.has(stage);
  await caseStore(queries).change(by.tenantId, caseId, {
    stage,
    // The time of a step runs only after the firm has heard from us: before, the first reply is what is due.
    step_due_at: isEnd || found.replied_at === null || stage === 'running' ? null : addWorkingDays(at, step_days),
    closed_at: isEnd ? at : null,
  });
  await addEvent(parts, queries, { ...by, caseId }, { what: 'moved', detail: stage, forFirm: true });
  await auditCase(parts, queries, by, 'case-moved', caseId, { stage });
}

export async function requireOpen(queries: WriteQueries, tenantId: string, caseId: string): Promise<CaseRow> {
  const found = await requireCase(queries, tenantId, caseId);
  if (ENDS.has(found.stage)) throw new AppError('demand.case-over');
  return found;
}

/** Nothing is sent where the firm left no address: the link on the case's page can be handed over in another way. */
async function mailFirmOf(
  parts: DemandParts,
  queries: WriteQueries,
  found: CaseRow,
  mail: Parameters<typeof mailFirm>[4],
): Promise<boolean> {
  const contact = await caseStore(queries).findContact(found.tenant_id, found.contact_id);
  return mailFirm(parts, queries, found, contact, mail, parts.runtime.clock.iso());
}
