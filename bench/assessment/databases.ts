// Where the measured server keeps its data: a temporary folder, and for PostgreSQL an empty database or schema of its own.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostgresPrograms } from '../../apps/platform/core/database/testing/postgres-binaries.ts';
import { startPostgres } from '../../apps/platform/core/database/testing/postgres-server.ts';
import { buildSlowSync } from './slow-sync.ts';
import type { SlowSync } from './slow-sync.ts';
import type { Condition } from './condition.ts';

export interface Place {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  /** For the environment of Dragoman's process. */
  readonly environment: Readonly<Record<string, string>>;
  readonly slowSync: SlowSync | null;
  /** Process id of PostgreSQL, when it is ours. */
  readonly databasePid: number | null;
  close(): Promise<void>;
}

/** Opens an empty place for the condition, or tells why it cannot be had, as a phrase. */
export async function openPlace({ engine, syncMilliseconds }: Condition): Promise<Place | { readonly reason: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  // PostgreSQL runs as another user, who must reach the library; the data folder inside is closed by Dragoman itself.
  chmodSync(folder, 0o711);
  const place = await fillPlace(folder, engine, syncMilliseconds);
  if ('reason' in place) rmSync(folder, { recursive: true, force: true });
  return place;
}

async function fillPlace(
  folder: string,
  engine: Condition['engine'],
  syncMilliseconds: number,
): Promise<Place | { readonly reason: string }> {
  const slowSync = syncMilliseconds === 0 ? null : buildSlowSync(join(folder, 'slow-sync'), syncMilliseconds);
  if (slowSync !== null && 'reason' in slowSync) return slowSync;
  const server = engine === 'sqlite' ? EMBEDDED : await findServer(slowSync);
  if ('reason' in server) return server;
  return {
    dataFolder: join(folder, 'data'),
    databaseUrl: server.url,
    environment: engine === 'sqlite' ? (slowSync?.environment ?? {}) : {},
    slowSync,
    databasePid: server.pid,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly url: string | undefined;
  readonly pid: number | null;
  stop(): Promise<void>;
}

const EMBEDDED: Server = { url: undefined, pid: null, stop: async () => {} };

async function findServer(slowSync: SlowSync | null): Promise<Server | { readonly reason: string }> {
  const given = process.env['DATABASE_URL']?.trim();
  if (given) {
    return slowSync === null
      ? makeSchema(given)
      : { reason: 'the syncs of the server of DATABASE_URL cannot be slowed down from here' };
  }
  const programs = findPostgresPrograms();
  if ('reason' in programs) return programs;
  const variables = Object.entries(slowSync?.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  // Written before each of PostgreSQL's own commands, so that only its processes are slowed down.
  const prefix = variables.length === 0 ? programs.prefix : [...programs.prefix, 'env', ...variables];
  const server = await startPostgres({ ...programs, prefix });
  return { url: server.url, pid: await findProcessId(server.url), stop: () => server.stop() };
}

async function findProcessId(url: string): Promise<number> {
  const [row] = await runOn(url, 'show data_directory');
  return Number(readFileSync(join(String(row?.['data_directory']), 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function makeSchema(serverUrl: string): Promise<Server> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await runOn(serverUrl, `create schema ${name}`);
  const joint = serverUrl.includes('?') ? '&' : '?';
  const url = `${serverUrl}${joint}options=${encodeURIComponent(`-c search_path=${name}`)}`;
  const stop = async (): Promise<void> => void (await runOn(serverUrl, `drop schema ${name} cascade`));
  return { url, pid: null, stop };
}

async function runOn(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
