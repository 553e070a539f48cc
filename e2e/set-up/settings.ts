// The ways a page is looked at: phone or desk, light or dark, and the languages.
import { localeOf } from '@dragoman/kernel';
import type { Browser, BrowserContext } from 'playwright-core';
import type { PageLanguage } from './sentences.ts';

export interface Setting {
  readonly name: string;
  readonly size: 'phone' | 'desk';
  readonly scheme: 'light' | 'dark';
  readonly language: PageLanguage;
}

/** The four ways every page is looked at: each size, scheme and one of two languages is in two of them. */
export const SETTINGS: readonly Setting[] = [
  { name: 'phone, light, English', size: 'phone', scheme: 'light', language: 'en' },
  { name: 'desk, dark, English', size: 'desk', scheme: 'dark', language: 'en' },
  { name: 'desk, light, Finnish', size: 'desk', scheme: 'light', language: 'fi' },
  { name: 'phone, dark, Finnish', size: 'phone', scheme: 'dark', language: 'fi' },
];

/** The two ways the rooms of staff are looked at: opposite in everything. */
export const WORK_SETTINGS: readonly Setting[] = [
  { name: 'desk, light, English', size: 'desk', scheme: 'light', language: 'en' },
  { name: 'phone, dark, Finnish', size: 'phone', scheme: 'dark', language: 'fi' },
];

/** The other languages, for the journeys that every participant makes and for the tour of all pages: twice the time would show little more. */
export const FURTHER_SETTINGS: readonly Setting[] = [
  { name: 'phone, light, Italian', size: 'phone', scheme: 'light', language: 'it' },
  { name: 'desk, dark, Polish', size: 'desk', scheme: 'dark', language: 'pl' },
];

/** Once in every language, each size and scheme among them: for what every participant passes. */
export const LANGUAGE_SETTINGS: readonly Setting[] = [SETTINGS[0]!, SETTINGS[3]!, ...FURTHER_SETTINGS];

/** Pixels of the two sizes. */
export const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1180, height: 900 } } as const;

/** A browser of one person: own cookies, own storage. */
export async function openContext(browser: Browser, setting: Omit<Setting, 'name'>): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: SIZES[setting.size],
    deviceScaleFactor: 1,
    hasTouch: setting.size === 'phone',
    colorScheme: setting.scheme,
    locale: localeOf(setting.language),
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  return context;
}
