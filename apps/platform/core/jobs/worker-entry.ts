// The inside of a worker thread: loads the file it is given, runs it once, posts what came of it.
import { isAppError } from '@dragoman/kernel';
import { parentPort, workerData } from 'node:worker_threads';

export type WorkerReply =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined };

interface WorkerFile {
  run(input: unknown): unknown;
}

const { file, input } = workerData as { readonly file: string; readonly input: unknown };

async function work(): Promise<WorkerReply> {
  try {
    const { run } = (await import(file)) as WorkerFile;
    return { kind: 'done', output: await run(input) };
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', code: error.code, values: error.values };
    const failure = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message: failure.message, stack: failure.stack };
  }
}

parentPort!.postMessage(await work());
