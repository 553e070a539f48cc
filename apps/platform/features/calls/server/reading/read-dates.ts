// Dates as calls write them in five languages, with the hour beside them. A date that does not exist, or whose day and month could be
// exchanged, is found without an ISO date.
import type { CallLanguage } from './call-reading.ts';
import { readTimes } from './read-times.ts';

export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly iso: string | null;
  readonly time: string | null;
  /** The first day of a period whose last day follows. */
  readonly opensPeriod: boolean;
}

/** How an all-numeric date with strokes is to be read. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown';

interface Written {
  readonly start: number;
  readonly end: number;
  readonly iso: string | null;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'tammikuu', 'gennaio', 'gen', 'stycz', 'januari'],
  ['february', 'feb', 'helmikuu', 'febbraio', 'lut', 'februari'],
  ['march', 'mar', 'maaliskuu', 'marzo', 'marca', 'marzec', 'maart', 'mrt'],
  ['april', 'apr', 'huhtikuu', 'aprile', 'kwie'],
  ['may', 'toukokuu', 'maggio', 'mag', 'maja', 'maj', 'mei'],
  ['june', 'jun', 'kesäkuu', 'giugno', 'giu', 'czerw', 'juni'],
  ['july', 'jul', 'heinäkuu', 'luglio', 'lug', 'lipca', 'lipiec', 'juli'],
  ['august', 'aug', 'elokuu', 'agosto', 'ago', 'sierp', 'augustus'],
  ['september', 'sept', 'sep', 'syyskuu', 'settembre', 'set', 'wrze'],
  ['october', 'oct', 'lokakuu', 'ottobre', 'ott', 'paźdz', 'pazdz', 'oktober', 'okt'],
  ['november', 'nov', 'marraskuu', 'novembre', 'listopad'],
  ['december', 'dec', 'joulukuu', 'dicembre', 'dic', 'grud'],
];
/** Stems that take endings; all others are whole words, so that "mar" is not read in "market". */
const WITH_ENDINGS = /^(?:.+kuu|stycz|lut|kwie|czerw|sierp|wrze|pa[źz]dz|listopad|grud)$/;
const NAMES = MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .map((name) => (WITH_ENDINGS.test(name) ? `${name}\\p{L}{0,8}` : name))
  .join('|');

