// A PostgreSQL server on a temporary folder: started for a test run, gone with it, even when the run is killed.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresPrograms } from './postgres-binaries.ts';

export interface TestServer {
  readonly url: string;
  /** Process id of the server itself, for tests that stop or kill it. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Makes an empty server. It listens on a socket in its own folder only. `settings` are added to its command line,
 * for example `['-c', 'fsync=off']`.
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
  const run = [
    ...programs.prefix,
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
  execFileSync(run[0]!, run.slice(1), { stdio: 'ignore', cwd: folder });

  const child = spawnBound(
    [
      ...programs.prefix,
      join(programs.folder, 'postgres'),
      '-D',
      data,
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      ...settings,
    ],
    folder,
  );
  const url = `postgres://dragoman@/postgres?host=${encodeURIComponent(folder)}`;
  await waitUntilReady(url, child);
  return {
    url,
    pid: Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin!.end();
      if (child.exitCode === null) await ended;
    },
  };
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
