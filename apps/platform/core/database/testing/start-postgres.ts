// Global set-up of the test run: offers one PostgreSQL server to every test file, started when the first of them asks.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readEnvironment } from '../../environment.ts';
import { findPostgresPrograms } from './postgres-binaries.ts';
import { startPostgres } from './postgres-server.ts';
import type { TestServer } from './postgres-server.ts';

/** How tests come to a server: its address, a folder in which to ask for one, or why there is none. */
export type PostgresOffer = { readonly url: string } | { readonly askIn: string } | { readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresOffer;
  }
}

/** Called by the test runner before the first test file; gives back what to call after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databaseUrl } = readEnvironment();
  const programs = findPostgresPrograms();
  if (databaseUrl !== undefined || 'reason' in programs) {
    project.provide('postgres', databaseUrl === undefined ? (programs as { reason: string }) : { url: databaseUrl });
    return async () => {};
  }
  // Asking goes through files, because test files run in processes of their own; starting stays here, because the server
  // lives as long as the process that started it.
  const askIn = mkdtempSync(join(tmpdir(), 'dragoman-tests-'));
  project.provide('postgres', { askIn });
  let server: Promise<TestServer> | null = null;
  const timer = setInterval(() => {
    if (server !== null || !existsSync(join(askIn, 'wanted'))) return;
    clearInterval(timer);
    server = startPostgres(programs);
    server.then(
      ({ url }) => writeFileSync(join(askIn, 'answer'), JSON.stringify({ url })),
      (error: unknown) => writeFileSync(join(askIn, 'answer'), JSON.stringify({ failure: String(error) })),
    );
  }, 50);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await server?.then((started) => started.stop()).catch(() => {});
    rmSync(askIn, { recursive: true, force: true });
  };
}
