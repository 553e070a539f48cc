// The text of a file, piece by piece, or why it is none: archives and pictures under another name, and older encodings.
import type { PackFile } from './pack-file.ts';

export type TextFault = 'empty' | 'too-large' | 'binary' | 'utf-16' | 'not-utf-8' | 'damaged';

/** Thrown while reading; `line` is where the text stops being text. */
export class TextRefusal extends Error {
  readonly fault: TextFault;
  readonly line: number | null;

  constructor(fault: TextFault, line: number | null) {
    super(fault);
    this.name = 'TextRefusal';
    this.fault = fault;
    this.line = line;
  }
}

const SENTENCES: Readonly<Record<TextFault, string>> = {
  empty: 'The file is empty.',
  'too-large': 'The file is larger than a file of a taxonomy may be.',
  binary: 'This is not a text file, whatever its name says.',
  damaged: 'The archive is damaged: this file in it cannot be unpacked. Download or pack it again.',
  'utf-16': 'The file is saved as UTF-16 (“Unicode text”). Save it as UTF-8 and try again.',
  'not-utf-8':
    'The file is not saved as UTF-8; letters such as ä or ł would be lost. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and try again.',
};

export function sayTextFault(fault: TextFault): string {
  return SENTENCES[fault];
}

export interface TextLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/**
 * Yields the text in pieces, without the mark some programs put at its start. Throws a `TextRefusal` when it is no text in UTF-8.
 */
export async function* readText(
  file: PackFile,
  { fileBytes }: TextLimits,
  onBytes: (readBytes: number) => void = () => {},
): AsyncGenerator<string> {
  if (file.bytes > fileBytes) throw new TextRefusal('too-large', null);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  let line = 1;
  for await (const chunk of file.read()) {
    if (read === 0) refuseMarkOf(chunk);
    read += chunk.length;
    // What a file says of its size need not be true.
    if (read > fileBytes) throw new TextRefusal('too-large', null);
    const text = decode(decoder, chunk, line);
    line += countLineEnds(text);
    onBytes(read);
    yield text;
  }
  if (read === 0) throw new TextRefusal('empty', null);
  try {
    decoder.decode();
  } catch {
    throw new TextRefusal('not-utf-8', line);
  }
}

/** All of it at once, for formats whose parsers want it so. */
export async function readWholeText(
  file: PackFile,
  limits: TextLimits,
  onBytes?: (readBytes: number) => void,
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of readText(file, limits, onBytes)) pieces.push(piece);
  return pieces.join('');
}

function refuseMarkOf(chunk: Uint8Array): void {
  const [first, second, third, fourth] = chunk;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw new TextRefusal('utf-16', null);
  const isArchive = first === 0x50 && second === 0x4b && (third === 3 || third === 5) && (fourth === 4 || fourth === 6);
  if (isArchive) throw new TextRefusal('binary', null);
}

function decode(decoder: TextDecoder, chunk: Uint8Array, line: number): string {
  const zero = chunk.indexOf(0);
  if (zero !== -1) throw new TextRefusal('binary', null);
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new TextRefusal('not-utf-8', line + countLineEnds(textBeforeFault(chunk)));
  }
}

/** What can be read before the first byte that is not UTF-8; a letter cut by the chunk before counts as readable. */
function textBeforeFault(chunk: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(chunk);
  const start = text.startsWith('\uFFFD') ? (text.match(/^\uFFFD{1,3}/)?.[0].length ?? 0) : 0;
  const fault = text.indexOf('\uFFFD', start);
  return fault === -1 ? text : text.slice(0, fault);
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
