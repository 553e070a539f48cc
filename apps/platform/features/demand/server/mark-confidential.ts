// Makes a sentence confidential after it came, or not confidential any more: its letters move between the text and the payload.
import { AppError } from '@dragoman/kernel';
import { caseStore } from './case-store.ts';
import { dropSecret, keepSecret, readSecret, readStretches } from './confidential.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts, Worker, WriteQueries } from './demand-parts.ts';
import { makeTitle } from './open-case.ts';
import { readingStore } from './reading/reading-store.ts';

/** A title that was taken from the sentence is made anew without it. */
export async function markConfidential(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  { sentenceId, isConfidential }: { readonly sentenceId: string; readonly isConfidential: boolean },
): Promise<void> {
  const { tenantId } = by;
  const sentence = (await readingStore(queries).listSentences(tenantId, caseId)).find(({ id }) => id === sentenceId);
  if (sentence === undefined) throw new AppError('demand.sentence-not-known');
  if ((Number(sentence.is_confidential) === 1) === isConfidential) return;
  const cases = caseStore(queries);
  const text = await cases.findText(tenantId, sentence.text_id);
  const found = await cases.find(tenantId, caseId);
  if (text === null || found === null) throw new AppError('demand.sentence-not-known');
  const whole = await readSecret(queries, tenantId, text);
  const [start, end] = [Number(sentence.start_at), Number(sentence.end_at)];
  const before = await readStretches(queries, tenantId, text);
  const stretches = isConfidential
    ? [...before, { start, end }]
    : before.flatMap((each) => [
        { start: each.start, end: Math.min(each.end, start) },
        { start: Math.max(each.start, end), end: each.end },
      ]);
  await dropSecret(queries, tenantId, text.secret_id);
  const of = { tenantId, personId: found.contact_id ?? caseId };
  const kept = await keepSecret(queries, parts.runtime, of, whole, stretches);
  await cases.changeText(tenantId, text.id, kept);
  await readingStore(queries).markSentence(tenantId, sentenceId, isConfidential);
  const words = whole.slice(start, end);
  const stem = found.title.replace(/…$/, '');
  if (isConfidential && stem.length > 8 && words.replaceAll(/\s+/g, ' ').includes(stem)) {
    const title = makeTitle(kept.text, '–');
    await cases.change(tenantId, caseId, { title });
  }
  await auditCase(parts, queries, by, isConfidential ? 'line-hidden' : 'line-opened', caseId);
}
