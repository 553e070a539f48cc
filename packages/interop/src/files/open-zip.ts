// The files of a zip archive as files of a pack. What an archive says of itself is checked before anything is unpacked, and again while it is.
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { FindingList } from '../taxonomy/finding.ts';
import type { Finding } from '../taxonomy/finding.ts';
import type { PackFile } from './pack-file.ts';
import { TextRefusal } from './read-text.ts';

export interface ZipLimits {
  readonly files: number;
  /** Unpacked bytes of one file. */
  readonly fileBytes: number;
  /** Unpacked bytes of all files together. */
  readonly totalBytes: number;
}

/** ESCO 1.1.1 in English: 18 files, 42 MB. */
export const ZIP_LIMITS: ZipLimits = { files: 200, fileBytes: 128 * 1024 * 1024, totalBytes: 384 * 1024 * 1024 };

export interface OpenedZip {
  /** Empty when there is an error among the findings. */
  readonly files: readonly PackFile[];
  readonly findings: readonly Finding[];
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Files without their folders. Archives in the archive stay closed. */
export async function openZip(name: string, bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<OpenedZip> {
  const findings = new FindingList();
  const files: PackFile[] = [];
  if (!isZip(bytes)) {
    findings.error('zip.not-one', 'This is not a zip archive, whatever its name says.', { file: name });
    return { files: [], findings: findings.toArray() };
  }
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    });
    await gather(zip, files, limits, findings);
  } catch {
    findings.error('zip.damaged', 'The archive is damaged or not complete. Download or pack it again.', { file: name });
  }
  return { files: findings.hasErrors ? [] : files, findings: findings.toArray() };
}

async function gather(zip: ZipFile, files: PackFile[], limits: ZipLimits, findings: FindingList): Promise<void> {
  let total = 0;
  const paths = new Map<string, string>();
  if (zip.entryCount > 10 * limits.files) return refuseCount(limits, findings);
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName;
    const name = path.split('/').at(-1)!;
    if (name === '' || name.startsWith('.') || path.startsWith('__MACOSX/')) continue;
    if (entry.isEncrypted()) {
      findings.error('zip.encrypted', 'The archive is locked with a password; pack it without one.', { file: name });
      return;
    }
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes || total > limits.totalBytes) {
      const sentence = `Unpacked, the archive would be larger than ${Math.round(limits.totalBytes / 1e6)} MB, or a file in it larger than ${Math.round(limits.fileBytes / 1e6)} MB. It is not unpacked.`;
      findings.error('zip.too-large', sentence, { file: name });
      return;
    }
    const before = paths.get(name.toLowerCase());
    if (before !== undefined) {
      findings.error('zip.name-twice', `Two files of this name are in the archive: ${before} and ${path}. Keep one.`, {
        file: name,
      });
      return;
    }
    paths.set(name.toLowerCase(), path);
    files.push({ name, bytes: entry.uncompressedSize, read: () => unpack(zip, entry) });
    if (files.length > limits.files) return refuseCount(limits, findings);
  }
}

function refuseCount({ files }: ZipLimits, findings: FindingList): void {
  findings.error('zip.too-many-files', `The archive has more than ${files} files; a pack has some twenty.`);
}

/** Yauzl compares what comes out with the size the archive gave, and ends when there is more. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Uint8Array;
  } catch {
    throw new TextRefusal('damaged', null);
  }
}
