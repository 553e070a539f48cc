// The line of every value in a JSON text that has been parsed already, and the keys that stand twice in one object.
import { keyOf } from './source.ts';
import type { Lines } from './source.ts';

export interface KeyPlace {
  readonly key: string;
  readonly line: number;
}

export interface JsonLines {
  readonly lines: Lines;
  readonly duplicates: readonly KeyPlace[];
  /** `__proto__`, which libraries drop without a word. */
  readonly forbidden: readonly KeyPlace[];
}

type Level = { readonly path: PropertyKey[]; readonly keys: Set<string> | null; index: number; key: string | null };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\r\n|\n|\r|[^\s{}[\],:"]+/g;

/** `text` is valid JSON of moderate depth: every token is where the grammar wants it. */
export function mapJsonLines(text: string): JsonLines {
  const lines: Lines = new Map();
  const duplicates: KeyPlace[] = [];
  const forbidden: KeyPlace[] = [];
  const levels: Level[] = [];
  let line = 1;
  const begin = (): PropertyKey[] => {
    const level = levels.at(-1);
    const path = level === undefined ? [] : [...level.path, level.keys === null ? level.index : level.key!];
    lines.set(keyOf(path), line);
    return path;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '\n' || token === '\r' || token === '\r\n') line += 1;
    else if (token === '{') levels.push({ path: begin(), keys: new Set(), index: 0, key: null });
    else if (token === '[') levels.push({ path: begin(), keys: null, index: 0, key: null });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && level !== undefined) {
      level.index += 1;
      level.key = null;
    } else if (token === ':') continue;
    else if (level?.keys && level.key === null) {
      const key = JSON.parse(token) as string;
      if (key === '__proto__') forbidden.push({ key, line });
      if (level.keys.has(key)) duplicates.push({ key, line });
      level.keys.add(key);
      level.key = key;
    } else begin();
  }
  return { lines, duplicates, forbidden };
}
