// A table as rows with the line each begins on: separators of three kinds, quotes, BOM; a header by name, in any order and case.
import { parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import type { PackFile } from '../files/pack-file.ts';
import { readText, sayTextFault, TextRefusal } from '../files/read-text.ts';
import type { FindingList } from '../taxonomy/finding.ts';

export interface TableColumns<Required extends string, Optional extends string> {
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
}

export interface TableRow<Column extends string> {
  readonly line: number;
  /** The cell, trimmed; empty where the table has no such column. */
  get(column: Column): string;
}

export interface ReadTableOptions<Required extends string, Optional extends string> {
  readonly columns: TableColumns<Required, Optional>;
  readonly findings: FindingList;
  readonly fileBytes: number;
  readonly onBytes?: (readBytes: number) => void;
  readonly onRow: (row: TableRow<Required | Optional>) => void;
}

/** Longer rows come from a quotation mark that was never closed. */
const ROW_CHARACTERS = 1_000_000;
/** Enough of a file to find its header in. */
const HEADER_CHARACTERS = 100_000;

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/**
 * Hands every row to `onRow`. Faults of the file go to the findings; after one, no further row is handed on.
 * The header may stand in other letters' case and order; columns that nobody asked for are passed over.
 */
export async function readTable<const Required extends string, const Optional extends string>(
  file: PackFile,
  options: ReadTableOptions<Required, Optional>,
): Promise<void> {
  const { findings } = options;
  const taker = createRowTaker(file.name, options);
  try {
    let parser: Parser | null = null;
    for await (const text of readText(file, options, options.onBytes)) {
      parser ??= startParser(text);
      parser.write(text);
      if (!taker.takeAll(parser)) return;
      await settled(parser);
    }
    if (parser === null) return;
    parser.end();
    await settled(parser, true);
    taker.takeAll(parser);
    if (!taker.hasHeader) findings.error('file.empty', sayTextFault('empty'), { file: file.name });
  } catch (error) {
    if (error instanceof TextRefusal) {
      findings.error(`file.${error.fault}`, sayTextFault(error.fault), { file: file.name, line: error.line });
    } else if (isParseError(error)) {
      const line = typeof error.lines === 'number' ? error.lines : null;
      findings.error('table.malformed', sayParseError(error.code), { file: file.name, line });
    } else {
      throw error;
    }
  }
}

function startParser(text: string): Parser {
  const parser = parse({
    delimiter: findDelimiter(text.slice(0, HEADER_CHARACTERS)),
    // Packs mix both: rows that end in one way, texts in cells that break in the other.
    record_delimiter: ['\r\n', '\n'],
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_CHARACTERS,
  });
  // A parser that fails without anybody listening would end the process; `settled` hears of it.
  parser.on('error', () => {});
  return parser;
}

/** The separator that stands most often in the first line, quoted parts apart. */
export function findDelimiter(text: string): ',' | ';' | '\t' {
  let quoted = false;
  const counts = { ',': 0, ';': 0, '\t': 0 };
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === '\n') break;
    else if (!quoted && letter in counts) counts[letter as keyof typeof counts] += 1;
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}

/** Resolves when what was written is parsed; rejects with the fault of the table. */
async function settled(parser: Parser, ended = false): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (parser.errored !== null) reject(parser.errored);
      else if (ended ? parser.writableFinished : parser.writableLength === 0) resolve();
      else setImmediate(look);
    };
    look();
  });
}

interface RowTaker {
  readonly hasHeader: boolean;
  /** False when the header or a row is so wrong that reading on would only bury it. */
  takeAll(parser: Parser): boolean;
}

function createRowTaker<Required extends string, Optional extends string>(
  file: string,
  { columns, findings, onRow }: ReadTableOptions<Required, Optional>,
): RowTaker {
  let header: ReadonlyMap<string, number> | null = null;
  let width = 0;
  let line = 1;
  const take = ({ info, record }: Parsed): boolean => {
    const start = line;
    line = info.lines + 1;
    if (header === null) {
      width = record.length;
      header = readHeader(file, record, columns, findings);
      return header !== null;
    }
    if (!fits(record, width)) {
      const sentence = `This row has ${record.length} cells where the header has ${width}. A separator inside a text needs quotation marks around the text.`;
      findings.error('table.row-length', sentence, { file, line: start });
      return true;
    }
    const places = header;
    onRow({ line: start, get: (column) => (record[places.get(column.toLowerCase()) ?? -1] ?? '').trim() });
    return true;
  };
  return {
    get hasHeader() {
      return header !== null;
    },
    takeAll(parser) {
      for (let parsed = parser.read() as Parsed | null; parsed !== null; parsed = parser.read() as Parsed | null) {
        if (!take(parsed)) return false;
      }
      return true;
    },
  };
}

function readHeader(
  file: string,
  record: readonly string[],
  { required }: TableColumns<string, string>,
  findings: FindingList,
): ReadonlyMap<string, number> | null {
  const names = record.map((name) => name.trim());
  const header = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  const missing = required.filter((name) => !header.has(name.toLowerCase()));
  if (missing.length === 0) return header;
  for (const column of missing) {
    findings.error('table.column-missing', sayMissingColumn(column, names), { file, line: 1, column });
  }
  return null;
}

function sayMissingColumn(column: string, names: readonly string[]): string {
  const shown = names.slice(0, 15).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return `The column “${column}” is missing. The columns there are: ${shown.join(', ')}${names.length > 15 ? ', …' : ''}.`;
}

/** Official packs leave out empty cells at a row's end, and spreadsheets add some; what a row needs, its reader asks for. */
function fits(record: readonly string[], width: number): boolean {
  return record.length <= width || record.slice(width).every((cell) => cell.trim() === '');
}

interface ParseError extends Error {
  readonly code: string;
  readonly lines?: unknown;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_');
}

function sayParseError(code: string): string {
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'A quotation mark opens a text somewhere before this line and is never closed.';
  }
  return 'The quotation marks of this row do not fit together: inside a text they are written twice.';
}
