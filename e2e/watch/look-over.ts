// What every page must hold, wherever a journey passes: accessible, no sideways scrolling, in one language, named.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../set-up/browser.ts';
import type { Setting } from '../set-up/browser.ts';
import { findRemnants, readWholePage } from './find-remnants.ts';

/** Fails with the page's name and what is wrong with it. */
export async function lookOver(page: Page, setting: Pick<Setting, 'language' | 'name'>, where: string): Promise<void> {
  await expectAccessible(page, `${where} (${setting.name})`);
  await expectOneLanguage(page, setting.language, where);
}

/** The page says its language and holds no sentence of another one; where none is named, of the one it would fall back to. */
export async function expectOneLanguage(
  page: Page,
  language: Setting['language'],
  where: string,
  other: Setting['language'] = language === 'en' ? 'fi' : 'en',
): Promise<void> {
  expect(await page.locator('html').getAttribute('lang'), `language of ${where}`).toBe(language);
  // The title of the page follows a moment after its words.
  await expect
    .poll(async () => findRemnants(await readWholePage(page), language, other), {
      message: `${other} left on ${where}`,
    })
    .toEqual([]);
}
