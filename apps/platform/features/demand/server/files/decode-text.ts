// A text file's letters: UTF-8, UTF-16 by its mark, else the code page of the old office programs. What is no text is refused.
import { AppError } from '@dragoman/kernel';

const LOOKED_AT = 4096;
/** More control characters than this among the first thousands, and it is no text. */
const ODD_SHARE = 0.02;

export function decodeText(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  const head = content.subarray(0, LOOKED_AT);
  const odd = head.reduce((sum, byte) => sum + (byte < 32 && ![9, 10, 12, 13].includes(byte) ? 1 : 0), 0);
  if (head.includes(0) || odd > ODD_SHARE * head.length) throw new AppError('demand.file-not-text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
