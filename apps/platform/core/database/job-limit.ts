// The time a write job may take before it is cut off: it holds up other writers, all of them on SQLite.

export const JOB_MILLISECONDS = 10_000;

export async function limitJob<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(
            `A write job was cut off after ${milliseconds} ms: jobs read, compute briefly and write, nothing else.`,
          ),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Tells statements whether their job is still running; a statement that was not awaited may come too late. */
export function createJobGuard(): { readonly check: () => void; readonly end: () => void } {
  let isOver = false;
  return {
    check: () => {
      if (isOver) throw new Error('A query came after the end of its write job: something in the job was not awaited.');
    },
    end: () => {
      isOver = true;
    },
  };
}
