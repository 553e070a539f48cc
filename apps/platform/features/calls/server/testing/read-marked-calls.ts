// Synthetic calls with known truth: plain text with marks around what a reader would find, e.g. `{{deadline role=start date=2027-09-01}}…{{/}}`.
import { readdirSync, readFileSync } from 'node:fs';
import { CALL_LANGUAGES, FOUND_KINDS } from '../reading/call-reading.ts';
import type { CallLanguage, FoundKind } from '../reading/call-reading.ts';

/**
 * The rules were written with `dev`. Each test set was written before it was read, and the rules were mended by the faults that the
 * first three showed; `fourth-test` was written after the last mending, and no rule has changed since it was read.
 */
export const CALL_SETS = ['dev', 'first-test', 'second-test', 'third-test', 'fourth-test'] as const;
export type CallSet = (typeof CALL_SETS)[number];

export interface MarkedPart {
  readonly kind: FoundKind;
  readonly start: number;
  readonly end: number;
  /** What is marked of it: `date`, `time`, `role`, `amount`, `currency`, `weight`, `weightUnit`, `strength`, `pages`, `lot`. */
  readonly values: Readonly<Record<string, string>>;
}

export interface MarkedCall {
  readonly name: string;
  readonly set: CallSet;
  readonly language: CallLanguage;
  readonly title: string;
  readonly text: string;
  readonly parts: readonly MarkedPart[];
}

const FOLDER = new URL('./calls/', import.meta.url);
const MARK = /\{\{(\/|[a-z]+)((?: [a-zA-Z]+=(?:"[^"]*"|[^ }]+))*)\}\}/gu;

export function readMarkedCalls(): MarkedCall[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parseMarkedCall(file.replace(/\.txt$/u, ''), readFileSync(new URL(file, FOLDER), 'utf8')));
}

/** Throws on a mark that is not closed, of no kind, or on a head that lacks something. */
export function parseMarkedCall(name: string, file: string): MarkedCall {
  const [head = '', ...rest] = file.split('\n---\n');
  const said = new Map(head.split('\n').map((line) => [line.split(':')[0]!, line.slice(line.indexOf(':') + 1).trim()]));
  const set = CALL_SETS.find((each) => each === said.get('set'));
  const language = CALL_LANGUAGES.find((each) => each === said.get('language'));
  const title = said.get('title');
  if (set === undefined || language === undefined || title === undefined)
    throw new Error(`${name}: the head says no set, language or title.`);
  return { name, set, language, title, ...readMarks(name, rest.join('\n---\n')) };
}

function readMarks(name: string, marked: string): Pick<MarkedCall, 'text' | 'parts'> {
  const parts: MarkedPart[] = [];
  const open: Omit<MarkedPart, 'end'>[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] === '/') {
      const part = open.pop();
      if (part === undefined) throw new Error(`${name}: a mark is closed that was not opened.`);
      parts.push({ ...part, end: text.length });
      continue;
    }
    const kind = FOUND_KINDS.find((each) => each === match[1]);
    if (kind === undefined) throw new Error(`${name}: "${match[1]}" is no kind.`);
    const values = Object.fromEntries(
      [...match[2]!.matchAll(/([a-zA-Z]+)=(?:"([^"]*)"|([^ }]+))/gu)].map(([, key, quoted, plain]) => [
        key,
        quoted ?? plain!,
      ]),
    );
    open.push({ kind, start: text.length, values });
  }
  if (open.length > 0) throw new Error(`${name}: a mark is not closed.`);
  text += marked.slice(from);
  if (/\{\{|\}\}/u.test(text)) throw new Error(`${name}: a mark could not be read.`);
  return { text, parts: parts.sort((a, b) => a.start - b.start) };
}
