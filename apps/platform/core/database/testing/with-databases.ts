// Runs the tests of anything that speaks to the database once on SQLite and, when a server can be had, once on PostgreSQL.
import { describe, inject, onTestFinished } from 'vitest';
import { silentLog } from '../../log.ts';
import type { MigrationStep, OpenDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { makeTemporaryFolder } from './make-folder.ts';
import { makeTestRuntime } from './make-runtime.ts';
import type { TestRuntime } from './make-runtime.ts';
import { findTestServer, makeSchema } from './test-server.ts';

export interface TestDatabase {
  readonly database: OpenDatabase;
  readonly runtime: TestRuntime;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

export type OpenTestDatabase = (steps?: readonly MigrationStep[]) => Promise<TestDatabase>;

/**
 * `open(steps)` inside a test gives an empty migrated database of that test's own, closed and removed when the test is over.
 *
 * @example
 * describeOnBothDatabases('notes', (open) => {
 *   it('are kept', async () => {
 *     const { database } = await open(noteMigrations);
 *   });
 * });
 */
export function describeOnBothDatabases(
  title: string,
  define: (open: OpenTestDatabase, engine: 'sqlite' | 'postgres') => void,
): void {
  describe(`${title} (SQLite)`, () => {
    define((steps) => openForTest(undefined, steps), 'sqlite');
  });

  const server = inject('postgres');
  const reason = 'reason' in server ? `: ${server.reason}` : '';
  describe.skipIf('reason' in server)(`${title} (PostgreSQL${reason})`, () => {
    define(async (steps) => openForTest(await makeSchema(await findTestServer()), steps), 'postgres');
  });
}

async function openForTest(
  databaseUrl: string | undefined,
  steps: readonly MigrationStep[] = [],
): Promise<TestDatabase> {
  const runtime = makeTestRuntime();
  const dataFolder = makeTemporaryFolder();
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
  onTestFinished(() => database.close());
  await migrate(database, steps, runtime.clock);
  return { database, runtime, dataFolder, databaseUrl };
}
