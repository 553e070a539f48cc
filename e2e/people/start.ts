// The start page as a person meets it: role, stage and length chosen by keyboard, then the first question.
import type { Page } from 'playwright-core';
import type { Sentences } from '../set-up/sentences.ts';
import { pressOn, tabTo } from './keyboard.ts';

export interface StartWish {
  /** Places on the page, from 0. */
  readonly role: number;
  readonly stage: number;
  readonly form: 'full' | 'short';
}

/** Chooses on the open start page and leaves it by the button; returns the attempt's id from the address. */
export async function begin(page: Page, sentences: Sentences, wish: StartWish): Promise<string> {
  await chooseOnStart(page, sentences, wish);
  return pressStart(page, sentences);
}

export async function chooseOnStart(page: Page, { say }: Sentences, wish: StartWish): Promise<void> {
  const pick = async (name: string, place: number): Promise<void> => {
    await tabTo(page, page.getByRole('group', { name }));
    await page.keyboard.press(String(place + 1));
  };
  await pick(say('start.role'), wish.role);
  await pick(say('start.stage'), wish.stage);
  await pick(say('start.length'), wish.form === 'full' ? 0 : 1);
}

export async function pressStart(page: Page, { say }: Sentences): Promise<string> {
  await pressOn(page, page.getByRole('button', { name: say('start.start'), exact: true }));
  await page.waitForURL('**/run/*');
  return attemptOf(page);
}

/** Id of the attempt that the page's address names. */
export function attemptOf(page: Page): string {
  const id = /\/(?:run|result|plan)\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`No attempt in the address ${page.url()}`);
  return id;
}
