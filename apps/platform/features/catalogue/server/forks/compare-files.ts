// What differs between two states of a module's files, line by line: for people who want to see what a version changes.
import type { ModuleFiles } from '@dragoman/materials';
import { diffComm } from 'node-diff3';

export interface LineChange {
  /** First line of the part, from 1; of the first and of the second state. */
  readonly from: number;
  readonly to: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly changes: readonly LineChange[];
}

/** Files that differ, in the order of their paths; none when the states are the same. Ends of lines do not count. */
export function compareFiles(one: ModuleFiles, other: ModuleFiles): FileChange[] {
  const paths = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  return paths.flatMap((path): FileChange[] => {
    const [before, after] = [one[path], other[path]];
    const changes = compareLines(toLines(before), toLines(after));
    if (before === undefined) return [{ path, kind: 'added', changes }];
    if (after === undefined) return [{ path, kind: 'removed', changes }];
    return changes.length === 0 ? [] : [{ path, kind: 'changed', changes }];
  });
}

function compareLines(one: readonly string[], other: readonly string[]): LineChange[] {
  const changes: LineChange[] = [];
  let [from, to] = [1, 1];
  for (const part of diffComm<string>([...one], [...other])) {
    if ('common' in part) {
      from += part.common.length;
      to += part.common.length;
    } else {
      changes.push({ from, to, removed: part.buffer1, added: part.buffer2 });
      from += part.buffer1.length;
      to += part.buffer2.length;
    }
  }
  return changes;
}

export function toLines(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.replaceAll('\r\n', '\n').split('\n');
}
