// Walks through the staff's pages of a fresh server with its set-up link, takes pictures of each and scans it with axe.
// Run: npm exec -- node apps/platform/web/testing/look-at-staff-pages.ts 'http://127.0.0.1:4180/set-up#…' /tmp/pictures [light|dark] [en|fi] [phone|wide]
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

const [setUpLink = '', folder = '/tmp/pictures', colours = 'light', language = 'en', size = 'wide'] =
  process.argv.slice(2);
const address = new URL(setUpLink).origin;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(folder, { recursive: true });
let violations = 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The code an authenticator shows now (RFC 6238 with its usual 30 seconds and 6 digits). */
function codeOf(secret: string): string {
  const bits = [...secret.replaceAll(/[\s=]/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(350);
  await page.screenshot({ path: `${folder}/${size}-${colours}-${language}-${name}.png`, fullPage: true });
  await page.evaluate(axeSource);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((result) => result.violations)`,
  )) as { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
  for (const each of found) {
    violations += 1;
    say(`${name}: ${each.id}`);
    for (const node of each.nodes.slice(0, 3)) say(`   ${node.target.join(' ')} ${node.failureSummary ?? ''}`);
  }
}

const browser = await openBrowser();
const context = await browser.newContext({
  viewport: size === 'wide' ? { width: 1180, height: 820 } : { width: 390, height: 844 },
  colorScheme: colours === 'dark' ? 'dark' : 'light',
  locale: language === 'fi' ? 'fi-FI' : 'en-GB',
});
const page = await context.newPage();
page.on('pageerror', (error) => say(`  page error: ${error.stack ?? error.message}`));
page.on('console', (message) => message.type() === 'error' && say(`  console: ${message.text()}`));
const fields = page.locator('main .field input');

await page.goto(setUpLink);
await fields.first().waitFor();
await look(page, '20-set-up');
for (const [index, value] of [
  'Synthetic University',
  'Synthetic Administrator',
  'admin@example.org',
  'seven green lamps hum',
].entries()) {
  await fields.nth(index).fill(value);
}
await page.locator('main button[type="submit"]').click();
await page.locator('#factor-title').waitFor();
await look(page, '21-account-to-enrol');
await page.locator('section[aria-labelledby="factor-title"] .button').first().click();
await page.locator('.enrol .qr-code path').waitFor();
await look(page, '22-enrol');
const secret = await page.locator('.enrol code').innerText();
await fields.first().fill(codeOf(secret));
await page.locator('.enrol button[type="submit"]').click();
await page.locator('.backup-codes').waitFor();
await look(page, '23-backup-codes');
await page.goto(`${address}/institution`);
await page.locator('#members-title').waitFor();
await look(page, '24-institution');
await page.locator('form.one-line input').first().fill('Transfer office');
await page.locator('form.one-line button').first().click();
await page.locator('.staff-list', { hasText: 'Transfer office' }).waitFor();
await page.locator('section[aria-labelledby="invitations-title"] input[type="email"]').fill('invited@example.org');
await page.locator('section[aria-labelledby="invitations-title"] button[type="submit"]').click();
await page.locator('.staff-list', { hasText: 'invited@example.org' }).waitFor();
await look(page, '25-institution-filled');
await page.locator('.table .plain-button').first().click();
await page.locator('dialog[open]').waitFor();
await look(page, '26-member');
await page.keyboard.press('Escape');
await page.goto(`${address}/installation`);
await page.locator('#institutions-title').waitFor();
await look(page, '27-installation');
await page.goto(`${address}/mails`);
await page.locator('.mails .plain-button').first().waitFor({ timeout: 10_000 });
await look(page, '28-mails');
await page.locator('.mails .plain-button').first().click();
const text = await page.locator('.mail-text').innerText();
await look(page, '29-mail');
const invitation = /https?:\/\/\S+invitation\S+/.exec(text)?.[0] ?? '';
say(`invitation link found: ${invitation !== ''}`);
await page.keyboard.press('Escape');
await page.goto(`${address}/account`);
await page.locator('#sessions-title').waitFor();
await look(page, '30-account');
const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
await other.goto(invitation);
await other.locator('main .field input').first().waitFor();
await look(other, '31-invitation');
await other.locator('main .field input').nth(0).fill('Synthetic Guest');
await other.locator('main .field input').nth(1).fill('nine quiet rivers bend');
await other.locator('main button[type="submit"]').click();
await other.waitForURL((url) => url.pathname === '/');
await other.context().clearCookies();
await other.goto(`${address}/sign-in`);
await other.locator('main .field input').first().waitFor();
await look(other, '32-sign-in');
await other.locator('main .field input').nth(0).fill('admin@example.org');
await other.locator('main .field input').nth(1).fill('wrong password here');
await other.locator('main button[type="submit"]').click();
await other.locator('.notice').first().waitFor();
await look(other, '33-sign-in-wrong');
await other.locator('main .field input').nth(1).fill('seven green lamps hum');
await other.locator('main button[type="submit"]').click();
await other.locator('input[autocomplete="one-time-code"]').waitFor();
await look(other, '34-second-step');
await browser.close();
say(`${violations} violations.`);
process.exitCode = violations === 0 ? 0 : 1;
