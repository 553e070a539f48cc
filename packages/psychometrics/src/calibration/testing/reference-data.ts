// Test data that is not part of the repository: read from beside it when it is there, tests are skipped when not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER =
  process.env['DRAGOMAN_REFERENCE_DATA'] ??
  join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared', 'data', 'psychometrics');

export interface DataFile {
  names: string[];
  rows: (number | null)[][];
}

/** True when the file can be read. */
export function hasDataFile(name: string): boolean {
  return existsSync(join(FOLDER, name));
}

/** Reads a CSV of numbers with a header; empty, NA and . are missing. */
export function readDataFile(name: string): DataFile {
  const [head, ...lines] = readFileSync(join(FOLDER, name), 'utf8').trim().split('\n');
  return {
    names: head!.split(',').map((cell) => cell.replaceAll('"', '').trim()),
    rows: lines.map((line) => line.split(',').map((cell) => (/^(NA|\.|)$/.test(cell.trim()) ? null : Number(cell)))),
  };
}

/** Some columns of a file, the reversed ones turned round as 7 - x. */
export function bfiScale(letter: string): DataFile {
  const file = readDataFile('raw/bfi.csv');
  const reversed = new Set(['A1', 'C4', 'C5', 'E1', 'E2', 'O2', 'O5']);
  const columns = file.names.flatMap((name, index) => (new RegExp(`^${letter}[1-5]$`).test(name) ? [index] : []));
  return {
    names: columns.map((index) => file.names[index]!),
    rows: file.rows.map((row) =>
      columns.map((index) => {
        const value = row[index]!;
        return value === null ? null : reversed.has(file.names[index]!) ? 7 - value : value;
      }),
    ),
  };
}

/** Rows of a table of patterns with counts. */
export function expandPatterns(
  patterns: readonly (readonly [readonly number[], number] | readonly unknown[])[],
): number[][] {
  return patterns.flatMap((entry) => {
    const [pattern, count] = entry as readonly [readonly number[], number];
    return Array.from({ length: count }, () => [...pattern]);
  });
}
