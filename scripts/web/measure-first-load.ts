// Adds up the JavaScript that a first visit loads, from the manifest of the build: entry with start and runner, messages, worker.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
}

export type Manifest = Readonly<Record<string, ManifestEntry>>;

export interface FirstLoad {
  readonly files: readonly { readonly file: string; readonly gzip: number }[];
  readonly gzip: number;
}

/** Largest first load, in bytes after gzip. */
export const FIRST_LOAD_BYTES = 45 * 1024;

/** Entries of the build that the way from the start page into the first question needs, in one language. */
export function firstLoadEntries(manifest: Manifest, language: string): string[] {
  const wanted = ['index.html', `virtual:messages/${language}/first`, 'service-worker.ts'];
  return wanted.map((name) => {
    const key = Object.keys(manifest).find((each) => each.endsWith(name) && !each.startsWith('_'));
    if (key === undefined) throw new Error(`The build holds no ${name}; its manifest has changed.`);
    return key;
  });
}

/** Files of the entries and of everything they import at once; what they import later is not counted. */
export function filesOf(manifest: Manifest, entries: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const entry = manifest[key];
    if (entry === undefined) throw new Error(`The manifest names ${key} and does not hold it.`);
    if (entry.file.endsWith('.js')) files.add(entry.file);
    entry.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return [...files].sort();
}

/** Measures a built folder. */
export function measureFirstLoad(dist: URL, language: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Manifest;
  const files = filesOf(manifest, firstLoadEntries(manifest, language)).map((file) => ({
    file,
    gzip: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
  }));
  return { files, gzip: files.reduce((sum, each) => sum + each.gzip, 0) };
}
