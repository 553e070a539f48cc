// The sentence of an objective out of its parts, as the library puts it together; here so that it follows while one writes.
import type { DraftLanguage } from '../../limits.ts';

interface Parts {
  readonly verb: string;
  readonly content: string;
  readonly context: string;
  readonly standard: string;
}

/** Around what somebody can do; in Polish the context comes before it. */
const SENTENCES: Readonly<Record<DraftLanguage, (can: string, context: string, standard: string) => string>> = {
  en: (can, context, standard) => `Participants can ${can}${context}${standard}.`,
  fi: (can, context, standard) => `Osallistuja osaa ${can}${context}${standard}.`,
  it: (can, context, standard) => `Chi partecipa sa ${can}${context}${standard}.`,
  pl: (can, context, standard) => `Osoby uczestniczące potrafią${context} ${can}${standard}.`,
};

/**
 * @example
 * composeText({ verb: 'size', content: 'heat pumps', context: '', standard: '' }, 'en'); // 'Participants can size heat pumps.'
 */
export function composeText({ verb, content, context, standard }: Parts, language: DraftLanguage): string {
  const can = verb === content ? content : `${verb} ${content}`;
  return SENTENCES[language](can, context === '' ? '' : ` ${context}`, standard === '' ? '' : `, ${standard}`);
}
