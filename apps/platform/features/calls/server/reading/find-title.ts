// The title of a call: among its first lines, one that sounds like a title of a call, or else the first that could be one.
import type { Unit } from './split-units.ts';
import type { CallWords } from './words/call-words.ts';

const LOOKED_AT = 14;
const LONGEST = 240;
const PAGE = /(?:page|sivu|strona|str\.|pagina|blz\.?)\s?\d|\d\s?\(\d+\)$/iu;

export function findTitle(units: readonly Unit[], words: readonly CallWords[]): string | null {
  let best: { text: string; score: number } | null = null;
  for (const [at, unit] of units.slice(0, LOOKED_AT).entries()) {
    const text = unit.text
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[#\s]+/u, '')
      .trim();
    if (unit.kind === 'row' || unit.kind === 'item' || unit.kind === 'lot' || text.length < 8 || text.length > LONGEST)
      continue;
    // The parts of a page header stand apart.
    if (/\S\s{3,}\S/u.test(unit.text)) continue;
    const letters = text.replaceAll(/\P{L}/gu, '').length;
    if (letters < text.length / 2) continue;
    const small = text.toLowerCase();
    const names = words.some(({ callNames }) => callNames.test(small));
    const isSentence = /[.!;,]$/u.test(text);
    const isBare = text.split(' ').length < 3;
    const isPageHeader = PAGE.test(text);
    const score = (names ? 4 : 0) - (isSentence ? 5 : 0) - (isBare ? 3.5 : 0) - (isPageHeader ? 6 : 0) - at * 0.5;
    if (best === null || score > best.score) best = { text, score };
  }
  return best === null || best.score < -4 ? null : best.text;
}
