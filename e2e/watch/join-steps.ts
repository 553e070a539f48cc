// Makes the tests of one describe the steps of one walk: after the first failure the rest is skipped, and a picture is kept.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';

const FOLDER = fileURLToPath(new URL('../output/failures/', import.meta.url));

/** Call once in the describe; `pages` is asked after a failure. */
export function joinSteps(pages: () => readonly (Page | undefined)[]): void {
  let hasFailed = false;
  beforeEach(({ skip }) => {
    if (hasFailed) skip('an earlier step has failed');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    hasFailed = true;
    mkdirSync(FOLDER, { recursive: true });
    const name = `${task.suite?.name ?? ''} ${task.name}`.replaceAll(/[^\w]+/g, '-').slice(0, 120);
    for (const [index, page] of pages().entries()) {
      if (page === undefined || page.isClosed()) continue;
      await page.screenshot({ path: `${FOLDER}${name}-${index}.png`, fullPage: true }).catch(() => undefined);
    }
  });
}
