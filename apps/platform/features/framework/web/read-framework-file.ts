// A chosen file as the text that the server checks, or what is wrong with it before anything is sent.
import type { ImportFrameworkBody } from '../contract.ts';
import { FRAMEWORK_FILE_CHARACTERS } from '../limits.ts';

/** UTF-8 has up to three bytes for what counts as one character here. */
const LARGEST_BYTES = 3 * FRAMEWORK_FILE_CHARACTERS;

export type FrameworkFile = Pick<ImportFrameworkBody, 'format' | 'content'>;
export type FileFault = 'empty' | 'too-large' | 'not-text';

export async function readFrameworkFile(file: File): Promise<FrameworkFile | FileFault> {
  if (file.size > LARGEST_BYTES) return 'too-large';
  let content: string;
  try {
    // Strictly: a table saved in an older encoding would otherwise lose its letters without a word.
    content = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return 'not-text';
  }
  if (content.trim() === '') return 'empty';
  if (content.length > FRAMEWORK_FILE_CHARACTERS) return 'too-large';
  return { format: file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'json', content };
}
