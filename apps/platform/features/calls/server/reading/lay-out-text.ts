// Makes the text of a Word or PDF file one that sentences can be read in: page headers and page numbers left out, words broken at a line
// end joined, rows of tables kept on one line, headings set apart. Every place can be told in the text as it was given.
import { isOwnLine, judgeLines } from './judge-lines.ts';
import type { JudgedLine, LineKind } from './judge-lines.ts';
import type { CallWords } from './words/call-words.ts';

/** Between the cells of a row. Not a stroke, at which the splitter of sentences would cut. */
export const CELL = ' │ ';

export interface LaidOutLine {
  readonly start: number;
  readonly end: number;
  readonly kind: LineKind;
}

export interface LaidOutText {
  readonly text: string;
  /** Lines that are no running text, by their places in `text`. */
  readonly lines: readonly LaidOutLine[];
  /** Where something of `text` stood in the text that was given. */
  readonly placeOf: (start: number, end: number) => { start: number; end: number };
}

interface Segment {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** What is no break: "kone- ja metalliala" keeps its hyphen. */
const NO_BREAK = /^(?:ja|tai|sekä|and|or|e|o|ed|od|en|of|i|lub|oraz)(?!\p{L})/u;
const WORD_BREAK = /\p{L}{2}[-\u2010]$/u;

export function layOutText(given: string, words: readonly CallWords[]): LaidOutText {
  const out = new Copy();
  const lines: LaidOutLine[] = [];
  let before: JudgedLine | undefined;
  let lineStart = 0;
  for (const line of judgeLines(given, words)) {
    const isJoined = before !== undefined && joinsWord(out.end, before, line);
    if (isJoined) out.dropLast();
    else if (before !== undefined) out.add(gapBetween(before, line));
    const start = out.length;
    copyLine(out, given, line);
    if (line.kind === 'value') {
      if (lines.at(-1)?.start === lineStart) lines.pop();
      lines.push({ start: lineStart, end: out.length, kind: 'row' });
    } else {
      lineStart = start;
      if (line.kind !== 'text') lines.push({ start, end: out.length, kind: line.kind });
    }
    before = line;
  }
  return { text: out.text(), lines, placeOf: (start, end) => out.placeOf(start, end) };
}

function joinsWord(end: string, before: JudgedLine, line: JudgedLine): boolean {
  if (line.isAfterBlank || isOwnLine(before.kind) || isOwnLine(line.kind)) return false;
  return WORD_BREAK.test(end) && /^\p{Ll}/u.test(line.text) && !NO_BREAK.test(line.text);
}

function gapBetween(before: JudgedLine, line: JudgedLine): string {
  if (line.kind === 'value') return CELL;
  if (isOwnLine(before.kind) || isOwnLine(line.kind) || line.isAfterBlank || before.kind === 'value') return '\n\n';
  return '\n';
}

/** Cells parted by strokes, tabs or wide gaps come out parted by `CELL`; long runs of stops and lines are left out. */
function copyLine(out: Copy, given: string, { start, end, kind }: JudgedLine): void {
  const parts = kind === 'row' ? /\s*\|\s*|\s*\t\s*|\s{3,}/gu : /[.…·_=*~#-]{4,}|[!?;…]{4,}|\u00ad/gu;
  let from = start;
  let hasCell = false;
  for (const mark of [...given.slice(start, end).matchAll(parts), null]) {
    const to = mark === null ? end : start + mark.index;
    if (to > from) {
      if (hasCell && kind === 'row') out.add(CELL);
      out.copy(given, from, to);
      hasCell = true;
      if (mark !== null && kind !== 'row' && mark[0] !== '\u00ad') out.add(' ');
    }
    if (mark !== null) from = to + mark[0].length;
  }
}

/** Text put together from pieces of another that remembers where they came from. */
class Copy {
  readonly #pieces: string[] = [];
  readonly #segments: Segment[] = [];
  length = 0;
  end = '';

  copy(given: string, from: number, to: number): void {
    this.#segments.push({ at: this.length, from, length: to - from });
    this.#append(given.slice(from, to));
  }

  add(text: string): void {
    this.#append(text);
  }

  dropLast(): void {
    const last = this.#pieces.pop()!;
    this.#pieces.push(last.slice(0, -1));
    this.length -= 1;
    this.end = this.end.slice(0, -1);
  }

  text(): string {
    return this.#pieces.join('');
  }

  placeOf(start: number, end: number): { start: number; end: number } {
    return { start: this.#from(start), end: this.#from(end - 1) + 1 };
  }

  #append(text: string): void {
    this.#pieces.push(text);
    this.length += text.length;
    this.end = (this.end + text).slice(-4);
  }

  #from(at: number): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#segments[middle]!.at <= at) low = middle;
      else high = middle - 1;
    }
    const segment = this.#segments[low];
    return segment === undefined ? 0 : segment.from + Math.min(at - segment.at, segment.length - 1);
  }
}
