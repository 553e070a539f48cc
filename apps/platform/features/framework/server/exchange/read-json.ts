// A framework from the JSON that the export writes.
import { mapJsonLines } from './map-json-lines.ts';
import type { KeyPlace } from './map-json-lines.ts';
import { findUnstorable, lineAt, lineFinder } from './source.ts';
import type { Fault, Path, Source } from './source.ts';

export const JSON_FORMAT = 'dragoman-framework';
export const JSON_FORMAT_VERSION = 1;
/** Deeper than any framework; a file of nothing but brackets would otherwise cost memory with every level. */
const DEPTH_MAX = 40;

export function readFrameworkJson(content: string): Source {
  const text = content.replace(/^\uFEFF/, '');
  const unstorable = findUnstorable(text);
  if (unstorable !== null) return refuse(unstorable.line, unstorable.code);
  if (depthOf(text) > DEPTH_MAX) return refuse(null, 'json.too-deep');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse(lineOfSyntaxError(text, error), 'json.broken');
  }
  const { lines, duplicates, forbidden } = mapJsonLines(text);
  const toFaults = (places: readonly KeyPlace[], code: string): Fault[] =>
    places.map(({ key, line }) => ({ line, code, values: { key: key.slice(0, 80) } }));
  const faults = [...toFaults(duplicates, 'json.duplicate-key'), ...toFaults(forbidden, 'json.key-not-allowed')];
  const find = lineFinder(lines);
  const { format, formatVersion, framework } = (isObject(parsed) ? parsed : {}) as Record<string, unknown>;
  if (format !== JSON_FORMAT || formatVersion !== JSON_FORMAT_VERSION || !isObject(framework)) {
    return refuse(1, 'json.not-a-framework');
  }
  return { value: framework, faults, lineOf: (path: Path) => find(['framework', ...path]) };
}

function refuse(line: number | null, code: string): Source {
  return { value: null, faults: [{ line, code, values: {} }], lineOf: () => null };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[{}[\]]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The parser tells where it stopped in its message; when the text ends too early, that is the last line. */
function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return lineAt(text, position === undefined ? text.trimEnd().length : Number(position));
}
