// Makes the picture of the README and contact sheets of every page in every variant, for looking at.
// Run: npm run pictures [-- --only readme|sheets] [-- --pages 10-result,14-module]
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { writeContactSheet } from './pictures/contact-sheet.ts';
import type { Picture } from './pictures/contact-sheet.ts';
import { walkPages, walkToResult } from './pictures/walk-pages.ts';
import type { TakePicture } from './pictures/walk-pages.ts';
import { walkStaffPages } from './pictures/walk-staff-pages.ts';
import { findBrowser, launchAt } from './set-up/find-browser.ts';
import { sentencesOf } from './set-up/sentences.ts';
import { startServer } from './set-up/server.ts';
import { openContext, SIZES } from './set-up/settings.ts';
import type { Setting } from './set-up/settings.ts';

const OUTPUT = fileURLToPath(new URL('./output/', import.meta.url));
const README_PICTURE = fileURLToPath(new URL('../docs/pictures/result.png', import.meta.url));
const MARGIN_BELOW = 40;

const { values } = parseArgs({ options: { only: { type: 'string' }, pages: { type: 'string' } } });

const [server, browser] = await Promise.all([startServer(), findBrowser().then(launchAt)]);
try {
  if (values.only !== 'sheets') await takeReadmePicture(browser, server.url);
  if (values.only !== 'readme') await takeSheets(browser, server.url, values.pages?.split(',') ?? []);
} finally {
  await browser.close();
  await server.stop();
}

/** The result of a synthetic run, from its top to the end of the chart. */
async function takeReadmePicture(browser: Browser, url: string): Promise<void> {
  const context = await openContext(browser, { size: 'desk', scheme: 'light', language: 'en' });
  const page = await context.newPage();
  await walkToResult(page, url, 'en');
  const chart = page.getByRole('region', { name: sentencesOf('en').say('result.profile') });
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The result has no chart.');
  const height = Math.ceil(box.y + box.height + MARGIN_BELOW);
  await page.setViewportSize({ width: SIZES.desk.width, height });
  await page.screenshot({ path: README_PICTURE });
  await context.close();
  console.log(`docs/pictures/result.png: ${SIZES.desk.width} × ${height}, a synthetic run`);
}

async function takeSheets(browser: Browser, url: string, only: readonly string[]): Promise<void> {
  const byPage = new Map<string, Picture[]>();
  rmSync(`${OUTPUT}pages`, { recursive: true, force: true });
  mkdirSync(`${OUTPUT}pages`, { recursive: true });
  mkdirSync(`${OUTPUT}sheets`, { recursive: true });
  for (const setting of everySetting()) {
    const take: TakePicture = async (shown, name, isWhole = true) => {
      if (only.length > 0 && !only.includes(name)) return;
      const file = `${OUTPUT}pages/${name}-${setting.name}.png`;
      await takePicture(shown, file, isWhole);
      byPage.set(name, [...(byPage.get(name) ?? []), { file, caption: setting.name, size: setting.size }]);
    };
    await asSomebody(browser, setting, (page) => walkPages(page, url, setting.language, take));
    // The first administrator can be made once in an installation.
    const fresh = await startServer();
    await asSomebody(browser, setting, (page) => walkStaffPages(page, fresh, setting.language, take));
    await fresh.stop();
    console.log(`walked: ${setting.name}`);
  }
  for (const [name, pictures] of byPage) await writeContactSheet(browser, pictures, `${OUTPUT}sheets/${name}.png`);
  console.log(`${byPage.size} contact sheets in e2e/output/sheets`);
}

async function asSomebody(browser: Browser, setting: Setting, walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, setting);
  await walk(await context.newPage());
  await context.close();
}

/** A whole page is shown in a window as high as it is: what sticks to the window's end would otherwise stand in its middle. */
async function takePicture(page: Page, path: string, isWhole: boolean): Promise<void> {
  const window = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (isWhole && height > window.height) await page.setViewportSize({ width: window.width, height });
  await page.screenshot({ path });
  await page.setViewportSize(window);
}

function everySetting(): Setting[] {
  return (['phone', 'desk'] as const).flatMap((size) =>
    (['en', 'fi'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((scheme) => ({ name: `${size}-${scheme}-${language}`, size, scheme, language })),
    ),
  );
}
