// The pause page as a person meets it: the private link, a new one, the end before the end.
import type { Page } from 'playwright-core';
import type { Sentences } from '../set-up/sentences.ts';
import { pressOn } from './keyboard.ts';

export interface PausePage {
  open(): Promise<void>;
  /** The private link as it stands in its field. */
  link(): Promise<string>;
  /** Makes a new link and gives it. */
  renewLink(): Promise<string>;
  /** Back to the question. */
  goOn(): Promise<void>;
  /** Opens the question whether to end here, without answering it. */
  askToEnd(): Promise<void>;
  /** Ends and waits for the result. */
  end(): Promise<void>;
}

export function pauseOn(page: Page, { say, like }: Sentences): PausePage {
  const field = page.getByRole('textbox', { name: say('pause.link-label'), exact: true });
  const button = (key: Parameters<typeof say>[0]) => page.getByRole('button', { name: say(key), exact: true });
  return {
    async open() {
      await pressOn(page, button('runner.pause'));
      await page
        .getByRole('heading', { name: say('pause.title') })
        .or(page.getByText(like('pause.title-pending')))
        .waitFor();
    },
    link: () => field.inputValue(),
    async renewLink() {
      const old = await field.inputValue();
      await pressOn(page, button('pause.link-renew'));
      await page.getByText(say('pause.link-renewed')).waitFor();
      const renewed = await field.inputValue();
      if (renewed === old) throw new Error('The page shows the old link as the new one.');
      return renewed;
    },
    goOn: () => pressOn(page, button('action.continue')),
    async askToEnd() {
      await pressOn(page, button('pause.end-early'));
      await page.getByRole('dialog', { name: say('pause.end-title') }).waitFor();
    },
    async end() {
      await pressOn(page, button('pause.end-now'));
      await page.waitForURL('**/result/*');
    },
  };
}
