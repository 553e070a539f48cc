// Lists the source files and folders of the repository, without what was installed or built.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', '.git']);
const SOURCE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;

export interface Found {
  /** Paths from the root with `/`, sorted. */
  readonly modules: readonly string[];
  readonly folders: readonly string[];
}

/** Walks the given top folders below `root`; those that do not exist are passed over. */
export function findModules(root: string, tops: readonly string[]): Found {
  const modules: string[] = [];
  const folders: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
        folders.push(path);
        walk(path);
      } else if (entry.isFile() && SOURCE.test(entry.name)) {
        modules.push(path);
      }
    }
  };
  const present = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const top of tops) if (present.some((entry) => entry.name === top)) walk(top);
  return { modules: modules.sort(), folders: folders.sort() };
}
