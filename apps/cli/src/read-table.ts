// Reads columns of a CSV file as a stream: header, missing cells, and every bad cell by row and column.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { CommandError, usageError } from './command-error.ts';
import { progressBar } from './progress-bar.ts';

/** Cells that are kept at most: about 200 MB of numbers. */
export const MOST_CELLS = 25_000_000;

const MOST_COLUMNS = 10_000;
const MOST_BYTES_OF_ROW = 1_000_000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export type LabelCell = string | null;

export interface ReadColumns {
  /** Names of the number columns, in the order wanted. */
  names: readonly string[];
  rows: number;
  /** rows x names, NaN where missing. */
  values: Float64Array;
  /** Text columns by name. */
  labels: Readonly<Record<string, readonly LabelCell[]>>;
}

export interface ReadPlan {
  /** Number columns; all that are not among the labels when absent. */
  columns?: readonly string[];
  /** Columns whose cells are kept as text. */
  labels?: readonly string[];
  /** Read every wanted column as text and none as numbers. */
  asText?: boolean;
}

/** Empty, NA and . are missing. */
export function isMissing(cell: string): boolean {
  return cell === '' || cell === 'NA' || cell === '.';
}

/**
 * Reads a file once; only the wanted columns are kept.
 * @throws CommandError with a sentence that names file, row (counted from 1 below the header) and column
 */
export async function readTable(path: string, plan: ReadPlan): Promise<ReadColumns> {
  const size = await sizeOf(path);
  const { delimiter } = await firstLine(path);
  const parser = parse({
    bom: true,
    delimiter,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: false,
    max_record_size: MOST_BYTES_OF_ROW,
  });
  const source = createReadStream(path);
  const bar = progressBar('reading', size);
  let bytes = 0;
  source.on('data', (chunk) => bar.at((bytes += chunk.length)));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  const table = new GrowingTable(path, plan);
  try {
    for await (const record of parser) table.add(record as string[]);
  } catch (error) {
    throw explain(error, path, table.rows);
  } finally {
    source.destroy();
    bar.end();
  }
  return table.finish();
}

class GrowingTable {
  rows = 0;
  readonly #path: string;
  readonly #plan: ReadPlan;
  #header: readonly string[] | null = null;
  #numbers: { name: string; at: number }[] = [];
  #labels: { name: string; at: number; cells: LabelCell[] }[] = [];
  #values = new Float64Array(1024);
  /** One copy of every text, so that a long column of few labels stays small. */
  readonly #texts = new Map<string, string>();

  constructor(path: string, plan: ReadPlan) {
    this.#path = path;
    this.#plan = plan;
  }

  add(record: readonly string[]): void {
    if (this.#header === null) {
      this.#takeHeader(record);
      return;
    }
    const width = this.#numbers.length;
    const from = this.rows * width;
    this.rows += 1;
    if (this.rows * (width + this.#labels.length) > MOST_CELLS) {
      throw new CommandError(
        `${this.#path} has more than ${MOST_CELLS.toLocaleString('en-GB')} wanted cells (row ${this.rows}), more than is held in memory; choose fewer columns with --columns, or a sample of rows`,
      );
    }
    if (from + width > this.#values.length) {
      const grown = new Float64Array(Math.max(2 * this.#values.length, from + width));
      grown.set(this.#values);
      this.#values = grown;
    }
    for (let k = 0; k < width; k += 1) {
      const { name, at } = this.#numbers[k]!;
      this.#values[from + k] = this.#number(record[at]!, name);
    }
    for (const { at, cells } of this.#labels) {
      const cell = record[at]!;
      cells.push(isMissing(cell) ? null : this.#intern(cell));
    }
  }

  finish(): ReadColumns {
    if (this.#header === null) throw new CommandError(`${this.#path} is empty; a header row and data rows are needed`);
    if (this.rows === 0) throw new CommandError(`${this.#path} has a header and no data rows`);
    return {
      names: this.#numbers.map(({ name }) => name),
      rows: this.rows,
      values: this.#values.slice(0, this.rows * this.#numbers.length),
      labels: Object.fromEntries(this.#labels.map(({ name, cells }) => [name, cells])),
    };
  }

  #takeHeader(record: readonly string[]): void {
    if (record.length > MOST_COLUMNS) {
      throw new CommandError(`${this.#path} has ${record.length} columns; at most ${MOST_COLUMNS} are read`);
    }
    const seen = new Set<string>();
    for (const [at, name] of record.entries()) {
      if (name === '') throw new CommandError(`${this.#path}: column ${at + 1} has no name in the header`);
      if (seen.has(name)) throw new CommandError(`${this.#path}: the column "${name}" stands twice in the header`);
      seen.add(name);
    }
    this.#header = record;
    const labels = this.#plan.labels ?? [];
    const columns = this.#plan.columns ?? record.filter((name) => !labels.includes(name));
    const find = (name: string): number => {
      const at = record.indexOf(name);
      if (at >= 0) return at;
      const known = record.length > 12 ? `${record.slice(0, 12).join(', ')} …` : record.join(', ');
      throw usageError(`${this.#path} has no column "${name}" (it has ${known})`);
    };
    const texts = this.#plan.asText ? [...columns, ...labels] : labels;
    this.#numbers = this.#plan.asText ? [] : columns.map((name) => ({ name, at: find(name) }));
    this.#labels = [...new Set(texts)].map((name) => ({ name, at: find(name), cells: [] }));
  }

  #number(cell: string, name: string): number {
    if (isMissing(cell)) return NaN;
    if (NUMBER.test(cell)) {
      const value = Number(cell);
      if (Number.isFinite(value)) return value;
    }
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    throw new CommandError(
      `${this.#path}: row ${this.rows}, column ${name}: "${shown}" is not a number. Empty, NA and . count as missing; --columns chooses the columns.`,
    );
  }

  #intern(cell: string): string {
    const known = this.#texts.get(cell);
    if (known !== undefined) return known;
    this.#texts.set(cell, cell);
    return cell;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new CommandError(`${path} is a folder, not a file`);
    return found.size;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read`,
    );
  }
}

/** The delimiter that stands most often in the first line: comma, semicolon or tab. */
async function firstLine(path: string): Promise<{ delimiter: string }> {
  const file = await open(path).catch(() => {
    throw new CommandError(`${path} cannot be read`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes.includes(0)) throw new CommandError(`${path} is not a text file; CSV in UTF-8 is needed`);
    const line = bytes.toString('utf8').split(/\r?\n/, 1)[0]!;
    const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
    return { delimiter: counts.reduce((a, b) => (b.count > a.count ? b : a)).mark };
  } finally {
    await file.close();
  }
}

function explain(error: unknown, path: string, rows: number): unknown {
  if (!(error instanceof CsvError)) {
    if ((error as NodeJS.ErrnoException)?.code === undefined) return error;
    return new CommandError(`${path} cannot be read to its end (${(error as NodeJS.ErrnoException).code})`);
  }
  // The parser runs ahead of the rows taken in; its own count includes the header.
  const row = (error as unknown as { records?: number }).records ?? rows + 1;
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    const found = (error as unknown as { record?: readonly unknown[] }).record?.length;
    return new CommandError(
      `${path}: row ${row} has ${found ?? 'a different number of'} cells, not as many as the header; is there a stray or missing delimiter?`,
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new CommandError(`${path}: row ${row} is longer than a row can be; is a quotation mark not closed?`);
  }
  return new CommandError(`${path}: row ${row} is not CSV (a quotation mark is not closed or stands inside a cell)`);
}
