// Languages that stand beside the content instead of in it: `content/translations/<language>/<path of the file>`, merged when a file is read.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const HOW_FAR_UP = 6;

const signed = z.strictObject({ by: z.string().min(1), on: z.iso.date() });
const review = z.union([z.literal('not yet reviewed'), signed]);

export const translationFile = z.strictObject({
  review,
  texts: z.record(z.string(), z.string()),
});
export type TranslationFile = z.infer<typeof translationFile>;

const languageCode = z.string().regex(/^[a-z]{2}$/);

/** How far a translation of the instrument may be trusted: who has read it, and whether data have shown it to measure alike. */
const instrumentState = z.strictObject({
  review,
  equivalence: z.union([z.literal('not yet shown'), signed.extend({ report: z.string().min(1) })]),
});
export type InstrumentLanguageState = z.infer<typeof instrumentState>;

const languagesFile = z.strictObject({
  offered: z.array(languageCode),
  instrument: z.record(languageCode, instrumentState).default({}),
});

export interface NamedText {
  /** The way to the text: keys, ids of list members, numbers from 1 for members without one. */
  readonly name: string;
  readonly byLanguage: Readonly<Record<string, string>>;
}

/** Every text for people below a parsed content file. Lists of words count word by word. */
export function listNamedTexts(value: unknown): NamedText[] {
  const found: NamedText[] = [];
  walk(value, '', (name, byLanguage) => {
    found.push({ name, byLanguage });
    return null;
  });
  return found;
}

/**
 * The value with the texts of one language added, and the language named in its `languages` if it has such a list.
 *
 * @param translate the text with this name, or null where there is none
 */
export function addLanguage(value: unknown, language: string, translate: (name: string) => string | null): unknown {
  return walk(structuredClone(value), '', (name) => [language, translate(name)]);
}

type Visit = (
  name: string,
  byLanguage: Record<string, string>,
) => readonly [language: string, text: string | null] | null;

function walk(value: unknown, name: string, visit: Visit): unknown {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) walk(each, join(name, idOf(each) ?? String(index + 1)), visit);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  const english = record['en'];
  if (typeof english === 'string') {
    const added = visit(name, record as Record<string, string>);
    if (added !== null && added[1] !== null) record[added[0]] = added[1];
    return value;
  }
  if (Array.isArray(english)) {
    const words = english.map((_, index) => {
      const byLanguage = Object.fromEntries(
        Object.entries(record).map(([language, list]) => [language, String((list as unknown[])[index] ?? '')]),
      );
      return visit(join(name, String(index + 1)), byLanguage);
    });
    const language = words[0]?.[0];
    if (language !== undefined && words.every((word) => typeof word?.[1] === 'string'))
      record[language] = words.map((word) => word![1]);
    return value;
  }
  for (const [key, each] of Object.entries(record)) walk(each, join(name, key), visit);
  return value;
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : null;
}

function join(name: string, part: string): string {
  return name === '' ? part : `${name}.${part}`;
}

/** Where the translations of a content file stand, and which languages are offered; null outside a folder that has translations. */
export function findTranslations(
  file: URL,
): { readonly folder: URL; readonly path: string; readonly offered: readonly string[] } | null {
  for (let up = 0, root = new URL('./', file); up < HOW_FAR_UP; up += 1, root = new URL('../', root)) {
    const folder = new URL('translations/', root);
    const list = new URL('languages.json', folder);
    if (!existsSync(list)) continue;
    const { offered } = languagesFile.parse(JSON.parse(readFileSync(list, 'utf8')));
    return { folder, path: file.href.slice(root.href.length), offered };
  }
  return null;
}

/** What is known of the instrument in each language beside its source; empty outside a folder that has translations. */
export function readInstrumentLanguages(near: URL): Readonly<Record<string, InstrumentLanguageState>> {
  const translations = findTranslations(near);
  if (translations === null) return {};
  const list = new URL('languages.json', translations.folder);
  return languagesFile.parse(JSON.parse(readFileSync(list, 'utf8'))).instrument;
}

/** One translation file; null when there is none. */
export function readTranslation(folder: URL, language: string, path: string): TranslationFile | null {
  const file = new URL(`${language}/${path}`, folder);
  return existsSync(file) ? translationFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The parsed file with every offered language in it. Throws when a text of an offered language is missing. */
export function withOfferedLanguages(file: URL, parsed: unknown): unknown {
  const translations = findTranslations(file);
  if (translations === null) return parsed;
  let value = parsed;
  for (const language of translations.offered) {
    if (listNamedTexts(value).length === 0) return value;
    const texts = readTranslation(translations.folder, language, translations.path)?.texts ?? {};
    value = addLanguage(value, language, (name) => {
      const text = texts[name];
      if (text === undefined) throw new Error(`${translations.path} has no ${language} text for ${name}`);
      return text;
    });
    nameLanguage(value, language);
  }
  return value;
}

function nameLanguage(value: unknown, language: string): void {
  const languages = (value as { languages?: unknown } | null)?.languages;
  if (Array.isArray(languages) && !languages.includes(language)) languages.push(language);
}
