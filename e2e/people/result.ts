// The result page as a person reads it: the sentences, the table, the plan, what can be taken along.
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import type { Sentences } from '../set-up/sentences.ts';
import { pressOn, tabTo } from './keyboard.ts';

export interface ResultReader {
  /** Waits until result and plan stand on the page. */
  open(): Promise<void>;
  /** The sentences at the top. */
  lead(): Promise<string>;
  /** Opens the table beside the chart by keyboard; one list of cells a skill, in the page's order. */
  table(): Promise<string[][]>;
  /** Minutes that the plan shown takes. */
  planMinutes(): Promise<number>;
  readonly modules: Locator;
  setHours(hours: number): Promise<void>;
  /** Presses a link that gives a file, and gives its name and bytes. */
  take(link: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }>;
}

export function resultOn(page: Page, { say, within }: Sentences): ResultReader {
  const main = page.getByRole('main');
  const used = main.getByText(within('plan.used'));
  const plan = main.getByRole('region', { name: within('plan.title') });
  const summary = main.getByText(say('result.as-table'), { exact: true });
  const table = main.getByRole('table', { name: say('result.table-caption') });
  return {
    open: async () => {
      await page.waitForURL('**/result/*');
      await used
        .or(main.getByText(say('plan.empty')))
        .or(main.getByText(say('plan.no-evidence')))
        .waitFor();
    },
    lead: () => main.getByRole('heading', { level: 1 }).innerText(),
    async table() {
      if (!(await table.isVisible())) await pressOn(page, summary);
      await table.waitFor();
      const rows = await table.getByRole('row').all();
      const cells = await Promise.all(
        rows.map((row) => row.getByRole('rowheader').or(row.getByRole('cell')).allInnerTexts()),
      );
      return cells.filter((row) => row.length > 0);
    },
    async planMinutes() {
      const text = within('plan.used').exec(await used.innerText())?.[1] ?? '';
      const hours = Number(/(\d+)\s*h/.exec(text)?.[1] ?? 0);
      return hours * 60 + Number(/(\d+)\s*min/.exec(text)?.[1] ?? 0);
    },
    modules: plan.getByRole('listitem').getByRole('link'),
    async setHours(hours) {
      const slider = main.getByRole('slider', { name: say('plan.hours') });
      await tabTo(page, slider);
      const from = Number(await slider.inputValue());
      const key = hours < from ? 'ArrowLeft' : 'ArrowRight';
      for (let step = 0; step < Math.abs(hours - from); step += 1) await page.keyboard.press(key);
      await main.getByRole('heading', { name: say('plan.title', { hours }) }).waitFor();
    },
    async take(link) {
      const [download] = await Promise.all([page.waitForEvent('download'), pressOn(page, link)]);
      return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
    },
  };
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
