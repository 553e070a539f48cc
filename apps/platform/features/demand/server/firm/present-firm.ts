// The firm's page: its own sentences with the skills we took from them, the stage and the clock. Confidential lines are not on it.
import type { AcceptedNeed, FirmPage, FirmResult } from '../../contract.ts';
import { REFUSAL_CODES } from '../../limits.ts';
import { caseStore } from '../case-store.ts';
import type { CaseRow } from '../case-store.ts';
import { demandDoor } from '../demand-door.ts';
import type { DemandParts, Queries } from '../demand-parts.ts';
import { firmsStore } from '../firms-store.ts';
import { nameInstitution } from '../mail-firm.ts';
import { attributionOf } from '../reading/attribution.ts';
import { readingStore } from '../reading/reading-store.ts';
import { readClock } from '../service-clock.ts';
import { clockTimes } from '../present-case.ts';
import { AppError } from '@dragoman/kernel';
import { readDraft, requireId } from './need-drafts.ts';

/** Parts of a mail that are no sentence of the need. */
const NO_SENTENCES = new Set(['mail-header', 'signature']);

export async function presentFirm(
  parts: DemandParts,
  queries: Queries,
  token: string,
  language: string,
): Promise<FirmPage> {
  const id = requireId(parts, token);
  const found = await caseStore(queries).findAnywhere(id);
  if (found !== null) {
    return {
      ...(await headOf(queries, found.tenant_id)),
      draft: null,
      request: await presentRequest(parts, queries, found, language),
    };
  }
  const draft = await firmsStore(queries).findDraft(id);
  const form = draft === null ? null : await readDraft(queries, draft);
  if (draft === null || form === null) throw new AppError('demand.link-not-known');
  return { ...(await headOf(queries, draft.tenant_id)), draft: { form, savedAt: draft.saved_at }, request: null };
}

async function headOf(
  queries: Queries,
  tenantId: string,
): Promise<Pick<FirmPage, 'deskId' | 'institution' | 'contactName'>> {
  const desk = await firmsStore(queries).findDesk(tenantId);
  return {
    deskId: desk?.id ?? tenantId,
    institution: await nameInstitution(queries, tenantId),
    contactName: desk?.contact_name ?? '',
  };
}

async function presentRequest(
  parts: DemandParts,
  queries: Queries,
  row: CaseRow,
  language: string,
): Promise<NonNullable<FirmPage['request']>> {
  const { runtime, findProgramme, findResult } = parts;
  const { tenant_id: tenantId, id: caseId } = row;
  const found = await demandDoor.case(queries, tenantId, caseId);
  if (found === null) throw new AppError('demand.link-not-known');
  const { stage, kind, title, needs } = found;
  const kinds = new Map(
    (await readingStore(queries).listSentences(tenantId, caseId)).map((each) => [each.id, each.kind]),
  );
  const question = await caseStore(queries).lastQuestion(tenantId, caseId);
  const events = (await caseStore(queries).listEvents(tenantId, caseId)).filter(
    ({ for_firm }) => Number(for_firm) === 1,
  );
  const said = events.findLast(({ what }) => what === 'confirmed' || what === 'not-right');
  const [reading] = await readingStore(queries).listReadings(tenantId, caseId);
  const skillsOf = (sentenceId: string) =>
    needs.flatMap(({ id: needId, sentences }) =>
      sentences
        .filter(({ id }) => id === sentenceId)
        .map(({ words }) => ({ needId, words: words.map(({ start, end }): [number, number] => [start, end]) })),
    );
  const code = REFUSAL_CODES.find((each) => each === row.refusal_code);
  const programme = await findProgramme(queries, tenantId, caseId);
  return {
    title,
    stage,
    kind,
    clock: readClock(clockTimes(row), runtime.clock.now()),
    sentences: found.sentences
      .filter(({ id }) => !NO_SENTENCES.has(kinds.get(id) ?? ''))
      .map(({ id, text, isConfidential }) => ({
        id,
        text,
        isConfidential,
        skills: isConfidential ? [] : skillsOf(id),
      })),
    skills: needs.map(({ id: needId, skill, level, priority }) => ({ needId, label: skill.label, level, priority })),
    attribution: reading === undefined ? '' : await attributionOf(parts, tenantId, reading, language),
    question:
      question === null
        ? null
        : { text: question.text, askedAt: question.asked_at, isAnswered: question.answered_at !== null },
    confirmed: said === undefined ? null : { isRight: said.what === 'confirmed', at: said.at },
    refusal: code === undefined ? null : { code, suggestion: row.refusal_suggestion ?? '' },
    events: events.map(({ at, what }) => ({ at, what })),
    programme:
      programme === null
        ? null
        : {
            ...programme,
            sessions: programme.sessions.map((session) => ({ ...session, needIds: [...session.needIds] })),
          },
    result: withUnanswered(await findResult(queries, tenantId, caseId), needs),
  };
}

/** Skills that were accepted and are in no programme stand in the result too: a course that left something out says so. */
function withUnanswered(result: FirmResult | null, needs: readonly AcceptedNeed[]): FirmResult | null {
  if (result === null) return null;
  const known = new Set(result.skills.map(({ needId }) => needId));
  const rest = needs.filter(({ id }) => !known.has(id));
  const nothing = { before: null, after: null, change: null, views: [] };
  return {
    ...result,
    skills: [
      ...result.skills,
      ...rest.map(({ id, skill }) => ({
        needId: id,
        label: skill.label,
        isTaught: false,
        outcome: 'not-measured' as const,
        ...nothing,
      })),
    ],
  };
}
