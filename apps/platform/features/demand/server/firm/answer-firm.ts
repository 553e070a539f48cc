// What a firm says on its page: whether we understood it, and the answer to our question. Both become texts of the case, read like the first.
import { AppError } from '@dragoman/kernel';
import type { AnswerFirmBody } from '../../contract.ts';
import { caseStore } from '../case-store.ts';
import { auditCase } from '../demand-parts.ts';
import type { DemandParts, WriteQueries } from '../demand-parts.ts';
import { requireOpen } from '../handle-case.ts';
import { addEvent, addText } from '../open-case.ts';
import { requireId } from './need-drafts.ts';

/** Answers of one case: a page that takes any number would be a way to fill the disk. */
const TEXTS_MAX = 20;

export async function answerAsFirm(
  parts: DemandParts,
  queries: WriteQueries,
  { token, isRight, text, confidential }: AnswerFirmBody,
): Promise<string> {
  const { runtime } = parts;
  const found = await caseStore(queries).findAnywhere(requireId(parts, token));
  if (found === null) throw new AppError('demand.link-not-known');
  const { tenant_id: tenantId, id: caseId, contact_id: contactId } = found;
  await requireOpen(queries, tenantId, caseId);
  const isSaid = text.trim() !== '';
  if (!isSaid && isRight !== true) throw new AppError('demand.nothing-said');
  const by = { tenantId, personId: null };
  if (isSaid) {
    if ((await caseStore(queries).listTexts(tenantId, caseId)).length >= TEXTS_MAX)
      throw new AppError('demand.too-many-answers');
    const words = { text: text.trim(), fileName: null, confidential, origin: 'answer' } as const;
    const shift = text.length - text.trimStart().length;
    const moved = confidential.map(({ start, end }) => ({ start: start - shift, end: end - shift }));
    const textId = await addText(parts, queries, { tenantId, caseId, contactId }, { ...words, confidential: moved });
    const question = await caseStore(queries).lastQuestion(tenantId, caseId);
    if (question !== null && question.answered_at === null) {
      await caseStore(queries).answerQuestion(tenantId, question.id, runtime.clock.iso(), textId);
    }
    if (found.stage === 'asking') await caseStore(queries).change(tenantId, caseId, { stage: 'reading' });
    await addEvent(parts, queries, { ...by, caseId }, { what: 'answered', forFirm: true });
  }
  if (isRight !== null) {
    const what = isRight ? 'confirmed' : 'not-right';
    await addEvent(parts, queries, { ...by, caseId }, { what, forFirm: true });
  }
  await auditCase(parts, queries, by, 'firm-answered', caseId, {
    isRight: isRight ?? 'not-said',
    letters: text.length,
  });
  return caseId;
}
