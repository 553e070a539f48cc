// The sentences of a case that were written to somebody: neither the lines of a mail's header nor the signature.
import type { CaseReading } from '../../contract.ts';

export function writtenSentences({ sentences }: Pick<CaseReading, 'sentences'>): CaseReading['sentences'] {
  return sentences.filter(({ kind }) => kind !== 'signature' && kind !== 'mail-header');
}
