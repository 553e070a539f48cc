// Finds words of another language on a page: every sentence of the catalogue and of the content in that language is looked for.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Page } from 'playwright-core';
import { withOfferedLanguages } from '../../apps/platform/core/content/translations.ts';
import { readCatalogues } from '../../scripts/messages/read-catalogues.ts';
import { listTranslatedFiles } from '../../scripts/translations/translation-state.ts';
import type { PageLanguage } from '../set-up/sentences.ts';

const FOLDER = new URL('../../content/', import.meta.url);
const CONTENT = fileURLToPath(FOLDER);
/** Shorter pieces occur in any language. */
const SHORTEST = 8;

/** What a person sees or hears of a page: the words, the names for assistive technology, the title. */
export function readWholePage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [alt], [title], [placeholder], [aria-valuetext]')]
      .filter((element) => element.checkVisibility())
      .flatMap((element) =>
        ['aria-label', 'alt', 'title', 'placeholder', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
      );
    // A cited work keeps the language it is written in, and so does what says of itself that it is in another one.
    const own = document.documentElement.lang;
    const cited = [...document.querySelectorAll<HTMLElement>('cite, body [lang]')]
      .filter((element) => element.tagName === 'CITE' || element.lang !== own)
      .map((element) => element.innerText)
      .filter((text) => text.trim() !== '')
      // A short one may stand in a long one, which would not be found again once a piece of it is gone.
      .toSorted((one, other) => other.length - one.length);
    const words = cited.reduce((text, work) => text.replaceAll(work, ''), document.body.innerText);
    return [document.title, words, ...spoken].join('\n').replaceAll(/\s+/g, ' ');
  });
}

/** Sentences of `foreign` that stand in a text which should be in `own`. */
export function findRemnants(text: string, own: PageLanguage, foreign: PageLanguage): string[] {
  const flat = text.replaceAll(ADDRESS, ' ').replaceAll(FILE_NAME, ' ').replaceAll(/\s+/g, ' ').toLowerCase();
  return piecesOf(foreign, own).filter((piece) => holdsPiece(flat, piece));
}

/** An address is in no language, whatever words its path is made of. */
const ADDRESS = /https?:\/\/\S+/g;

/** Nor is the name of a file that a program reads. */
const FILE_NAME = /[\w-]+\.(csv|json|sps|R)\b/g;

/** Ids are one word with their hyphens. */
const PART_OF_WORD = /[\p{L}\p{N}-]/u;

/** Whole words only: `the others` is no remnant of `the other`. */
function holdsPiece(flat: string, piece: string): boolean {
  for (let at = flat.indexOf(piece); at >= 0; at = flat.indexOf(piece, at + 1)) {
    const [before = ' ', after = ' '] = [flat[at - 1], flat[at + piece.length]];
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}

const known = new Map<string, readonly string[]>();

function piecesOf(language: PageLanguage, other: PageLanguage): readonly string[] {
  const pair = `${language} ${other}`;
  const found = known.get(pair) ?? collectPieces(language, other);
  known.set(pair, found);
  return found;
}

/** What a language says and the other does not: the fixed parts of its messages, and its texts in the content. */
function collectPieces(language: PageLanguage, other: PageLanguage): string[] {
  const catalogues = readCatalogues();
  const fixed = (code: PageLanguage): string[] =>
    Object.values(catalogues[code]).flatMap((catalogue) => Object.values(catalogue).flatMap(fixedParts));
  const texts = contentTexts();
  const shared = [...fixed(other), ...texts.map((each) => each[other] ?? '')].join('\n').toLowerCase();
  const pieces = [...fixed(language), ...texts.map((each) => each[language] ?? '')]
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter((piece) => piece.length >= SHORTEST && /\p{L}{4}/u.test(piece) && !shared.includes(piece));
  return [...new Set(pieces)];
}

/** The words of a message that no value can change. */
function fixedParts(message: string): string[] {
  return literalsOf(parse(message));
}

function literalsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type === TYPE.tag) return literalsOf(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap((option) => literalsOf(option.value));
  });
}

type Texts = Readonly<Record<string, string>>;

function contentTexts(): Texts[] {
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json') && !name.startsWith('messages'),
  );
  const translated = new Set(listTranslatedFiles());
  return files.flatMap((name) => {
    const written: unknown = JSON.parse(readFileSync(`${CONTENT}${name}`, 'utf8'));
    return collectTexts(translated.has(name) ? withOfferedLanguages(new URL(name, FOLDER), written) : written);
  });
}

function collectTexts(value: unknown): Texts[] {
  if (Array.isArray(value)) return value.flatMap(collectTexts);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if ('en' in value && entries.every(([, each]) => typeof each === 'string')) return [value as Texts];
  return entries.flatMap(([, each]) => collectTexts(each));
}
