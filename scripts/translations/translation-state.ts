// What is translated of the content, language by language and file by file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { listNamedTexts, readTranslation } from '../../apps/platform/core/content/translations.ts';
import type { NamedText, TranslationFile } from '../../apps/platform/core/content/translations.ts';

export const CONTENT = new URL('../../content/', import.meta.url);
export const TRANSLATIONS = new URL('translations/', CONTENT);

/** Folders whose JSON files hold texts for people. Long modules and messages keep their languages in files of their own. */
const TRANSLATED = ['frameworks/dragoman-25/', 'itembanks/core/', 'modules/short/', 'tracks/'];
/** Files with such texts that stand in no folder of their own. */
const TRANSLATED_FILES = ['cost-templates.json'];

export interface FileState {
  readonly language: string;
  readonly path: string;
  readonly source: readonly NamedText[];
  readonly translation: TranslationFile | null;
  readonly missing: readonly string[];
  /** Names that the source does not have. */
  readonly surplus: readonly string[];
}

/** Paths, below `content/`, of the files that are to be translated. */
export function listTranslatedFiles(): string[] {
  const inFolders = TRANSLATED.flatMap((folder) =>
    readdirSync(new URL(folder, CONTENT), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => `${folder}${name}`),
  );
  return [...TRANSLATED_FILES, ...inFolders];
}

export function listLanguages(): string[] {
  return readdirSync(TRANSLATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function readState(language: string, path: string): FileState {
  const source = listNamedTexts(JSON.parse(readFileSync(new URL(path, CONTENT), 'utf8')));
  const translation = readTranslation(TRANSLATIONS, language, path);
  const known = new Set(source.map(({ name }) => name));
  const texts = translation?.texts ?? {};
  return {
    language,
    path,
    source,
    translation,
    missing: [...known].filter((name) => (texts[name] ?? '').trim() === ''),
    surplus: Object.keys(texts).filter((name) => !known.has(name)),
  };
}

/** Files of a language that translate nothing the content has. */
export function findStrayFiles(language: string): string[] {
  const folder = new URL(`${language}/`, TRANSLATIONS);
  const known = new Set(listTranslatedFiles());
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json') && !known.has(name) && existsSync(new URL(name, folder)),
  );
}
