// Reads content files and says which file and which place is wrong when one does not fit its schema.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { withOfferedLanguages } from './translations.ts';

/** A content file that does not fit; names the file and the first places. */
export class ContentError extends Error {
  constructor(file: URL, problems: readonly string[]) {
    super(`${fileURLToPath(file)} does not fit: ${problems.slice(0, 5).join('; ')}`);
    this.name = 'ContentError';
  }
}

/** Reads one JSON file, with the languages that stand beside it, through its schema. */
export function readContent<Schema extends z.ZodType>(file: URL, schema: Schema): z.output<Schema> {
  return parseContent(file, schema, withOfferedLanguages(file, JSON.parse(readFileSync(file, 'utf8'))));
}

/** Reads one JSON file as it was written, without the languages beside it. */
export function readContentAsWritten<Schema extends z.ZodType>(file: URL, schema: Schema): z.output<Schema> {
  return parseContent(file, schema, JSON.parse(readFileSync(file, 'utf8')));
}

function parseContent<Schema extends z.ZodType>(file: URL, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ContentError(
    file,
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`),
  );
}

/** Reads every JSON file of a folder, in the order of their names. */
export function readContentFolder<Schema extends z.ZodType>(
  folder: URL,
  schema: Schema,
  read: typeof readContent = readContent,
): z.output<Schema>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => read(new URL(name, folder), schema));
}
