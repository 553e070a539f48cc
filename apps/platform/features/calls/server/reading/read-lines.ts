// The lines of a call without what stands on every page: page headers but for the first, and page numbers.

export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** A new paragraph begins with it: an empty line stands before it, and no page header alone. */
  readonly isAfterBlank: boolean;
  /** The first of the lines that stand on every page. */
  readonly isPageHeader: boolean;
}

/** Lines are judged by their beginning; nobody writes a heading of a page. */
export const LOOKED_AT = 400;
export const SENTENCE_END = /[.!?;:,]["'”»)]*$/u;

/** "2/3", "Page 2 of 8", "– 2 –"; a bare number is one only beside a page header. */
const PAGE_NUMBER =
  /^(?:(?:page|sivu|strona|str\.|pagina|pag\.|blz\.|s\.)\s*)?[-–—]?\s*\d{1,3}\s*(?:(?:\/|of|z|di|van|\()\s*\d{1,3}\)?)?\s*[-–—]?$/iu;

/** Lines with letters or figures, without those that repeat on pages. */
export function readLines(given: string): Line[] {
  const all: (Line & { readonly key: string })[] = [];
  let isAfterBlank = false;
  for (const match of given.matchAll(/[^\n\f]+|\f/gu)) {
    const text = match[0].trim();
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    const isBlankBefore = /\n[^\S\n]*\n[^\S\n]*$/u.test(given.slice(Math.max(0, start - 200), start));
    isAfterBlank ||= isBlankBefore;
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const key = text.slice(0, LOOKED_AT).replaceAll(/\d+/gu, '#').replaceAll(/\s+/gu, ' ');
    all.push({ start, end: start + text.length, text, isAfterBlank, isPageHeader: false, key });
    isAfterBlank = false;
  }
  return withoutPageLines(all);
}

function withoutPageLines(all: readonly (Line & { readonly key: string })[]): Line[] {
  const repeats = new Map<string, number>();
  for (const { key } of all) repeats.set(key, (repeats.get(key) ?? 0) + 1);
  const isNumber = (at: number): boolean => all[at] !== undefined && PAGE_NUMBER.test(all[at].text);
  // A line that repeats is a page header only where it also opens the text or stands beside a number of a page: a requirement may
  // be written once for each lot.
  const headers = new Set(
    all
      .filter(
        ({ key, text }, at) =>
          repeats.get(key)! > 1 &&
          text.replaceAll(/\P{L}/gu, '').length >= 8 &&
          !SENTENCE_END.test(text) &&
          (at < 3 || isNumber(at + 1) || isNumber(at - 1)),
      )
      .map(({ key }) => key),
  );
  const first = new Set<string>();
  const isHeader = all.map(({ key }) => headers.has(key));
  const kept: Line[] = [];
  let hasCut = false;
  for (const [at, { start, end, text, isAfterBlank, key }] of all.entries()) {
    const isPage = isNumber(at) && (!/^\d+$/u.test(text) || isHeader[at - 1] === true || isHeader[at + 1] === true);
    // The first of them stays: it often names who calls.
    if (isPage || (isHeader[at]! && first.has(key))) {
      hasCut = true;
      continue;
    }
    first.add(key);
    const isPageHeader = isHeader[at]!;
    const goesOn = hasCut && kept.length > 0 && !SENTENCE_END.test(kept.at(-1)!.text) && /^\p{Ll}/u.test(text);
    kept.push({ start, end, text, isAfterBlank: (isAfterBlank || hasCut) && !goesOn, isPageHeader });
    hasCut = false;
  }
  return kept;
}
