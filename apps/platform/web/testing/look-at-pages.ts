// Walks through the pages of a running server as a guest, takes pictures of each and scans it with axe.
// Run: npm exec -- node apps/platform/web/testing/look-at-pages.ts http://127.0.0.1:4180 /tmp/pictures [phone|wide] [light|dark] [en|fi]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

const [address = 'http://127.0.0.1:4180', folder = '/tmp/pictures', ...only] = process.argv.slice(2);
const SIZES = {
  phone: { width: Number(process.env['PHONE_WIDTH'] ?? 390), height: 844 },
  wide: { width: 1180, height: 820 },
} as const;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(folder, { recursive: true });

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

let violations = 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function look(page: Page, name: string, isWhole = true): Promise<void> {
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: isWhole });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    violations += 1;
    say(`${name}: ${overflow} px wider than the screen`);
  }
  await page.evaluate(axeSource);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations)`,
  )) as Finding[];
  for (const each of found) {
    violations += 1;
    say(`${name}: ${each.id}`);
    for (const node of each.nodes.slice(0, 4)) say(`   ${node.target.join(' ')} ${node.failureSummary ?? ''}`);
  }
}

/** Answers what is shown: always the key `pick`, in a scenario for every option. */
async function answer(page: Page, pick: number): Promise<void> {
  const rows = page.locator('.rating-row');
  const count = await rows.count();
  if (count === 0) {
    await page.locator('.choice input').nth(pick).focus();
    await page.keyboard.press(String(pick + 1));
  }
  for (let row = 0; row < count; row += 1) {
    await rows
      .nth(row)
      .locator('input')
      .nth((pick + row) % 5)
      .focus();
    await page.keyboard.press(String(((pick + row) % 5) + 1));
  }
}

async function next(page: Page): Promise<void> {
  const before = await page.locator('main').innerText();
  await page.locator('.runner-go .button:not(.quiet)').click();
  await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before, { timeout: 15_000 });
  await page.waitForTimeout(60);
}

async function walk(size: keyof typeof SIZES, colours: 'light' | 'dark', language: 'en' | 'fi'): Promise<void> {
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: colours,
    locale: language === 'en' ? 'en-GB' : 'fi-FI',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) say(`  console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`  page error: ${error.stack ?? error.message}`));
  const name = (step: string): string => `${size}-${colours}-${language}-${step}`;

  await page.goto(address);
  await page.locator('.start-form').waitFor();
  await look(page, name('01-start'));
  await page.locator('input[name="role"]').first().check({ force: true });
  await page.locator('input[name="stage"]').nth(1).check({ force: true });
  await look(page, name('02-start-chosen'));
  await page.locator('form.start-form button[type="submit"]').click();
  await page.locator('.runner-item').waitFor();
  await look(page, name('03-statement'), false);
  let hasSeenScenario = false;
  for (let step = 0; step < 70; step += 1) {
    if ((await page.locator('.runner-go').count()) === 0) break;
    const isScenario = (await page.locator('.rating-row').count()) > 0;
    if (isScenario && !hasSeenScenario) await look(page, name('04-scenario'));
    await answer(page, [2, 1, 3, 4, 0][step % 5]!);
    if (isScenario && !hasSeenScenario) await look(page, name('05-scenario-rated'));
    if (step === 1) await look(page, name('06-statement-chosen'), false);
    if (step === 3) {
      await page.locator('.runner-precision').click();
      await look(page, name('07-precision'), false);
      await page.keyboard.press('Escape');
      await page.locator('.runner-foot .plain-button').click();
      await page.locator('.qr-code path').waitFor();
      await look(page, name('08-pause'));
      await page.locator('.runner-item .button').first().click();
    }
    hasSeenScenario ||= isScenario;
    await next(page);
  }
  await look(page, name('09-finish'), false);
  await page.locator('main .button').first().click();
  await page.locator('.module-row').first().waitFor({ timeout: 20_000 });
  await look(page, name('10-result'));
  await page.locator('.sheet > .disclosure summary').first().click();
  await page.locator('.level-details summary').first().click();
  await look(page, name('11-result-open'));
  const moduleLink = await page.locator('.module-row a').first().getAttribute('href');
  await page.locator('.explain-link').first().click();
  await page.locator('.thread').waitFor();
  await page.locator('.thread summary').first().click();
  await look(page, name('12-explain'));
  await page.goto(new URL(moduleLink ?? '/', address).href);
  await page.locator('.practice').waitFor();
  await look(page, name('13-module'));
  for (const path of ['accessibility', 'privacy', 'methods', 'import', 'nowhere', 'resume']) {
    await page.goto(`${address}/${path}`);
    await page.locator('h1').waitFor();
    await look(page, name(`14-${path}`));
  }
  await browser.close();
}

for (const size of ['phone', 'wide'] as const) {
  for (const colours of ['light', 'dark'] as const) {
    for (const language of ['en', 'fi'] as const) {
      if (only.length === 0 || [size, colours, language].every((each) => only.includes(each))) {
        await walk(size, colours, language);
      }
    }
  }
}
say(`${violations} violations.`);
process.exitCode = violations === 0 ? 0 : 1;
