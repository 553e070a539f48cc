// The inside of a worker: loads the file it is given, runs it once, sends what came of it.
import { isAppError } from '@dragoman/kernel';

export type WorkerReply =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined };

interface WorkerFile {
  run(input: unknown, report: (share: number) => void): unknown;
}

interface Task {
  readonly file: string;
  readonly input: unknown;
}

/** Steps in which progress is told: hundreds of messages would be work themselves. */
const STEP = 0.01;

let told = 0;
function report(share: number): void {
  if (share < told + STEP) return;
  told = share;
  tell({ kind: 'progress', share });
}

function tell(reply: WorkerReply): void {
  process.send?.(reply);
}

async function work({ file, input }: Task): Promise<WorkerReply> {
  try {
    const { run } = (await import(file)) as WorkerFile;
    return { kind: 'done', output: await run(input, report) };
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', code: error.code, values: error.values };
    const failure = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message: failure.message, stack: failure.stack };
  }
}

// Whoever asked has gone: there is nobody to work for.
process.on('disconnect', () => process.exit());
process.once('message', (task) => void work(task as Task).then(tell));
