// The repository's own texts in two languages, sentence by sentence: messages, modules, items, frameworks and their translations.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface SentencePair {
  english: string;
  other: string;
}

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
/** Matching measures itself on what it keeps: nothing is learned from there. Checks hold no texts. */
const LEFT_OUT = new Set(['matching', 'checks']);
/** Texts whose sentences do not go one to one are taken whole, unless they are longer than this. */
const LONGEST_WHOLE = 60;

/** Pairs in the order of the files' names. */
export function readParallelTexts(language: string, content: string = CONTENT): SentencePair[] {
  const files = filesIn(content);
  return files.flatMap((file) => {
    const name = relative(content, file);
    if (name.endsWith('.en.md')) return linesOf(file, file.replace(/\.en\.md$/, `.${language}.md`));
    if (!name.endsWith('.json') || name.startsWith('translations/')) return [];
    if (name.startsWith('messages/'))
      return name.startsWith('messages/en/')
        ? messagesOf(file, join(content, name.replace('/en/', `/${language}/`)))
        : [];
    const texts = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    return [...inlineTexts(texts, language), ...translated(texts, join(content, 'translations', language, name))];
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !LEFT_OUT.has(relative(folder, file).split('/')[0]!))
    .sort();
}

function linesOf(english: string, other: string): SentencePair[] {
  if (!existsSync(other)) return [];
  const [one, two] = [english, other].map((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
  return one!.length === two!.length ? one!.flatMap((line, at) => sentencePairs(line, two![at]!)) : [];
}

function messagesOf(english: string, other: string): SentencePair[] {
  if (!existsSync(other)) return [];
  const [one, two] = [english, other].map((file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return Object.entries(one!).flatMap(([key, text]) => (two![key] === undefined ? [] : sentencePairs(text, two![key])));
}

/** Every { en: …, fi: … } anywhere in a file. */
function inlineTexts(value: unknown, language: string): SentencePair[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en: english, [language]: other } = value as Record<string, unknown>;
  const own = typeof english === 'string' && typeof other === 'string' ? sentencePairs(english, other) : [];
  return [...own, ...Object.values(value).flatMap((one) => inlineTexts(one, language))];
}

/** A translation names each text by the way to it; what stands there no more is left out. */
function translated(english: unknown, file: string): SentencePair[] {
  if (!existsSync(file)) return [];
  const { texts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { texts?: Record<string, string> };
  return Object.entries(texts).flatMap(([way, text]) => {
    const found = textAt(english, way.split('.'));
    return found === null ? [] : sentencePairs(found, text);
  });
}

/** Keys; members of a list by their id, or by their number from 1. */
function textAt(value: unknown, way: readonly string[]): string | null {
  const [step, ...rest] = way;
  if (step === undefined) {
    const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['en'] : value;
    return typeof text === 'string' ? text : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return textAt((value as Record<string, unknown>)[step], rest);
  const named = (value as unknown[]).find((one) => (one as { id?: unknown } | null)?.id === step);
  return textAt(named ?? value[Number(step) - 1], rest);
}

export function sentencePairs(english: string, other: string): SentencePair[] {
  const [one, two] = [english, other].map(sentencesOf);
  if (one!.length === two!.length) return one!.map((text, at) => ({ english: text, other: two![at]! }));
  const whole = { english: one!.join(' '), other: two!.join(' ') };
  return whole.english.split(' ').length < LONGEST_WHOLE ? [whole] : [];
}

/** Without the places of values in messages ("{count, plural, one {# day} other {# days}}") and the marks of headings and lists. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\{\w+, (?:plural|select|selectordinal),/g, ' ')
    .replace(/\b(?:zero|one|two|few|many|other|=\d+) \{/g, ' {')
    .replace(/\{\w+(?:, \w+)*\}/g, ' ')
    .replace(/[{}#*|_`>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?:;]) /)
    .filter((sentence) => sentence !== '');
}
