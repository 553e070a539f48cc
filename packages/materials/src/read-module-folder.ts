// Reads a module's folder from the disk; the only place of this package that touches one, apart from fonts.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModuleFiles } from './open-module.ts';

const KEPT = /\.(md|json)$/;

export function readModuleFolder(folder: URL): ModuleFiles {
  const entries = readdirSync(fileURLToPath(folder), { recursive: true, withFileTypes: true });
  const root = fileURLToPath(folder);
  const files = entries
    .filter((entry) => entry.isFile() && KEPT.test(entry.name))
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/').replace(/^\/+/, '');
      return [path, readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')] as const;
    });
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids of the modules in a folder of modules, sorted. */
export function listModuleFolders(folder: URL): string[] {
  return readdirSync(fileURLToPath(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
