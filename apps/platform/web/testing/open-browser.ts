// A real browser for looking at pages: the one of CHROMIUM_PATH, else the one that comes as a package.
import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Launches with our own arguments: the package's list turns web security off. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  return driver.launch({ executablePath, args: ['--no-sandbox'], headless: true });
}
