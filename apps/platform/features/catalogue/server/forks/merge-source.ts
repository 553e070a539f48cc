// A newer version of the source into a fork: what only one side changed is taken over, what both changed is shown to be decided.
import type { ModuleFiles } from '@dragoman/materials';
import { diff3Merge } from 'node-diff3';
import { toLines } from './compare-files.ts';

export interface MergeConflict {
  readonly path: string;
  /** Line of the mark that opens it, from 1; null when one side has removed the file that the other changed. */
  readonly line: number | null;
  readonly own: readonly string[];
  readonly source: readonly string[];
}

export interface Merged {
  /** With marks around what is to be decided. */
  readonly files: ModuleFiles;
  readonly conflicts: readonly MergeConflict[];
}

/** The marks stand alone on their lines, so that a text that quotes one is told from it. */
export const CONFLICT_MARKS = { own: '<<<<<<< own', middle: '=======', source: '>>>>>>> source' } as const;

/**
 * @param base the source as it was when the fork was made, or updated last
 * @param own the fork
 * @param source the source as it is now
 */
export function mergeSource(base: ModuleFiles, own: ModuleFiles, source: ModuleFiles): Merged {
  const files: Record<string, string> = {};
  const conflicts: MergeConflict[] = [];
  const paths = [...new Set([base, own, source].flatMap(Object.keys))].toSorted();
  for (const path of paths) {
    const merged = mergeFile(path, base[path], own[path], source[path]);
    if (merged.text !== undefined) files[path] = merged.text;
    conflicts.push(...merged.conflicts);
  }
  return { files, conflicts };
}

/** True while a file holds a mark: such a draft is not published. */
export function hasConflicts(files: ModuleFiles): boolean {
  const marks = new Set<string>(Object.values(CONFLICT_MARKS).filter((mark) => mark !== CONFLICT_MARKS.middle));
  return Object.values(files).some((text) => toLines(text).some((line) => marks.has(line)));
}

function mergeFile(
  path: string,
  base: string | undefined,
  own: string | undefined,
  source: string | undefined,
): { readonly text: string | undefined; readonly conflicts: readonly MergeConflict[] } {
  if (own === source || source === base) return { text: own, conflicts: [] };
  if (own === base) return { text: source, conflicts: [] };
  // Removed by one, changed by the other: the text that is there stays, and somebody decides.
  if (own === undefined || source === undefined) {
    const conflict = { path, line: null, own: toLines(own), source: toLines(source) };
    return { text: own ?? source, conflicts: [conflict] };
  }
  const lines: string[] = [];
  const conflicts: MergeConflict[] = [];
  for (const part of diff3Merge<string>(toLines(own), toLines(base), toLines(source), {
    excludeFalseConflicts: true,
  })) {
    if (part.ok !== undefined) {
      lines.push(...part.ok);
      continue;
    }
    const { a, b } = part.conflict!;
    conflicts.push({ path, line: lines.length + 1, own: a, source: b });
    lines.push(CONFLICT_MARKS.own, ...a, CONFLICT_MARKS.middle, ...b, CONFLICT_MARKS.source);
  }
  return { text: lines.join('\n'), conflicts };
}
