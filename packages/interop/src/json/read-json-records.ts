// Records of a JSON file whichever way they stand in it: one, a list, a page of an API with `results`, or one a line (JSON lines).
import type { FindingList } from '../taxonomy/finding.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonRecord {
  /** Of the line it begins on, where that is known: in JSON lines always, otherwise null. */
  readonly line: number | null;
  readonly value: JsonObject;
}

/** Faults go to the findings with their line; an empty list is given with a finding that says why. */
export function readJsonRecords(fileName: string, text: string, findings: FindingList): JsonRecord[] {
  const content = text.replace(/^\uFEFF/, '').trim();
  if (content === '') {
    findings.error('file.empty', 'The file is empty.', { file: fileName });
    return [];
  }
  if (content.startsWith('<')) {
    findings.error('json.not-json', 'This is a web page or XML, not JSON. Save the answer of the service itself.', {
      file: fileName,
      line: 1,
    });
    return [];
  }
  const whole = parse(content);
  if (whole.kind === 'value') return recordsOf(fileName, whole.value, findings);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (lines.filter((line) => line.trim() !== '').length > 1 && parse(first.trim()).kind === 'value') {
    return readLines(fileName, lines, findings);
  }
  findings.error('json.malformed', 'The file stops being JSON here. Was it cut off while it was saved?', {
    file: fileName,
    line: lineOf(content, whole.position),
  });
  return [];
}

function readLines(fileName: string, lines: readonly string[], findings: FindingList): JsonRecord[] {
  const records: JsonRecord[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = parse(line.trim());
    const place = { file: fileName, line: index + 1 };
    if (parsed.kind === 'fault') findings.error('json.malformed', 'This line is not JSON.', place);
    else if (!isObject(parsed.value)) findings.error('json.not-a-record', 'This line is no record.', place);
    else records.push({ line: index + 1, value: parsed.value });
  }
  return records;
}

function recordsOf(fileName: string, value: unknown, findings: FindingList): JsonRecord[] {
  const list = Array.isArray(value)
    ? value
    : isObject(value) && Array.isArray(value['results'])
      ? value['results']
      : [value];
  const records: JsonRecord[] = [];
  for (const [index, each] of list.entries()) {
    if (isObject(each)) records.push({ line: list.length === 1 ? 1 : null, value: each });
    else findings.error('json.not-a-record', `Entry ${index + 1} of the list is no record.`, { file: fileName });
  }
  if (list.length === 0) findings.error('file.empty', 'The list in the file is empty.', { file: fileName });
  return records;
}

type Parsed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly position: number };

function parse(text: string): Parsed {
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return { kind: 'fault', position: position === undefined ? text.length : Number(position) };
  }
}

function lineOf(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path, whatever is missing on the way. Only own fields count. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here: unknown = value;
  for (const name of path) here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Text without line breaks and control characters; empty for anything that is none. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() : '';
}

/** A whole number, also one written as text; null for anything else. */
export function numberAt(value: unknown, ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  const number =
    typeof found === 'number' ? found : typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : NaN;
  return Number.isInteger(number) ? number : null;
}
