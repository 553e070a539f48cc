// The units that rules judge: sentences of running text, items of lists, rows of tables, headings.
import { splitSentences } from '@dragoman/matching';
import type { LaidOutText } from './lay-out-text.ts';

export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'sentence' | 'item' | 'heading' | 'lot' | 'row' | 'signature';
}

/** Shortened words of calls after which no sentence ends, beside those the splitter of needs knows. */
const SHORTENED =
  /(?:^|[\s(„"])(?:godz|art|ust|pkt|poz|tel|str|max|maks|min|ca|pag|num|blz|bijl|par|para|vol|pp?|klo|zał|tys|mln|mld|milj|mrd|excl|lit|kpl|alv|puh|resp|p|n|lett|cod|all|s|u|nr|no)\.$/iu;
/** "2027 r. Odpowiedzi": the year's letter ends a sentence when a large letter follows. */
const AFTER_YEAR = /(?<=\d{4} r\.)\s+(?=\p{Lu})/u;

export function splitUnits({ text, lines }: LaidOutText): Unit[] {
  const units: Unit[] = [];
  // One by one: a text of nothing but short lines has more of them than a call takes arguments.
  const addUntil = (to: number): void => {
    for (const unit of sentencesBetween(text, from, to)) units.push(unit);
  };
  let from = 0;
  for (const { start, end, kind } of lines) {
    if (kind === 'text' || kind === 'item' || kind === 'value') continue;
    addUntil(start);
    const written = text.slice(start, end);
    const lead = written.length - written.trimStart().length;
    if (lead < written.length)
      units.push({ start: start + lead, end: start + written.trimEnd().length, text: written.trim(), kind });
    from = end;
  }
  addUntil(text.length);
  return units;
}

function sentencesBetween(text: string, from: number, to: number): Unit[] {
  if (from >= to) return [];
  const joined: { start: number; end: number; kind: 'sentence' | 'item' | 'signature' }[] = [];
  for (const { start, end, kind } of splitSentences(text.slice(from, to))) {
    const last = joined.at(-1);
    const place = { start: from + start, end: from + end };
    const gap = last === undefined ? '' : text.slice(last.end, place.start);
    // The mark of a new item would stand in the gap.
    const goesOn = last !== undefined && /^\s*$/u.test(gap) && !/\n\s*\n/u.test(gap);
    if (goesOn && SHORTENED.test(text.slice(last.start, last.end))) joined.splice(-1, 1, { ...last, end: place.end });
    else joined.push({ ...place, kind: kind === 'bullet' ? 'item' : kind === 'signature' ? kind : 'sentence' });
  }
  return joined.flatMap(({ start, end, kind }) => {
    const written = text.slice(start, end);
    const cut = AFTER_YEAR.exec(written);
    if (cut === null) return [{ start, end, text: written, kind }];
    const middle = start + cut.index;
    return [
      { start, end: middle, text: text.slice(start, middle), kind },
      ...sentencesBetween(text, middle, end).map((unit) => ({ ...unit, kind })),
    ];
  });
}
