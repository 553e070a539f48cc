// A process of its own for tests that kill it: runs one of our files, collects what it says line by line.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface TestChild {
  /** Lines of its standard output so far. */
  readonly lines: string[];
  readonly errors: string[];
  readonly process: ChildProcess;
  /** Resolves when it has said this line, or as many lines; rejects when it ends before. */
  said(what: string | number): Promise<void>;
  /** Ends it without a chance to do anything and waits until all it said has been read. */
  kill(): Promise<void>;
  /** Resolves with the exit code when it has ended by itself. */
  ended(): Promise<number | null>;
}

/** Call inside a test. `words` go before Node itself, for example a tracer. */
export function runChild(file: URL, options: unknown, words: readonly string[] = []): TestChild {
  const [program, ...parameters] = [...words, process.execPath, fileURLToPath(file), JSON.stringify(options)];
  const child = spawn(program!, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => waiting.forEach((look) => look());
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    tell();
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  void closed.then(() => setImmediate(tell));

  const hasSaid = (what: string | number): boolean =>
    typeof what === 'number' ? lines.length >= what : lines.includes(what);
  return {
    lines,
    errors,
    process: child,
    said: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (hasSaid(what)) resolve();
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`The child ended: ${errors.join('\n')}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
    ended: () => closed,
  };
}
