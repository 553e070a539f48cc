// Weights of criteria and page limits of documents.
import type { CallWords } from './words/call-words.ts';

export interface FoundWeight {
  readonly weight: number;
  readonly unit: 'percent' | 'points';
  readonly start: number;
}

const PERCENT =
  /(?<![\p{N}.,])(\d{1,3}(?:[.,]\d{1,2})?)\s{0,2}(?:%|per ?cent(?!\p{L})|prosenttia|procent(?!\p{L})|proc\.)/giu;
const POINTS =
  /(?<![\p{N}.,])(\d{1,3}(?:[.,]\d)?)\s{0,2}(?:points?|pts?\.?|marks?|pistettä|pist\.|p\.(?=\s|$)|punti|punto|pkt\.?|punkt(?:ów|y)|punten|ptn)(?!\p{L})/giu;

/** The last weight of a line; what is said to be a least score is none. */
export function readWeight(small: string, words: CallWords): FoundWeight | null {
  const found = [
    ...[...small.matchAll(PERCENT)].map((match) => ({ match, unit: 'percent' as const })),
    ...[...small.matchAll(POINTS)].map((match) => ({ match, unit: 'points' as const })),
  ].sort((a, b) => a.match.index - b.match.index);
  const last = found.at(-1);
  if (last === undefined || words.atLeast.test(small)) return null;
  const weight = Number(last.match[1]!.replace(',', '.'));
  return weight > 0 && weight <= 1000 ? { weight, unit: last.unit, start: last.match.index } : null;
}

const PAGES =
  /(?<![\p{L}\p{N}])(\d{1,3}|\p{L}{3,12})\s{1,2}(?:a4[- ]?)?(?:(?:a4|double-spaced|single-spaced|printed)\s)?(?:pages?|sides|sivu(?:a|n|inen|ista)?|pagin[ae]|facciat[ae]|stron(?:y|a|ę)?|pagina(?:['’]s)?|bladzijden|bladzijdes|cartelle)(?!\p{L})/giu;

/** The most pages that are allowed; null where none are named. */
export function readPages(small: string, words: CallWords): number | null {
  for (const [, written] of small.matchAll(PAGES)) {
    const pages = /^\d/u.test(written!) ? Number(written) : (words.numbers[written!] ?? null);
    if (pages !== null && pages > 0 && pages <= 500) return pages;
  }
  return null;
}
