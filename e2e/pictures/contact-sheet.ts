// Lays the pictures of one page side by side, phone above desk, so that its variants can be compared at a glance.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

export interface Picture {
  readonly file: string;
  readonly caption: string;
  readonly size: 'phone' | 'desk';
}

/** Longer pages are cut below; the single pictures show all of them. */
const LONGEST = 2600;
const SCALE = { phone: 1, desk: 0.5 } as const;

export async function writeContactSheet(browser: Browser, pictures: readonly Picture[], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 2480, height: 1000 } });
  const rows = (['phone', 'desk'] as const).map((size) => pictures.filter((picture) => picture.size === size));
  await page.setContent(`<!doctype html><style>${STYLE}</style>${rows.map(row).join('')}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path, fullPage: true });
  await page.close();
}

const STYLE = `
  body { margin: 20px; background: #9a9a9a; font: 14px sans-serif; }
  div { display: flex; gap: 20px; margin-bottom: 20px; align-items: start; }
  figure { margin: 0; } figcaption { padding: 4px 0; }
  span { display: block; overflow: hidden; max-height: ${LONGEST / 2}px; }
`;

function row(pictures: readonly Picture[]): string {
  return `<div>${pictures.map(figure).join('')}</div>`;
}

function figure({ file, caption, size }: Picture): string {
  const data = readFileSync(file).toString('base64');
  const width = size === 'phone' ? 390 * SCALE.phone : 1180 * SCALE.desk;
  return `<figure><figcaption>${caption}</figcaption><span><img width="${width}" src="data:image/png;base64,${data}"></span></figure>`;
}
