// The answers of a data file as rows, reverse-keyed columns turned round.
import { CommandError, usageError } from './command-error.ts';
import { listOf, numberOf, type Values } from './options.ts';
import { type ReadColumns, readTable } from './read-table.ts';

/** Options that choose and turn columns. */
export const ANSWER_OPTIONS = {
  columns: { type: 'string' },
  reverse: { type: 'string' },
  max: { type: 'string' },
  min: { type: 'string' },
} as const;

/** Reads the wanted columns and turns the reversed ones round as min + max - answer. */
export async function readAnswers(path: string, values: Values, labels: readonly string[] = []): Promise<ReadColumns> {
  const columns = listOf(values, 'columns');
  const reverse = listOf(values, 'reverse') ?? [];
  const max = numberOf(values, 'max');
  const min = numberOf(values, 'min') ?? 1;
  if (reverse.length > 0 && max === undefined) {
    throw usageError('--reverse needs --max, the highest possible answer (and --min when the lowest is not 1)');
  }
  if (max !== undefined && !(max > min)) throw usageError(`--max: ${max} is not above the lowest answer ${min}`);
  const shared = columns?.find((name) => labels.includes(name));
  if (shared !== undefined) throw usageError(`--columns: "${shared}" is used for something else already`);
  const table = await readTable(path, { ...(columns ? { columns } : {}), labels });
  for (const name of reverse) {
    const at = table.names.indexOf(name);
    if (at < 0) throw usageError(`--reverse: "${name}" is not among the columns (${table.names.join(', ')})`);
    turnRound(path, table, at, min, max!);
  }
  return table;
}

function turnRound(path: string, { names, rows, values }: ReadColumns, at: number, min: number, max: number): void {
  const width = names.length;
  for (let row = 0; row < rows; row += 1) {
    const value = values[row * width + at]!;
    if (Number.isNaN(value)) continue;
    if (value < min || value > max) {
      throw new CommandError(`${path}: row ${row + 1}, column ${names[at]}: ${value} lies outside ${min} to ${max}`);
    }
    values[row * width + at] = min + max - value;
  }
}

/** Rows with null where an answer is missing. */
export function rowsOf({ names, rows, values }: ReadColumns): (number | null)[][] {
  const width = names.length;
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width), (value) => (Number.isNaN(value) ? null : value)),
  );
}
