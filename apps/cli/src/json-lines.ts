// JSON lines: one object a line, every fault named by its line.
import { createInterface } from 'node:readline';
import { CommandError } from './command-error.ts';

const MOST_CHARACTERS_OF_LINE = 5_000_000;

/** @throws CommandError with the number of the line that is no JSON object */
export async function* readJsonLines(
  source: NodeJS.ReadableStream,
  name: string,
): AsyncGenerator<{ line: number; value: Record<string, unknown> }> {
  let line = 0;
  for await (const text of createInterface({ input: source, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (text.length > MOST_CHARACTERS_OF_LINE)
      throw new CommandError(
        `${name}: line ${line} has more than ${MOST_CHARACTERS_OF_LINE.toLocaleString('en-GB')} characters`,
      );
    yield { line, value: parseObject(text, `${name}: line ${line}`) };
  }
}

export function parseObject(text: string, where: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CommandError(`${where} is not JSON`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new CommandError(`${where} is not an object`);
  return value as Record<string, unknown>;
}

export function textField(value: Record<string, unknown>, field: string, where: string): string {
  const found = value[field];
  if (typeof found === 'number') return String(found);
  if (typeof found !== 'string') throw new CommandError(`${where} has no text in "${field}"`);
  return found;
}
