// Heavy work in a thread of its own, so that answers do not wait for it: typed, with a time limit and a limit on how many at once.
import { AppError } from '@dragoman/kernel';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Transferable } from 'node:worker_threads';
import { createTurnstile } from '../database/turnstile.ts';
import type { WorkerReply } from './worker-entry.ts';

/** What a worker's file exports as `run`. Input and output cross by structured clone: plain data and typed arrays. */
export type WorkerTask<Input, Output> = (input: Input) => Output | Promise<Output>;

export interface RunInWorkerOptions {
  readonly timeoutMs: number;
  /** Buffers of the input that move instead of being copied; the caller cannot use them afterwards. */
  readonly transfer?: readonly Transferable[];
  /** Ends the work early. */
  readonly signal?: AbortSignal;
  /** Memory of the thread in megabytes; 1024 unless told. */
  readonly megabytes?: number;
}

/** Leaves the answers a core of their own where there are several. */
const THREADS = Math.max(1, availableParallelism() - 1);
const doors = Array.from({ length: THREADS }, createTurnstile);
let nextDoor = 0;

/**
 * Runs the exported `run` of a file. Rejects with the AppError it threw, with `work.too-long`, `work.too-large` or `work.stopped`,
 * or with a plain error. The time limit counts from when the thread starts, not from when the work was asked for.
 *
 * @example
 * import type { run } from './calibrate.worker.ts';
 * const result = await runInWorker<typeof run>(new URL('./calibrate.worker.ts', import.meta.url), input, { timeoutMs: 60_000 });
 */
export async function runInWorker<Task extends WorkerTask<never, unknown>>(
  file: URL,
  input: Parameters<Task>[0],
  options: RunInWorkerOptions,
): Promise<Awaited<ReturnType<Task>>> {
  const door = doors[nextDoor++ % THREADS]!;
  await door.enter();
  try {
    return (await runOnce(file, input, options)) as Awaited<ReturnType<Task>>;
  } finally {
    door.leave();
  }
}

async function runOnce(file: URL, input: unknown, options: RunInWorkerOptions): Promise<unknown> {
  if (options.signal?.aborted) throw new AppError('work.stopped');
  const worker = new Worker(new URL('./worker-entry.ts', import.meta.url), {
    workerData: { file: file.href, input },
    ...(options.transfer === undefined ? {} : { transferList: [...options.transfer] }),
    resourceLimits: { maxOldGenerationSizeMb: options.megabytes ?? 1024 },
    // Flags of the process that are for its main thread only would stop the worker from starting.
    execArgv: [],
  });
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(
        () => reject(new AppError('work.too-long', { values: { seconds: options.timeoutMs / 1000 } })),
        options.timeoutMs,
      );
      stop = () => reject(new AppError('work.stopped'));
      options.signal?.addEventListener('abort', stop);
      worker.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'done') resolve(reply.output);
        else reject(toError(reply));
      });
      worker.on('error', (error) =>
        reject(isOutOfMemory(error) ? new AppError('work.too-large', { cause: error }) : error),
      );
      worker.on('exit', (code) =>
        reject(new Error(`The worker of ${file.pathname.split('/').at(-1)} ended without a reply (code ${code}).`)),
      );
    });
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** Classes do not survive the way between threads, so an error is made anew from what it said. */
function toError(reply: Exclude<WorkerReply, { kind: 'done' }>): Error {
  if (reply.kind === 'refused') return new AppError(reply.code, { values: reply.values });
  const error = new Error(reply.message);
  if (reply.stack !== undefined) error.stack = reply.stack;
  return error;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
