// Whether a sentence of a mail, call or advert is worth matching, and if not, why not.
// English has a trained model; for every language there are turns of phrase. Without a model the filter is coarser: it drops
// what it recognises and keeps the rest, so that more has to be caught by the threshold on the skills themselves.
import type { SentenceKind } from '../text/split-sentences.ts';
import type { Word } from '../text/words.ts';
import { ABOUT_THE_FIRM, BUDGET, CONTACT, GREETING, LEGAL, NEED, POLITENESS } from './sentence-cues.ts';
import { skillProbability } from './sentence-model.ts';
import type { SentenceModel } from './sentence-model.ts';

export type DropReason =
  | 'mail-header'
  | 'signature'
  | 'greeting'
  | 'contact'
  | 'about-the-firm'
  | 'legal'
  | 'heading'
  | 'condition'
  | 'no-skill';

export interface Judgement {
  keep: boolean;
  reason: DropReason | null;
  /** From the trained model; null in a language without one. */
  skillProbability: number | null;
  /** Whether it says that something is needed, or stands in a list, as needs do. */
  asks: boolean;
}

/** Below one half on purpose: a skill missed costs more than a sentence looked at in vain. */
const KEEP_FROM = 0.3;
const SURELY_SKILL = 0.8;

export function judgeSentence(
  text: string,
  kind: SentenceKind,
  words: readonly Word[],
  model: SentenceModel | undefined,
  byWord?: readonly number[],
): Judgement {
  return judgeWith(text, kind, words, model === undefined ? null : skillProbability(words, model, byWord));
}

/** The same where the probability is known: a sentence read word for word in English has it from there. */
export function judgeWith(
  text: string,
  kind: SentenceKind,
  words: readonly Word[],
  probability: number | null,
): Judgement {
  const needs = NEED.test(text);
  const isListed = kind === 'bullet' || kind === 'cell' || kind === 'subject';
  const asks = needs || isListed;
  const drop = (reason: DropReason): Judgement => ({ keep: false, reason, skillProbability: probability, asks });
  if (kind === 'mail-header') return drop('mail-header');
  if (kind === 'signature') return drop('signature');
  const sure = probability !== null && probability >= SURELY_SKILL;
  if (GREETING.test(text)) return drop('greeting');
  if (CONTACT.test(text) && words.length < 25 && !needs) return drop('contact');
  if (!needs && BUDGET.test(text) && words.length < 15) return drop('condition');
  if (!needs && !sure) {
    if (POLITENESS.test(text)) return drop('greeting');
    if (LEGAL.test(text)) return drop('legal');
    if (ABOUT_THE_FIRM.test(text)) return drop('about-the-firm');
  }
  if (kind === 'heading' && words.length <= 4 && /:\s*$/.test(text)) return drop('heading');
  if (probability !== null && probability < KEEP_FROM && !needs && !isListed) return drop('no-skill');
  return { keep: true, reason: null, skillProbability: probability, asks };
}
