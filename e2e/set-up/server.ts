// The server as its users start it: a process of its own on a free port and a fresh data folder, killed and started again at will.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/platform/server/main.ts', import.meta.url));
const START_MILLISECONDS = 15_000;

export interface RunningServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Everything the server has printed so far. */
  printed(): string;
  /** Kills the process without warning. */
  kill(): Promise<void>;
  /** Starts again on the same folder and port. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built platform; `stop` removes its folder. `words` follow the program on its command line. */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
): Promise<RunningServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dragoman-journey-'));
  let child: ChildProcess | null = null;
  let output = '';
  let port = '0';
  let url = '';
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [MAIN, ...words], {
      env: {
        ...process.env,
        DATABASE_URL: '',
        SMTP_URL: '',
        DRAGOMAN_DATA: dataFolder,
        DRAGOMAN_PORT: port,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The server did not start:\n${output}`)), START_MILLISECONDS);
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /ready at (http:\/\/\S+)/.exec(output.slice(output.lastIndexOf('Dragoman is ready')));
        if (found !== null) {
          clearTimeout(timer);
          resolve(found[1]!);
        }
      };
      started.stdout.on('data', take);
      started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      started.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`The server ended with ${code}:\n${output}`));
      });
    });
    port = new URL(url).port;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (running === null || running.exitCode !== null) return;
    child = null;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };
  await start();
  return {
    get url() {
      return url;
    },
    dataFolder,
    printed: () => output,
    kill: () => end('SIGKILL'),
    async startAgain() {
      output = '';
      await start();
    },
    async stop() {
      await end('SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
