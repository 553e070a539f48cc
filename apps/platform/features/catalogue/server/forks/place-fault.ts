// Where somebody should look for what a check has found: the file that its sentence is about, and the first line that bears its words.
import type { ModuleFiles } from '@dragoman/materials';

export interface PlacedFault {
  readonly path: string;
  /** From 1; null for the file as a whole. */
  readonly line: number | null;
  readonly sentence: string;
}

const HEAD = 'module.json';
const SECTION = /\{#([a-z0-9-]+)\}/;
const QUOTED = /“([^”]+)”/g;
/** How a page is named in a sentence: `workbook (fi)`. */
const IN_LANGUAGE = /([a-z][a-z-]*(?:\/[a-z0-9-]+)?) \(([a-z]{2})\)/;
/** Words of a quotation that a line has to bear: marks such as * may stand between further ones. */
const WORDS = 3;

/** @param id the module's, with which a sentence names it */
export function placeFault(files: ModuleFiles, id: string, sentence: string): PlacedFault {
  const path = findPath(files, id, sentence) ?? HEAD;
  return { path, line: findLine(files[path] ?? '', path, sentence), sentence };
}

function findPath(files: ModuleFiles, id: string, sentence: string): string | undefined {
  const paths = Object.keys(files);
  const named = paths.filter((path) => sentence.includes(path)).toSorted((a, b) => b.length - a.length)[0];
  if (named !== undefined) return named;
  const [, name, language] = IN_LANGUAGE.exec(sentence) ?? [];
  const page = `${name}.${language}.md`;
  if (name !== undefined && page in files) return page;
  const words = sentence.split(/[\s,:]+/);
  const activity = paths.find((each) => words.includes(/^activities\/(.+)\.en\.md$/.exec(each)?.[1] ?? ''));
  if (activity !== undefined) return activity;
  if (sentence.includes(`${id} guide`) || sentence.includes('pitfalls')) return find(paths, 'guide.en.md');
  if (sentence.includes(`${id} variants`)) return find(paths, 'variants.en.md');
  return /\breferences?\b/.test(sentence) ? find(paths, 'references.md') : undefined;
}

function find(paths: readonly string[], path: string): string | undefined {
  return paths.find((each) => each === path);
}

function findLine(text: string, path: string, sentence: string): number | null {
  const lines = text.split(/\r?\n/);
  const marks = [
    SECTION.exec(sentence)?.[0],
    ...[...sentence.matchAll(QUOTED)].map(([, quoted]) => quoted!.split(' ').slice(0, WORDS).join(' ')),
    path === HEAD ? outcomeMark(sentence) : undefined,
  ];
  for (const mark of marks) {
    const at = mark === undefined || mark === '' ? -1 : lines.findIndex((line) => line.includes(mark));
    if (at >= 0) return at + 1;
  }
  return null;
}

/** An outcome is found in the head by its id. */
function outcomeMark(sentence: string): string | undefined {
  const id = /\bo[1-9]\b/.exec(sentence)?.[0];
  return id === undefined ? undefined : `"id": "${id}"`;
}
