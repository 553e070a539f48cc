// Reads a list of people as a spreadsheet saves it. A line is a record: a broken one is named with its number, the next is read on.
import { isStorableText, LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { normaliseAddress } from '../../identity/server/index.ts';
import { ATTRIBUTE_MAX, AUDIENCE_MAX, EXTRA_ATTRIBUTES_MAX, NAME_MAX } from '../limits.ts';

export interface FilePerson {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  /** Null when the line names none. */
  readonly language: Language | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface FileFault {
  readonly line: number;
  readonly code: FileFaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const FILE_FAULTS = [
  'empty',
  'too-many-rows',
  'column-missing',
  'column-twice',
  'column-not-fitting',
  'too-many-columns',
  'quote-not-closed',
  'wrong-number-of-cells',
  'not-storable',
  'name-too-long',
  'value-too-long',
  'email-missing',
  'email-not-an-address',
  'email-twice',
  'language-not-known',
] as const;
export type FileFaultCode = (typeof FILE_FAULTS)[number];

export interface AudienceFile {
  readonly rows: number;
  readonly people: readonly FilePerson[];
  readonly attributes: readonly string[];
  readonly faults: readonly FileFault[];
}

const KNOWN_COLUMNS = ['unit', 'role', 'stage', 'site'] as const;
/** Headings as people write them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'e-mail': 'email',
  mail: 'email',
  sähköposti: 'email',
  nimi: 'name',
  yksikkö: 'unit',
  rooli: 'role',
  vaihe: 'stage',
  toimipaikka: 'site',
  kieli: 'language',
};
const COLUMN = /^[a-z][a-z0-9-]{0,31}$/;
const SEPARATORS = [';', '\t', ','] as const;
/** Lines between two breaths, so that answers of other people do not wait for a long file. */
const LINES_AT_ONCE = 5000;

/** Never throws for what is in the file. People are those without a fault; import nobody unless `faults` is empty. */
export async function readAudienceFile(content: string): Promise<AudienceFile> {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const headLine = lines.findIndex((line) => line.trim() !== '');
  if (headLine === -1) return refuse({ line: 1, code: 'empty', values: {} });
  const separator = separatorOf(lines[headLine]!);
  const columns = (splitLine(lines[headLine]!, separator) ?? []).map(nameColumn);
  const headFaults = checkColumns(columns, headLine + 1);
  if (headFaults.length > 0) return { rows: 0, people: [], attributes: [], faults: headFaults };
  const people: FilePerson[] = [];
  const faults: FileFault[] = [];
  const seen = new Map<string, number>();
  let rows = 0;
  for (let index = headLine + 1; index < lines.length; index += 1) {
    const text = lines[index]!;
    if (isBlank(text, separator)) continue;
    rows += 1;
    if (rows > AUDIENCE_MAX) {
      faults.push({ line: index + 1, code: 'too-many-rows', values: { most: AUDIENCE_MAX } });
      break;
    }
    const read = readPerson(columns, text, separator, index + 1, seen);
    if ('code' in read) faults.push(read);
    else people.push(read);
    if (rows % LINES_AT_ONCE === 0) await breathe();
  }
  if (rows === 0) faults.push({ line: headLine + 1, code: 'empty', values: {} });
  return {
    rows,
    people,
    attributes: columns.filter((column) => !['name', 'email', 'language'].includes(column)),
    faults,
  };
}

/** Cells of one line; null when a quotation mark opens and never closes in it. */
export function splitLine(line: string, separator: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    while (line[at] === ' ') at += 1;
    if (line[at] === '"') {
      for (at += 1; ; at += 1) {
        const close = line.indexOf('"', at);
        if (close === -1) return null;
        cell += line.slice(at, close);
        at = close + 1;
        if (line[at] !== '"') break;
        cell += '"';
      }
    }
    const end = line.indexOf(separator, at);
    cell += line.slice(at, end === -1 ? line.length : end);
    cells.push(cell.trim());
    if (end === -1) return cells;
    at = end + 1;
  }
}

function readPerson(
  columns: readonly string[],
  text: string,
  separator: string,
  line: number,
  seen: Map<string, number>,
): FilePerson | FileFault {
  const fault = (code: FileFaultCode, values: FileFault['values'] = {}): FileFault => ({ line, code, values });
  const cells = splitLine(text, separator);
  if (cells === null) return fault('quote-not-closed');
  if (cells.length !== columns.length)
    return fault('wrong-number-of-cells', { cells: cells.length, columns: columns.length });
  if (!isStorableText(text) || /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(cells.join('')))
    return fault('not-storable');
  const value = (column: string): string => cells[columns.indexOf(column)] ?? '';
  const written = value('email');
  if (written === '') return fault('email-missing');
  const email = normaliseAddress(written);
  if (email === null) return fault('email-not-an-address', { written: written.slice(0, 80) });
  const first = seen.get(email);
  if (first !== undefined) return fault('email-twice', { email, first });
  seen.set(email, line);
  const name = value('name');
  if (name.length > NAME_MAX) return fault('name-too-long', { most: NAME_MAX });
  const wished = value('language').toLowerCase();
  const language = LANGUAGES.find((each) => each === wished) ?? null;
  if (wished !== '' && language === null)
    return fault('language-not-known', { written: wished.slice(0, 20), known: LANGUAGES.join(', ') });
  const attributes: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]!;
    if (['name', 'email', 'language'].includes(column) || cell === '') continue;
    if (cell.length > ATTRIBUTE_MAX) return fault('value-too-long', { column, most: ATTRIBUTE_MAX });
    attributes[column] = cell;
  }
  return { line, name, email, language, attributes };
}

function nameColumn(heading: string): string {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return OTHER_NAMES[name] ?? name;
}

function checkColumns(columns: readonly string[], line: number): FileFault[] {
  if (!columns.includes('email')) return [{ line, code: 'column-missing', values: { column: 'email' } }];
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) return [{ line, code: 'column-twice', values: { column: twice.slice(0, 80) } }];
  const unfit = columns.find((column) => !COLUMN.test(column));
  if (unfit !== undefined) return [{ line, code: 'column-not-fitting', values: { column: unfit.slice(0, 80) } }];
  const extra = columns.length - columns.filter((column) => isFixed(column)).length;
  return extra > EXTRA_ATTRIBUTES_MAX
    ? [{ line, code: 'too-many-columns', values: { extra, most: EXTRA_ATTRIBUTES_MAX } }]
    : [];
}

function isFixed(column: string): boolean {
  return ['name', 'email', 'language', ...KNOWN_COLUMNS].includes(column);
}

/** The one of the three that the heading has most of. */
function separatorOf(head: string): string {
  const count = (separator: string): number => head.split(separator).length;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0]!;
}

function isBlank(line: string, separator: string): boolean {
  return line.replaceAll(separator, '').trim() === '';
}

function refuse(fault: FileFault): AudienceFile {
  return { rows: 0, people: [], attributes: [], faults: [fault] };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
