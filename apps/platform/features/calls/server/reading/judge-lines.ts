// Lines of a call: which are headings, rows of tables, lots, cells that belong to the line before, or repeat on every page.
import { readDates } from './read-dates.ts';
import { lotOfLine } from './find-lots.ts';
import { readMoney } from './read-money.ts';
import { markBreaks } from './mark-breaks.ts';
import { LOOKED_AT, readLines } from './read-lines.ts';
import type { Line } from './read-lines.ts';
import type { CallWords } from './words/call-words.ts';

/** `value` stands alone on a line and belongs to the label before it, as cells of a table do in the text of a Word file. */
export type LineKind = 'text' | 'item' | 'heading' | 'lot' | 'row' | 'value';

export interface JudgedLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: LineKind;
  /** A new paragraph begins with it. */
  readonly isAfterBlank: boolean;
}

const HEADING_LETTERS = 90;

export const BULLET = /^(?:[-–—*•·▪◦‣●○■□☐☑✓➢➤]|\(?[a-z]\)|[a-z]\.|\(\d{1,2}\)|\d{1,2}\))\s+/u;
const KEYWORD_NUMBER =
  /^(?:§\s*\d{1,3}\.?|(?:section|part|article|art\.|chapter|rozdział|sezione|articolo|hoofdstuk|artikel|luku)\s+(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?![\p{L}\p{N}])\.?)\s*[-–—:.]?\s*/iu;
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]?|[IVX]{1,5}\.|[A-H][.)])\s+(?=[\p{Lu}„"'«“])/u;
const COUNTED = /^(\d{1,2})[.)]?\s/u;
const ROW = /\S(?:\s*\|\s*|\s*\t\s*|\s{3,})\S/u;
const VALUE =
  /^(?:(?:max\.?|maks\.?|maximum|up to|enintään)\s)?\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|points?|p\.?|pts|pistettä|punti|pkt\.?|punten)?$/iu;
const UNIT = /[%\p{L}]/u;

/** The kinds that stand on a line of their own: nothing goes on from them or into them. */
export function isOwnLine(kind: LineKind): boolean {
  return kind === 'heading' || kind === 'lot' || kind === 'row';
}

export function judgeLines(given: string, words: readonly CallWords[]): JudgedLine[] {
  const lines = markBreaks(readLines(given));
  const texts = lines.map(({ text }) => text);
  const numbered = texts.map((text, at) => isNumberedHeading(texts, at, text));
  const capitals = texts.map((text) => isInCapitals(text));
  // Where headings are numbered or in capitals, a line that is neither is none, whatever its words.
  const isMarked = numbered.filter(Boolean).length >= 3 || capitals.filter(Boolean).length >= 3;
  const judged: JudgedLine[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = kindOf(line, at);
    judged.push({ ...line, kind });
  }
  return judged;

  function kindOf({ text, isAfterBlank }: Line, at: number): LineKind {
    if (text.length > LOOKED_AT) return 'text';
    if (lines[at]!.isPageHeader) return 'heading';
    if (isValueHere(judged, lines, texts, at)) return 'value';
    if (numbered[at]! || capitals[at]!) return lotOfLine(text) === null ? 'heading' : 'lot';
    const isRow = ROW.test(text.slice(0, LOOKED_AT)) && !BULLET.test(text);
    if (lotOfLine(text) !== null) return isRow ? 'row' : 'lot';
    if (isRow || isDatedLabel(text)) return 'row';
    if (!isMarked && (isAfterBlank || at === 0) && isPlainHeading(text, words)) return 'heading';
    return BULLET.test(text) ? 'item' : 'text';
  }
}

/** Numbered or in capitals: a heading whatever its words. */
export function isMarkedHeading(text: string): boolean {
  return KEYWORD_NUMBER.test(text) || NUMBER.test(text) || isInCapitals(text);
}

