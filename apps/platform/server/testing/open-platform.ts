// A whole platform inside a test: real content, real database, calls without a network.
import { onTestFinished } from 'vitest';
import { makeTestRuntime } from '../../core/database/testing/make-runtime.ts';
import { makeTemporaryFolder } from '../../core/database/testing/make-folder.ts';
import type { TestRuntime } from '../../core/database/testing/make-runtime.ts';
import { readEnvironment } from '../../core/environment.ts';
import { silentLog } from '../../core/log.ts';
import type { SyntheticNetwork, SyntheticPeopleLoop } from '../../features/demonstration/contract.ts';
import { createPlatform } from '../create-platform.ts';
import type { Platform } from '../create-platform.ts';
import { loadContent } from '../load-content.ts';
import type { Content } from '../load-content.ts';

export interface TestPlatform extends Platform {
  readonly runtime: TestRuntime;
  readonly dataFolder: string;
}

let content: Content | undefined;

/** Opens a platform for one test and closes it when the test is over. Nothing runs by itself before `jobs.runDue()`. */
export async function openPlatform(
  options: {
    readonly databaseUrl?: string;
    readonly dataFolder?: string;
    readonly seed?: number;
    readonly demonstration?: SyntheticNetwork;
    readonly peopleLoop?: SyntheticPeopleLoop;
  } = {},
): Promise<TestPlatform> {
  content ??= loadContent();
  const dataFolder = options.dataFolder ?? makeTemporaryFolder();
  const runtime = makeTestRuntime('2026-11-21T10:00:00.000Z', options.seed ?? 1);
  const environment = readEnvironment({
    DRAGOMAN_DATA: dataFolder,
    DRAGOMAN_URL: 'http://localhost:4180',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
  });
  const { demonstration, peopleLoop } = options;
  const platform = await createPlatform({
    environment,
    runtime,
    content,
    log: silentLog,
    webFolder: null,
    ...(demonstration === undefined ? {} : { demonstration }),
    ...(peopleLoop === undefined ? {} : { peopleLoop }),
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await platform.close();
  };
  onTestFinished(close);
  return { ...platform, runtime, dataFolder, close };
}
