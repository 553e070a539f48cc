// A file of academics becomes people and records. It is read in a process with little time and memory: answers do not wait for six megabytes.
import { AppError, isAppError } from '@dragoman/kernel';
import type { PeopleReading } from '@dragoman/interop';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { ImportBody } from '../../contract.ts';
import type { run } from './read-import.worker.ts';

const PATIENCE_MS = 12_000;
const MEGABYTES = 384;

/** Throws `academics.file-too-large-inside` when the file asks for more time or memory than a file should. */
export async function readImport(
  { format, fileName, text }: Omit<ImportBody, 'confirm'>,
  { timeoutMs = PATIENCE_MS, megabytes = MEGABYTES }: { timeoutMs?: number; megabytes?: number } = {},
): Promise<PeopleReading> {
  try {
    return await runInWorker<typeof run>(
      new URL('./read-import.worker.ts', import.meta.url),
      { format, fileName, text },
      { timeoutMs, megabytes },
    );
  } catch (error) {
    if (isAppError(error) && (error.code === 'work.too-long' || error.code === 'work.too-large'))
      throw new AppError('academics.file-too-large-inside');
    throw error;
  }
}
