// Reads the message catalogues from content/messages: one flat JSON object of key and ICU message a file.
import { readFileSync } from 'node:fs';
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { CATALOGUES } from './parts.ts';
import type { Catalogue } from './parts.ts';

export type Messages = Readonly<Record<string, string>>;
export type Catalogues = Readonly<Record<Language, Readonly<Record<Catalogue, Messages>>>>;

export const MESSAGES_FOLDER = new URL('../../content/messages/', import.meta.url);

/** Where a catalogue lies. */
export function catalogueFile(language: Language, catalogue: Catalogue): URL {
  return new URL(`${language}/${catalogue}.json`, MESSAGES_FOLDER);
}

/** Reads every catalogue. Throws when one is missing, is not JSON, repeats a key or holds something but text. */
export function readCatalogues(): Catalogues {
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(
        CATALOGUES.map((catalogue) => {
          const file = catalogueFile(language, catalogue);
          return [catalogue, parseCatalogue(readFileSync(file, 'utf8'), file.pathname)];
        }),
      ),
    ]),
  ) as unknown as Catalogues;
}

/** Parses one catalogue. JSON silently keeps the last of two equal keys, so the text is searched for repeats. */
export function parseCatalogue(json: string, name: string): Messages {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new TypeError(`${name} is not an object of messages.`);
  }
  for (const [key, message] of Object.entries(parsed)) {
    if (typeof message !== 'string') throw new TypeError(`${name}: ${key} is not a text.`);
  }
  const keys = [...json.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*:/gm)].map((match) => match[1]!);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) throw new TypeError(`${name}: ${repeated} stands there twice.`);
  return parsed as Messages;
}
