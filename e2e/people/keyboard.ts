// Moving through a page by keyboard alone.
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
export const MOST_STOPS = 120;

/**
 * Presses Tab until the focus is on the target, or inside it for a group of radios. Fails when a whole round does not reach it:
 * what the keyboard does not reach does not exist for many people.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
    if (await holdsFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${target.toString()}`);
}

/** Tab to the target, then Enter. */
export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Chooses a language in the list that holds the focus. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('Home');
  for (let at = 0; at < LANGUAGES.indexOf(language); at += 1) await page.keyboard.press('ArrowDown');
}

/** The focus is on the target, inside it, or on the control whose words the target is. */
export function holdsFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const active = document.activeElement;
    if (active === null || active === document.body) return false;
    return element.contains(active) || (active.matches('summary, button, a') && active.contains(element));
  });
}