const DAY_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(\\d{1,2})(?:st|nd|rd|th|°|º|ª)?\\.?\\s{1,3}(?:(?:of|päivänä|dnia)\\s{1,3})?(${NAMES})(?!\\p{L})\\.?,?(?:\\s{1,3}(\\d{4})(?!\\d))?`,
  'giu',
);
const NAME_DAY = new RegExp(
  `(?<![\\p{L}\\p{N}])(${NAMES})\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})(?!\\d)`,
  'giu',
);
const NUMERIC = /(?<![\p{L}\p{N}.,/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\p{N}/-]|[.,]\d)/gu;
const ISO = /(?<![\p{L}\p{N}-])(\d{4})-(\d{2})-(\d{2})(?![\p{N}-])/gu;
/** The day a period begins, its month and year left to the end of the period: "1.–15.3.2027", "from 1 to 15 March 2027". */
const BETWEEN =
  /^\s*(?:r\.?|roku|,)?\s*(?:[–—-]|to|until|till|through|and (?:ends|closes)(?: on)?|do(?: dnia)?|al|fino al?|tot(?: en met)?|t\/m|ja päättyy|saakka|asti|i kończy(?: się)?)\s*$/iu;

/** `order` says how strokes are to be read, see `orderOfDates`. Ordered by place; nothing overlaps. */
export function readDates(text: string, order: DateOrder): FoundDate[] {
  if (!/\d/u.test(text)) return [];
  const written = [...isoDates(text), ...namedDates(text), ...numericDates(text, order)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const kept: Written[] = [];
  for (const date of written) if (date.start >= (kept.at(-1)?.end ?? 0)) kept.push(date);
  const times = kept.length === 0 ? [] : readTimes(text);
  return kept.map((date, at) => {
    const next = kept[at + 1];
    const before = kept[at - 1]?.end ?? 0;
    const near = times.filter(
      (time) => time.start >= before && time.end <= (next?.start ?? text.length) && !overlaps(time, kept),
    );
    const after = near.find((time) => time.start >= date.end && time.start - date.end <= 40);
    const ahead = near.findLast((time) => time.end <= date.start && date.start - time.end <= 30);
    return {
      ...date,
      time: (after ?? ahead)?.time ?? null,
      opensPeriod: next !== undefined && next.start - date.end <= 40 && BETWEEN.test(withoutTimes(text, date, next)),
    };
  });
}

/** Whether strokes mean day first: every language but English says so, and so does a date of the text whose day is above twelve. */
export function orderOfDates(text: string, language: CallLanguage | null): DateOrder {
  if (language !== null && language !== 'en') return 'day-first';
  let order: DateOrder = 'unknown';
  for (const [, first, mark, second] of text.matchAll(NUMERIC)) {
    if (mark === '.') continue;
    const seen: DateOrder = Number(first) > 12 ? 'day-first' : Number(second) > 12 ? 'month-first' : order;
    if (order !== 'unknown' && seen !== order) return 'unknown';
    order = seen;
  }
  return order;
}

/** Null for 31 February and for years nobody writes calls in. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function* isoDates(text: string): Generator<Written> {
  for (const found of text.matchAll(ISO)) {
    yield placed(found, isoDate(Number(found[1]), Number(found[2]), Number(found[3])));
  }
}

function* namedDates(text: string): Generator<Written> {
  for (const found of text.matchAll(DAY_NAME)) {
    // "May" alone after a number is a month only where the year says so: "12 may apply".
    if (
      found[3] === undefined &&
      !/^\p{Lu}|kuu|stycz|lut|marca|kwie|maja|czerw|lip|sierp|wrze|paźdz|listop|grud/u.test(found[2]!)
    )
      continue;
    const year = found[3] === undefined ? null : Number(found[3]);
    yield placed(found, year === null ? null : isoDate(year, monthOf(found[2]!), Number(found[1])));
  }
  if (!/\d{4}/u.test(text)) return;
  for (const found of text.matchAll(NAME_DAY)) {
    yield placed(found, isoDate(Number(found[3]), monthOf(found[1]!), Number(found[2])));
  }
}

function* numericDates(text: string, order: DateOrder): Generator<Written> {
  for (const found of text.matchAll(NUMERIC)) {
    const [, a, mark, b, y] = found;
    // Two digits of a year only where the form is that of a date, not of a section: 15.03.27, not 3.2.15 at the start of a line.
    if (y!.length === 2 && (Number(y) < 20 || found.index === 0)) continue;
    const year = y!.length === 2 ? 2000 + Number(y) : Number(y);
    if (mark === '.' || order === 'day-first') yield placed(found, isoDate(year, Number(b), Number(a)));
    else if (order === 'month-first') yield placed(found, isoDate(year, Number(a), Number(b)));
    else {
      const dayFirst = isoDate(year, Number(b), Number(a));
      const monthFirst = isoDate(year, Number(a), Number(b));
      const isClear = dayFirst === monthFirst || dayFirst === null || monthFirst === null;
      yield placed(found, isClear ? (dayFirst ?? monthFirst) : null);
    }
  }
}

function placed(found: RegExpMatchArray, iso: string | null): Written {
  return { start: found.index!, end: found.index! + found[0].trimEnd().length, iso };
}

function monthOf(name: string): number {
  const small = name.toLowerCase();
  const at = MONTHS.findIndex((names) =>
    names.some((each) => (WITH_ENDINGS.test(each) ? small.startsWith(each) : small === each)),
  );
  return at + 1;
}

function overlaps(time: { start: number; end: number }, dates: readonly Written[]): boolean {
  return dates.some((date) => time.start < date.end && date.start < time.end);
}

function withoutTimes(text: string, date: Written, next: Written): string {
  return text
    .slice(date.end, next.start)
    .replace(/(?:klo|kello|at|godz\.|ore|om)?\s*\d{1,2}[.:]\d{2}(?:\s*uur)?/iu, ' ')
    .replace(/^\s*r\./u, ' ');
}
