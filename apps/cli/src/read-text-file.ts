// Reads a text that somebody wants read, and says in a sentence why a file is none.
import { readFile, stat } from 'node:fs/promises';
import { CommandError } from './command-error.ts';

/** Larger files are no mails and no calls. */
export const MOST_TEXT_BYTES = 20 * 1024 * 1024;

/** @throws CommandError when the file is missing, too large, empty or not text in UTF-8 */
export async function readTextFile(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read`);
  });
  if (found.isDirectory()) throw new CommandError(`${path} is a folder, not a file`);
  if (found.size > MOST_TEXT_BYTES) {
    throw new CommandError(
      `${path} has ${(found.size / 1e6).toFixed(0)} MB; a text of at most ${MOST_TEXT_BYTES / 1024 / 1024} MB is read`,
    );
  }
  const bytes = await readFile(path).catch(() => {
    throw new CommandError(`${path} cannot be read`);
  });
  return textFrom(bytes, path);
}

/** @throws CommandError when the bytes are not a text in UTF-8 with something in it */
export function textFrom(bytes: Uint8Array, path: string): string {
  if (bytes.includes(0))
    throw new CommandError(`${path} is not a text file (it holds binary data); save the text as UTF-8`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(`${path} is not text in UTF-8; save it as UTF-8 and try again`);
  }
  if (!/[\p{L}\p{N}]/u.test(text)) throw new CommandError(`${path} is empty: there is no word in it`);
  return text;
}
