// Reads the text of an uploaded mail, text, Word or PDF file in a process of its own. Nothing of the file is kept.
import { AppError } from '@dragoman/kernel';
import mammoth from 'mammoth';
import PostalMime from 'postal-mime';
import { extractText, getDocumentProxy } from 'unpdf';
import type { ReadFile } from '../../contract.ts';
import type { FileKind } from '../../limits.ts';
import { checkArchive } from './check-archive.ts';
import { decodeText } from './decode-text.ts';
import { textOfHtml } from './text-of-html.ts';

export interface FileToRead {
  readonly kind: FileKind;
  readonly content: Uint8Array;
  /** Longest text, in UTF-16 units. */
  readonly textMax: number;
}

const PAGES_MAX = 300;

export async function run({ kind, content, textMax }: FileToRead): Promise<ReadFile> {
  const read = await READERS[kind](content);
  const text = tidy(read.text);
  if (text === '') throw new AppError(kind === 'pdf' ? 'demand.file-only-pictures' : 'demand.file-empty');
  if (text.length > textMax) {
    throw new AppError('demand.file-too-long', { values: { letters: text.length, most: textMax } });
  }
  return { ...read, text };
}

const READERS: Readonly<Record<FileKind, (content: Uint8Array) => ReadFile | Promise<ReadFile>>> = {
  txt: (content) => plain(decodeText(content)),
  eml: readMail,
  async docx(content) {
    if (!startsWith(content, 'PK')) throw new AppError('demand.file-not-what-it-says');
    await checkArchive(content);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(content) }).catch(() => {
      throw new AppError('demand.file-damaged');
    });
    return plain(value);
  },
  async pdf(content) {
    if (!startsWith(content, '%PDF-')) throw new AppError('demand.file-not-what-it-says');
    const document = await getDocumentProxy(content).catch((error: unknown) => {
      const isLocked = error instanceof Error && error.name === 'PasswordException';
      throw new AppError(isLocked ? 'demand.file-locked' : 'demand.file-damaged');
    });
    if (document.numPages > PAGES_MAX) throw new AppError('demand.file-too-large-inside');
    const { text } = await extractText(document, { mergePages: false });
    return plain(text.join('\n\n'));
  },
};

async function readMail(content: Uint8Array): Promise<ReadFile> {
  if (startsWith(content, 'PK') || startsWith(content, '%PDF-') || content.subarray(0, 4096).includes(0)) {
    throw new AppError('demand.file-not-what-it-says');
  }
  const mail = await PostalMime.parse(content, { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 }).catch(() => {
    throw new AppError('demand.file-damaged');
  });
  const { subject = '', from, text, html, attachments } = mail;
  if (from === undefined && subject === '' && mail.headers.length < 2)
    throw new AppError('demand.file-not-what-it-says');
  return {
    text: text?.trim() ? text : html === undefined ? '' : textOfHtml(html),
    subject: oneLine(subject),
    from: from?.address === undefined ? null : { name: oneLine(from.name ?? ''), email: from.address },
    attachments: attachments.flatMap(({ filename }) => (filename ? [oneLine(filename)] : [])).slice(0, 50),
  };
}

function plain(text: string): ReadFile {
  return { text, subject: '', from: null, attachments: [] };
}

function startsWith(content: Uint8Array, mark: string): boolean {
  return mark.split('').every((letter, at) => content[at] === letter.charCodeAt(0));
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Line ends made one kind, what no database keeps left out, no more than one empty line. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .toWellFormed()
    .replaceAll(/[ \t\u00a0]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
