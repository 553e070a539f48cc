// Cases as the desk sees them: the list with its clocks, and one case with its history.
import { toLanguage } from '@dragoman/kernel';
import type { CaseHead, CaseView } from '../contract.ts';
import { REFUSAL_CODES } from '../limits.ts';
import { readAnalysis } from './analyse.ts';
import { caseStore } from './case-store.ts';
import type { CaseRow } from './case-store.ts';
import { readSecret } from './confidential.ts';
import { demandDoor } from './demand-door.ts';
import type { CasesWanted } from './demand-door.ts';
import type { DemandParts, Queries } from './demand-parts.ts';
import { firmAddress } from './mail-firm.ts';
import { nameStaff } from './name-staff.ts';
import { readClock } from './service-clock.ts';
import type { ClockTimes } from './service-clock.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import type { DemandTables } from './tables.ts';

export function clockTimes(row: CaseRow): ClockTimes {
  return {
    receivedAt: row.received_at,
    replyDueAt: row.reply_due_at,
    repliedAt: row.replied_at,
    stepDueAt: row.step_due_at,
    closedAt: row.closed_at,
  };
}

/** Overdue ones first, those that wait longest in front; then the newest. */
export async function presentCases(
  { runtime }: Pick<DemandParts, 'runtime'>,
  queries: Queries,
  tenantId: string,
  wanted: CasesWanted = {},
): Promise<CaseHead[]> {
  const summaries = await demandDoor.cases(queries, tenantId, wanted);
  const rows = await withTables<DemandTables>(queries)
    .selectFrom('need_case')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const heads = summaries.flatMap(({ id, title, organisation, kind, stage, source, language, needs }): CaseHead[] => {
    const row = byId.get(id);
    return row === undefined
      ? []
      : [
          {
            id,
            title,
            organisation,
            kind,
            stage,
            source,
            language,
            needs,
            clock: readClock(clockTimes(row), runtime.clock.now()),
          },
        ];
  });
  const overdue = heads.filter(({ clock }) => clock.isOverdue);
  return [
    ...overdue.toSorted((one, other) => (one.clock.receivedAt < other.clock.receivedAt ? -1 : 1)),
    ...heads.filter(({ clock }) => !clock.isOverdue),
  ];
}

/** Null for a case the institution does not have. */
export async function presentCase(
  parts: DemandParts,
  queries: Queries,
  tenantId: string,
  caseId: string,
): Promise<CaseView | null> {
  const store = caseStore(queries);
  const row = await store.find(tenantId, caseId);
  const found = row === null ? null : await demandDoor.case(queries, tenantId, caseId);
  if (row === null || found === null) return null;
  const contact = await store.findContact(tenantId, row.contact_id);
  const question = await store.lastQuestion(tenantId, caseId);
  const answer =
    question === null || question.answer_text_id === null
      ? null
      : await store.findText(tenantId, question.answer_text_id);
  const events = await store.listEvents(tenantId, caseId);
  const names = await nameStaff(queries, events);
  const code = REFUSAL_CODES.find((each) => each === row.refusal_code);
  const { id, title, organisation, kind, stage, source, language, needs } = found;
  return {
    head: {
      id,
      title,
      organisation,
      kind,
      stage,
      source,
      language,
      needs: needs.length,
      clock: readClock(clockTimes(row), parts.runtime.clock.now()),
    },
    revision: Number(row.revision),
    contact:
      contact === null
        ? null
        : {
            id: contact.id,
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            language: toLanguage(contact.language),
          },
    deadline: found.deadline,
    budget: found.budget,
    audience: found.audience,
    refusal: code === undefined ? null : { code, suggestion: row.refusal_suggestion ?? '' },
    question:
      question === null
        ? null
        : {
            text: question.text,
            askedAt: question.asked_at,
            answeredAt: question.answered_at,
            answer: answer === null ? null : await readSecret(queries, tenantId, answer),
          },
    analysis: await readAnalysis(queries, tenantId, caseId),
    events: events.map(({ at, what, detail, for_firm, person_id }) => ({
      at,
      what,
      detail,
      forFirm: Number(for_firm) === 1,
      by: person_id === null ? null : (names.get(person_id) ?? null),
    })),
    programme: await parts.findProgrammeOfCase(queries, tenantId, caseId),
    firmLink: firmAddress(parts, id),
  };
}
