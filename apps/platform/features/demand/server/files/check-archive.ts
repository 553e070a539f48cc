// Unpacks an archive to nowhere and counts: what it says of its own size is not believed. Only what passes is opened by a library.
import { AppError } from '@dragoman/kernel';
import { fromBufferPromise } from 'yauzl';

/** A Word file of two hundred pages with pictures unpacks to some 20 MB. */
const TOTAL_BYTES = 48 * 1024 * 1024;
const ENTRIES = 2000;

/** Throws `demand.file-damaged`, `demand.file-locked` or `demand.file-too-large-inside`. */
export async function checkArchive(bytes: Uint8Array, totalBytes = TOTAL_BYTES): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    lazyEntries: true,
  }).catch(() => {
    throw new AppError('demand.file-damaged');
  });
  if (zip.entryCount > ENTRIES) throw new AppError('demand.file-too-large-inside');
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new AppError('demand.file-locked');
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        total += (chunk as Uint8Array).length;
        if (total > totalBytes) throw new AppError('demand.file-too-large-inside');
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('demand.file-damaged');
  }
}
