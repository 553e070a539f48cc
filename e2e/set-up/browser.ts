// The browser of the journeys, and what every journey looks at on every page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { launchAt } from './find-browser.ts';

export { FURTHER_SETTINGS, LANGUAGE_SETTINGS, openContext, SETTINGS, WORK_SETTINGS } from './settings.ts';
export type { Setting } from './settings.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export function launchBrowser(): Promise<Browser> {
  return launchAt(inject('browserPath'));
}

/** Pages opened by `watchPage`, with what the browser complained about. */
const complaints = new WeakMap<Page, string[]>();

/** Collects script errors and policy violations; `complaintsOf` tells them. */
export function watchPage(page: Page): Page {
  const list: string[] = [];
  complaints.set(page, list);
  page.on('pageerror', (error) => list.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A request that fails while the network is away is part of the journey, not a mistake of the page.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      list.push(`console: ${message.text()}`);
  });
  return page;
}

/** What the browser complained about on a watched page. */
export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? ['this page is not watched'];
}

/** Scans the page as it stands for WCAG 2.2 A and AA; any violation fails with rule and places. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Through the debugger, not a script element: the page's own policy forbids those.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: Document,
          options: object,
        ): Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map(
      (each) =>
        `${each.id}: ${each.help} — ${each.nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`,
    );
  });
  expect(violations, `accessibility of ${where}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scrolling on ${where}`).toBeLessThanOrEqual(0);
}
