// A PostgreSQL server on a temporary folder: started for a test run, gone with it, even when the run is killed.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresPrograms } from './postgres-binaries.ts';

export interface TestServer {
  readonly url: string;
  /** Process id of the server itself. */
  readonly pid: number;
  /** Sends a signal to the server and all its helpers at once, so that none can tidy up after another. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void;
  /** Starts it again on the same data after it was killed; resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes an empty server. It listens on a socket in its own folder only. `settings` are added to its command line,
 * for example `['-c', 'wal_writer_delay=1s']`.
 */
export async function startPostgres(programs: PostgresPrograms, settings: readonly string[] = []): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-postgres-'));
  // mkdtemp makes folders only their owner can pass, and the server runs as somebody else.
  chmodSync(folder, 0o755);
  if (programs.user !== null) {
    const idOf = (flag: string): number => Number(execFileSync('id', [flag, programs.user!], { encoding: 'utf8' }));
    chownSync(folder, idOf('-u'), idOf('-g'));
  }
  const data = join(folder, 'data');
  const initialise = [
    join(programs.folder, 'initdb'),
    '-D',
    data,
    '-U',
    'dragoman',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  const [program, ...parameters] = [...programs.prefix, ...initialise];
  execFileSync(program!, parameters, { stdio: 'ignore', cwd: folder });

  const serve = [join(programs.folder, 'postgres'), '-D', data, '-k', folder, '-c', 'listen_addresses=', ...settings];
  const url = `postgres://dragoman@/postgres?host=${encodeURIComponent(folder)}`;
  const shells: ChildProcess[] = [];
  const start = async (): Promise<void> => {
    const shell = spawnBound([...programs.prefix, ...serve], folder);
    shells.push(shell);
    await waitUntilReady(url, shell);
  };
  await start();
  return {
    url,
    get pid() {
      return listProcesses(data)[0]!;
    },
    signal: (name) => {
      const processes = listProcesses(data);
      for (const pid of processes) process.kill(pid, name);
      // `runuser` stops itself when what it runs stops, and does not go on by itself.
      if (name === 'SIGCONT') process.kill(findParent(processes[0]!), name);
    },
    restart: async () => {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      await start();
    },
    stop: async () => {
      await Promise.all(shells.map(endShell));
    },
  };
}

/** The server first, then what it started. */
function listProcesses(data: string): number[] {
  const server = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return [server, ...children];
}

function findParent(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
}

async function endShell(shell: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => shell.once('exit', resolve));
  shell.stdin!.end();
  if (shell.exitCode === null) await ended;
}

/**
 * The server lives as long as the other end of its standard input: when this process dies, however it dies, the server stops and
 * its folder goes. By the number in its own file, because the child is `runuser`; SIGQUIT, because nothing of it is needed again.
 */
function spawnBound(command: readonly string[], folder: string): ChildProcess {
  const script =
    '"$@" </dev/null >"$0/server.log" 2>&1 & read _; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; wait; rm -rf "$0"';
  return spawn('sh', ['-c', script, folder, ...command], { cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null || attempt > 150) throw error;
    }
    await pause(100);
  }
}
