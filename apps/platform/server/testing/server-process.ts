// Starts the real server in a process of its own, for tests that kill it and for measuring it under load.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const READY = /^Dragoman is ready at (\S+)$/m;
const START_MILLISECONDS = 30_000;

export interface ServerProcessOptions {
  readonly dataFolder: string;
  /** PostgreSQL; SQLite in the data folder without it. */
  readonly databaseUrl?: string | undefined;
  /** Further settings, on top of those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments for Node itself, for example `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

export interface ServerExit {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it said on its error stream. */
  readonly said: string;
}

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process is gone, however that came. */
  readonly exited: Promise<ServerExit>;
  /** Sends the signal and waits for the end. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<ServerExit>;
}

/** The process ended before it was ready. */
export class ServerDidNotStart extends Error {
  readonly exit: ServerExit;

  constructor(exit: ServerExit) {
    super(`The server ended before it was ready (code ${exit.code}, signal ${exit.signal}): ${exit.said}`);
    this.name = 'ServerDidNotStart';
    this.exit = exit;
  }
}

/** Resolves when the server takes requests; rejects with `ServerDidNotStart` when it ends before. Ends with this process. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), MAIN], {
    env: {
      ...process.env,
      DRAGOMAN_DATA: options.dataFolder,
      DRAGOMAN_PORT: '0',
      DRAGOMAN_URL: '',
      DATABASE_URL: options.databaseUrl ?? '',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const exited = watchExit(child).finally(() => process.off('exit', endWithUs));
  const url = await Promise.race([
    waitUntilReady(child),
    exited.then((exit) => {
      throw new ServerDidNotStart(exit);
    }),
  ]);
  return {
    url,
    pid: child.pid!,
    exited,
    stop: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

function watchExit(child: ChildProcess): Promise<ServerExit> {
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-8000)));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, said: said.trim() })));
}

function waitUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server was not ready after ${START_MILLISECONDS} ms.`));
    }, START_MILLISECONDS);
    let printed = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const address = READY.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      // By number: a name would be looked up for both families at every connection.
      resolve(address.replace('localhost', '127.0.0.1'));
    });
    child.once('close', () => clearTimeout(timer));
  });
}
