// Finds the browser for the journeys once per run: the one that is named, the one that comes with the packages, or a clear sentence.
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser's program. */
    browserPath: string;
  }
}

const NO_BROWSER =
  'The journeys need Chromium. On Linux x64 one comes with the packages; elsewhere set CHROMIUM_PATH to the program of an installed Chromium or Chrome, for example CHROMIUM_PATH=/usr/bin/chromium npm test.';

/** Called by the test runner before the first journey. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('browserPath', await findBrowser());
}

async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there. ${NO_BROWSER}`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  }
  throw new Error(NO_BROWSER);
}
