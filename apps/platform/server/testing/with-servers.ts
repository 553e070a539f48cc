// Runs tests of the real server process once on SQLite and, when a server can be had, once on PostgreSQL.
import { describe, inject, onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../../core/database/testing/make-folder.ts';
import { findTestServer, makeSchema } from '../../core/database/testing/test-server.ts';
import { startServerProcess } from './server-process.ts';
import type { ServerProcess, ServerProcessOptions } from './server-process.ts';

/** Where one installation keeps its data; a second server on it goes on where the first one ended. */
export interface Installation {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

export type Engine = 'sqlite' | 'postgres';

/** `install()` inside a test gives an empty installation that is removed when the test is over. */
export function describeOnBothServers(
  title: string,
  define: (install: () => Promise<Installation>, engine: Engine) => void,
): void {
  describe(`${title} (SQLite)`, () => {
    define(async () => ({ dataFolder: makeTemporaryFolder(), databaseUrl: undefined }), 'sqlite');
  });

  const offer = inject('postgres');
  const reason = 'reason' in offer ? `: ${offer.reason}` : '';
  describe.skipIf('reason' in offer)(`${title} (PostgreSQL${reason})`, () => {
    define(
      async () => ({ dataFolder: makeTemporaryFolder(), databaseUrl: await makeSchema(await findTestServer()) }),
      'postgres',
    );
  });
}

/** Starts the server for a test; killed when the test is over, if it still runs. */
export async function startForTest(options: ServerProcessOptions): Promise<ServerProcess> {
  const server = await startServerProcess(options);
  onTestFinished(async () => void (await server.stop('SIGKILL')));
  return server;
}
