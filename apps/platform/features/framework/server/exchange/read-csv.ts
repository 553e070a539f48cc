// A framework from the table that the export writes, as a spreadsheet may have saved it: any of three separators, BOM, CRLF.
import { CsvError, parse } from 'csv-parse/sync';
import { buildFramework } from './build-framework.ts';
import type { CsvRow } from './build-framework.ts';
import { CSV_COLUMNS, unshieldCell } from './csv-cells.ts';
import { findUnstorable } from './source.ts';
import type { Fault, Source } from './source.ts';

/** Longest row in characters: a few texts in every language. */
const ROW_MAX = 200_000;
const ROWS_MAX = 100_000;
const SEPARATORS = [',', ';', '\t'] as const;

export function readFrameworkCsv(content: string): Source {
  const text = content.replace(/^\uFEFF/, '');
  const unstorable = findUnstorable(text);
  if (unstorable !== null) return refuse([unstorable]);
  const read = readRecords(text);
  if ('faults' in read) return refuse(read.faults);
  const [head, ...records] = read.records;
  if (head === undefined) return refuse([{ line: 1, code: 'csv.empty', values: {} }]);
  const columns = head.cells.map((name) => name.trim());
  const headFaults = checkColumns(columns, head.line);
  if (headFaults.length > 0) return refuse(headFaults);
  const faults: Fault[] = [];
  const rows: CsvRow[] = [];
  for (const { cells, line } of records) {
    if (cells.length === columns.length) rows.push(toRow(columns, cells, line));
    else
      faults.push({
        line,
        code: 'csv.wrong-number-of-cells',
        values: { cells: cells.length, columns: columns.length },
      });
  }
  return buildFramework(rows, faults);
}

interface Records {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRecords(text: string): { records: Records[] } | { faults: Fault[] } {
  const records: Records[] = [];
  // The line a record begins at is the one after the end of the record before it; empty lines between do not matter much.
  let next = 1;
  try {
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: ROW_MAX,
      to: ROWS_MAX + 1,
      on_record: (record: unknown, { lines }: { lines: number }) => {
        const cells = record as string[];
        records.push({ line: Math.max(next, lines - countBreaks(cells)), cells });
        next = lines + 1;
        // Kept above; nothing of it is gathered a second time.
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { faults: [{ line: next, code: CSV_CODES[error.code] ?? 'csv.broken', values: {} }] };
  }
  if (records.length > ROWS_MAX)
    return { faults: [{ line: ROWS_MAX, code: 'csv.too-many-rows', values: { limit: ROWS_MAX } }] };
  return { records };
}

/** A quote that is never closed swallows the rest of the file; the record it begins in is the place to look. */
const CSV_CODES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'csv.quote-not-closed',
  CSV_INVALID_CLOSING_QUOTE: 'csv.quote-in-cell',
  INVALID_OPENING_QUOTE: 'csv.quote-in-cell',
  CSV_MAX_RECORD_SIZE: 'csv.quote-not-closed',
};

function countBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function separatorOf(text: string): string {
  return (
    SEPARATORS.find((separator) => text.startsWith(`part${separator}`) || text.startsWith(`"part"${separator}`)) ?? ','
  );
}

function checkColumns(columns: readonly string[], line: number): Fault[] {
  const faults: Fault[] = [];
  for (const name of new Set(columns.filter((each, index) => columns.indexOf(each) !== index))) {
    faults.push({ line, code: 'csv.duplicate-column', values: { column: name } });
  }
  for (const name of CSV_COLUMNS) {
    if (!columns.includes(name)) faults.push({ line, code: 'csv.column-missing', values: { column: name } });
  }
  const languages = columns.filter((name) => !(CSV_COLUMNS as readonly string[]).includes(name));
  for (const name of languages) {
    if (!/^[a-z]{2}$/.test(name))
      faults.push({ line, code: 'csv.column-unknown', values: { column: name.slice(0, 40) } });
  }
  if (!languages.includes('en')) faults.push({ line, code: 'csv.column-missing', values: { column: 'en' } });
  return faults;
}

function toRow(columns: readonly string[], cells: readonly string[], line: number): CsvRow {
  const cell = (name: string): string => unshieldCell(cells[columns.indexOf(name)] ?? '');
  const texts = columns
    .filter((name) => !(CSV_COLUMNS as readonly string[]).includes(name))
    .map((language) => [language, cell(language)] as const)
    .filter(([, text]) => text.trim() !== '');
  return {
    line,
    part: cell('part').trim(),
    of: cell('of').trim(),
    id: cell('id').trim(),
    level: cell('level').trim(),
    field: cell('field').trim(),
    value: cell('value'),
    texts: Object.fromEntries(texts),
  };
}

function refuse(faults: readonly Fault[]): Source {
  return { value: null, faults, lineOf: () => null };
}
