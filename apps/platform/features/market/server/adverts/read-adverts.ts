// Adverts out of a file: CSV, JSON lines or RSS. A broken row is named and left out; the others are not held up by it.
import { DOMParser } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import { AppError } from '@dragoman/kernel';
import { parse } from 'csv-parse/sync';
import {
  ADVERT_CHARACTERS,
  ADVERTS_PER_FILE,
  EMPLOYER_CHARACTERS,
  FILE_CHARACTERS,
  TITLE_CHARACTERS,
} from '../../limits.ts';
import type { AdvertKind } from '../../limits.ts';
import type { Advert, AdvertFault, ReadAdverts } from './advert.ts';
import { cleanText } from './clean-text.ts';

interface Row {
  readonly line: number;
  /** Null for a row that could not be read at all. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly written: string;
}

/** Names that columns and fields go by, in the exports of job portals and in ours. */
const NAMES = {
  externalId: ['id', 'externalid', 'external_id', 'guid', 'advertid', 'jobid', 'job_id'],
  title: ['title', 'jobtitle', 'job_title', 'position', 'heading', 'otsikko', 'titolo', 'stanowisko'],
  employer: [
    'employer',
    'company',
    'organisation',
    'organization',
    'hiringorganization',
    'author',
    'creator',
    'dc:creator',
    'tyonantaja',
    'azienda',
    'pracodawca',
  ],
  text: [
    'text',
    'description',
    'body',
    'content',
    'content:encoded',
    'jobdescription',
    'job_description',
    'kuvaus',
    'descrizione',
    'opis',
  ],
  postedOn: [
    'date',
    'posted',
    'postedon',
    'posted_on',
    'dateposted',
    'published',
    'pubdate',
    'dc:date',
    'created',
    'paivays',
    'data',
  ],
} as const;
type Field = keyof typeof NAMES;

/**
 * @param today ISO date: an advert of tomorrow is a mistake of the file
 * @throws AppError `market.file-too-large`, `market.file-not-understood`, `market.no-adverts`, `market.column-missing`
 */
export function readAdverts(text: string, kind: AdvertKind, today: string): ReadAdverts {
  if (text.length > FILE_CHARACTERS) throw new AppError('market.file-too-large');
  if (text.includes('\u0000')) throw new AppError('market.file-not-understood', { values: { kind } });
  const rows = READERS[kind](text.replace(/^\uFEFF/, ''));
  if (rows.length > ADVERTS_PER_FILE) throw new AppError('market.file-too-large');
  const adverts: Advert[] = [];
  const faults: AdvertFault[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const read = readRow(row, today);
    if ('fault' in read) faults.push(read);
    else if (read.externalId !== null && seen.has(read.externalId))
      faults.push({ line: row.line, fault: 'twice', written: read.externalId.slice(0, 60) });
    else {
      adverts.push(read);
      if (read.externalId !== null) seen.add(read.externalId);
    }
  }
  if (adverts.length === 0 && faults.length === 0) throw new AppError('market.no-adverts');
  return { adverts, faults };
}

const READERS: Readonly<Record<AdvertKind, (text: string) => Row[]>> = {
  csv: readCsv,
  jsonl: readJsonLines,
  rss: readRss,
};

function readCsv(text: string): Row[] {
  const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
  let records: { info: { lines: number }; record: string[] }[];
  try {
    records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as never;
  } catch {
    throw new AppError('market.file-not-understood', { values: { kind: 'csv' } });
  }
  const [head, ...rest] = records;
  const names = (head?.record ?? []).map((name) => name.trim().toLowerCase());
  if (!NAMES.text.some((name) => names.includes(name)))
    throw new AppError('market.column-missing', { values: { column: 'text', found: names.join(', ').slice(0, 120) } });
  return rest.map(({ info, record }) => ({
    line: info.lines,
    values: Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])),
    written: (record[0] ?? '').slice(0, 60),
  }));
}

function readJsonLines(text: string): Row[] {
  return text.split(/\r?\n/).flatMap((line, index): Row[] => {
    if (line.trim() === '') return [];
    const written = line.slice(0, 60);
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [{ line: index + 1, values: null, written }];
      const values = Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name.toLowerCase(), nameOf(each)]),
      );
      return [{ line: index + 1, values, written }];
    } catch {
      return [{ line: index + 1, values: null, written }];
    }
  });
}

/** An organisation is often an object with a name, as in schema.org. */
function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}

function readRss(text: string): Row[] {
  // No entities of its own, no DTD: nothing in an honest feed needs them.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new AppError('market.file-not-understood', { values: { kind: 'rss' } });
  let root: Element | null;
  try {
    root = new DOMParser({ onError: (level) => void (level === 'fatalError' && fail()) }).parseFromString(
      text,
      'text/xml',
    ).documentElement;
  } catch {
    throw new AppError('market.file-not-understood', { values: { kind: 'rss' } });
  }
  const items = [...(root?.getElementsByTagName('item') ?? []), ...(root?.getElementsByTagName('entry') ?? [])];
  return items.map((item, index) => {
    const values: Record<string, string> = {};
    for (const child of [...item.childNodes] as Element[]) {
      if (typeof child.tagName === 'string') values[child.tagName.toLowerCase()] ??= child.textContent ?? '';
    }
    if (values['summary'] !== undefined) values['text'] ??= values['summary'];
    return { line: index + 1, values, written: (values['title'] ?? '').slice(0, 60) };
  });
}

function fail(): never {
  throw new Error('not well-formed');
}

function readRow({ line, values, written }: Row, today: string): Advert | AdvertFault {
  if (values === null) return { line, fault: 'not-readable', written };
  const read = (field: Field): string => {
    for (const name of NAMES[field]) {
      const value = values[name];
      if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim();
    }
    return '';
  };
  const text = cleanText(read('text')).slice(0, ADVERT_CHARACTERS);
  if (text === '') return { line, fault: 'no-text', written };
  const date = read('postedOn');
  if (date === '') return { line, fault: 'no-date', written };
  const postedOn = readDate(date);
  if (postedOn === null) return { line, fault: 'date-not-understood', written: date.slice(0, 60) };
  if (postedOn > today) return { line, fault: 'date-in-future', written: postedOn };
  const employer = cleanText(read('employer')).slice(0, EMPLOYER_CHARACTERS);
  return {
    externalId: read('externalId') === '' ? null : read('externalId').slice(0, 200),
    title: cleanText(read('title')).slice(0, TITLE_CHARACTERS),
    employer: employer === '' ? null : employer,
    text,
    postedOn,
  };
}

/** ISO, or day before month as everywhere in Europe (1.2.2026, 01/02/2026), or the date of a feed (Mon, 02 Feb 2026 …). */
function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  const [, year, month, day] = iso ?? (european === null ? [] : [null, european[3], european[2], european[1]]);
  if (year !== undefined) return toDate(Number(year), Number(month), Number(day));
  const time = /^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

function toDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1990 ? date.toISOString().slice(0, 10) : null;
}
