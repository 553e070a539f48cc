// Somebody starts the synthetic demonstration and follows what the terminal says; every screen says that the data are synthetic.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, launchBrowser, openContext, watchPage, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { startServer } from '../set-up/server.ts';
import type { RunningServer } from '../set-up/server.ts';
import { lookOver } from '../watch/look-over.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({}, ['--demo']), launchBrowser()]);
  for (let waited = 0; waited < 50 && !server.printed().includes('second factor'); waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function printed(pattern: RegExp): string {
  const found = pattern.exec(server.printed())?.[1];
  if (found === undefined) throw new Error(`Nothing like ${pattern} was printed:\n${server.printed()}`);
  return found;
}

describe.each(WORK_SETTINGS)('the synthetic demonstration, $name', (setting) => {
  const { say } = sentencesOf(setting.language);

  async function expectBanner(page: Page): Promise<void> {
    const banner = page.getByRole('complementary', { name: say('shell.synthetic'), exact: true });
    await banner.waitFor();
    expect(await banner.isVisible()).toBe(true);
    expect(await banner.textContent()).toContain(say('shell.synthetic-meaning'));
  }

  it('opens the printed result of a guest and says on every screen that it is synthetic', async () => {
    const context = await openContext(browser, setting);
    const page = watchPage(await context.newPage());
    await page.goto(`${server.url}/privacy`);
    await expectBanner(page);
    await page.goto(printed(/without signing in: (\S+)/));
    await page.waitForURL(/\/result\//);
    // The link's own page has a heading too; only the result has parts.
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await expectBanner(page);
    await lookOver(page, setting, 'the result of a synthetic guest');
    expect(complaintsOf(page)).toEqual([]);
    await context.close();
  });

  it('keeps saying so without a network', async () => {
    const context = await openContext(browser, setting);
    const page = watchPage(await context.newPage());
    await page.goto(server.url);
    await expectBanner(page);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await context.setOffline(true);
    await page.reload();
    await expectBanner(page);
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    await context.close();
  });

  it('lets the printed participant sign in', async () => {
    const context = await openContext(browser, setting);
    const page = watchPage(await context.newPage());
    await page.goto(printed(/Sign in at (\S+)/));
    await expectBanner(page);
    await page.locator('input[type=email]').fill(printed(/participant with a result\s+(\S+)/));
    await page.locator('input[type=password]').fill(printed(/with the password (\S+)/));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await expectBanner(page);
    expect(complaintsOf(page)).toEqual([]);
    await context.close();
  });
});