function isNumberedHeading(texts: readonly string[], at: number, text: string): boolean {
  if (text.length > HEADING_LETTERS + 30 || ROW.test(text)) return false;
  const keyword = KEYWORD_NUMBER.exec(text);
  if (keyword !== null) return keyword[0].length < text.length && !/[.;,]$/u.test(text);
  const number = NUMBER.exec(text);
  if (number === null) return false;
  const body = text.slice(number[0].length);
  if (body.length > HEADING_LETTERS || /[.;,]$/u.test(body)) return false;
  if (readDates(text, 'unknown').length > 0 || readMoney(text).length > 0 || /\d\s?%/u.test(text)) return false;
  return !isCountedItem(texts, at);
}

/** "2. CVs" right after "1. Budget" is an item of a list, not a heading. */
function isCountedItem(texts: readonly string[], at: number): boolean {
  const own = Number(COUNTED.exec(texts[at]!)?.[1] ?? Number.NaN);
  const next = Number(COUNTED.exec(texts[at + 1] ?? '')?.[1] ?? Number.NaN);
  const last = Number(COUNTED.exec(texts[at - 1] ?? '')?.[1] ?? Number.NaN);
  return next === own + 1 || last === own - 1;
}

function isInCapitals(text: string): boolean {
  if (text.length > HEADING_LETTERS || ROW.test(text) || !/\p{Lu}{4}/u.test(text)) return false;
  return text === text.toUpperCase() && !/\d{4}|%|€/u.test(text);
}

function isPlainHeading(text: string, words: readonly CallWords[]): boolean {
  if (text.length > 60 || text.split(/\s+/u).length > 8 || /[.;,)]$/u.test(text) || BULLET.test(text)) return false;
  if (!/^\p{Lu}/u.test(text) || /\d/u.test(text)) return false;
  if (text.endsWith('?')) return true;
  const small = text.toLowerCase();
  return words.some(({ headings }) => headings.some(([, form]) => form.test(small)));
}

/** "Opening of tenders: 26 May 2027": a line of a timetable, whatever the next line is. */
function isDatedLabel(text: string): boolean {
  const colon = /^[^:.;]{3,80}:\s/u.exec(text);
  if (colon === null || BULLET.test(text)) return false;
  const date = readDates(text, 'unknown')[0];
  return date !== undefined && date.start - colon[0].length <= 20 && text.length - date.end <= 40;
}

/** A weight, a sum or a date alone on a line, after a label that is no sentence. */
function isValueHere(
  judged: readonly JudgedLine[],
  lines: readonly Line[],
  texts: readonly string[],
  at: number,
): boolean {
  const text = texts[at]!;
  const label = judged[at - 1];
  if (label === undefined || text.length > 60 || !lines[at]!.isAfterBlank || !isLabel(label, at)) return false;
  // "1 September 2027 at the latest." ends a sentence; "15 maja 2027 r." need not.
  if (/\p{L}{2}\.$|[\d€]\.$/u.test(text)) return false;
  if (VALUE.test(text)) return UNIT.test(text) || isColumn(texts, at);
  const money = readMoney(text)[0];
  if (money !== undefined && text.length - (money.end - money.start) <= 12) return !/^\p{L}{4}/u.test(text);
  const date = readDates(text, 'unknown')[0];
  return date !== undefined && date.start <= 12 && text.length - (date.end - date.start) <= 25;
}

/** Short, a paragraph by itself, and no sentence. */
function isLabel({ text, kind, isAfterBlank }: JudgedLine, at: number): boolean {
  if (kind === 'value' || kind === 'row' || text.length > 160 || !(isAfterBlank || at <= 1)) return false;
  return /\p{L}{3}/u.test(text) && !/[.;!?](?:\s|$)/u.test(text);
}

/** Bare numbers are cells only where every other line is one. */
function isColumn(texts: readonly string[], at: number): boolean {
  const isBare = (text: string | undefined): boolean => text !== undefined && /^\d{1,3}(?:[.,]\d)?$/u.test(text);
  return isBare(texts[at - 2]) || isBare(texts[at + 2]);
}
