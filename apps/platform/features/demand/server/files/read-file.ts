// An uploaded file becomes text for the page that opens a case. It is read in a process with little time and memory.
import { AppError, isAppError } from '@dragoman/kernel';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { ReadFile } from '../../contract.ts';
import { FILE_BYTES, FILE_KINDS, TEXT_MAX } from '../../limits.ts';
import type { run } from './read-file.worker.ts';

const PATIENCE_MS = 12_000;
const MEGABYTES = 384;

/**
 * Throws `demand.file-…` with what is wrong in words; nothing of a file that cannot be read whole is given. The longest text is that of
 * a need unless told: other documents may be longer.
 */
export async function readFile(name: string, base64: string, textMax: number = TEXT_MAX): Promise<ReadFile> {
  const content = new Uint8Array(Buffer.from(base64, 'base64'));
  if (content.length > FILE_BYTES) throw new AppError('request.too-large');
  const ending = name.split('.').at(-1)?.toLowerCase();
  const kind = FILE_KINDS.find((each) => each === ending);
  if (kind === undefined) throw new AppError('demand.file-kind');
  try {
    return await runInWorker<typeof run>(
      new URL('./read-file.worker.ts', import.meta.url),
      { kind, content, textMax },
      { timeoutMs: PATIENCE_MS, megabytes: MEGABYTES },
    );
  } catch (error) {
    if (isAppError(error) && (error.code === 'work.too-long' || error.code === 'work.too-large')) {
      throw new AppError('demand.file-too-large-inside');
    }
    throw error;
  }
}
