// Lets a few jobs work at once and the others wait in the order they came.

export type Queue = <Value>(job: () => Promise<Value>) => Promise<Value>;

/** @example const inTurn = createQueue(2); await Promise.all(jobs.map(inTurn)); */
export function createQueue(width: number): Queue {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (job) => {
    if (working < width) working += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}
