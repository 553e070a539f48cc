// Heavy work in a process of its own, so that answers do not wait for it and nothing it does can end the server: typed, with limits on time, memory and how many at once.
import { AppError } from '@dragoman/kernel';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createTurnstile } from '../database/turnstile.ts';
import type { WorkerReply } from './worker-entry.ts';

/** What a worker's file exports as `run`. Input and output cross by structured clone: plain data and typed arrays. */
export type WorkerTask<Input, Output> = (input: Input, report: ReportProgress) => Output | Promise<Output>;
/** From 0 to 1. */
export type ReportProgress = (share: number) => void;

export interface RunInWorkerOptions {
  readonly timeoutMs: number;
  /** Ends the work early. */
  readonly signal?: AbortSignal;
  /** Memory for objects in megabytes; 1024 unless told. */
  readonly megabytes?: number;
  readonly onProgress?: ReportProgress;
}

/** Leaves the answers a core of their own where there are several. */
const PROCESSES = Math.max(1, availableParallelism() - 1);
const doors = Array.from({ length: PROCESSES }, createTurnstile);
let nextDoor = 0;

/** What V8 prints before it ends a process that has used up its memory. */
const OUT_OF_MEMORY = /out of memory|heap limit/i;
const LAST_WORDS = 20_000;

/**
 * Runs the exported `run` of a file. Rejects with the AppError it threw, with `work.too-long`, `work.too-large` or `work.stopped`,
 * or with a plain error. The time limit counts from when the process starts, not from when the work was asked for.
 *
 * A thread would be quicker to start, but one that runs out of memory can end the whole server: a limit on its heap is no wall.
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
  const door = doors[nextDoor++ % PROCESSES]!;
  await door.enter();
  try {
    return (await runOnce(file, input, options)) as Awaited<ReturnType<Task>>;
  } finally {
    door.leave();
  }
}

async function runOnce(file: URL, input: unknown, options: RunInWorkerOptions): Promise<unknown> {
  if (options.signal?.aborted) throw new AppError('work.stopped');
  const child = startProcess(options.megabytes ?? 1024);
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
      child.on('message', (reply: WorkerReply) => {
        if (reply.kind === 'progress') options.onProgress?.(reply.share);
        else if (reply.kind === 'done') resolve(reply.output);
        else reject(toError(reply));
      });
      child.on('error', reject);
      listenToEnd(child, (code, lastWords) =>
        reject(
          OUT_OF_MEMORY.test(lastWords)
            ? new AppError('work.too-large')
            : new Error(`The worker of ${file.pathname.split('/').at(-1)} ended without a reply (code ${code}).`),
        ),
      );
      child.send({ file: file.href, input }, (error) => error !== null && reject(error));
    });
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) options.signal?.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}

/** Of the surroundings only what dates hang on, and what Windows starts no process without. */
const SURROUNDINGS = ['TZ', 'SystemRoot'];

/** Knows nothing of the server's settings: what it reads may be hostile. */
function startProcess(megabytes: number): ChildProcess {
  return fork(fileURLToPath(new URL('./worker-entry.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${megabytes}`],
    env: Object.fromEntries(SURROUNDINGS.map((name) => [name, process.env[name]])),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function listenToEnd(child: ChildProcess, onEnd: (code: number | string, lastWords: string) => void): void {
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString('utf8')).slice(-LAST_WORDS)));
  // Not "exit": only now has everything arrived that it said.
  child.on('close', (code, signal) => onEnd(code ?? signal ?? 'unknown', lastWords));
}

/** Classes do not survive the way between processes, so an error is made anew from what it said. */
function toError(reply: Extract<WorkerReply, { kind: 'refused' | 'failed' }>): Error {
  if (reply.kind === 'refused') return new AppError(reply.code, { values: reply.values });
  const error = new Error(reply.message);
  if (reply.stack !== undefined) error.stack = reply.stack;
  return error;
}
