// A material as a tagged PDF: sheets to print, or slides to show.
import { composeMaterial } from './compose-material.ts';
import type { ComposeOptions } from './compose-facts.ts';
import type { Block } from './blocks.ts';
import { heading } from './build-blocks.ts';
import type { Material } from './material.ts';
import { pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { openPen } from './pdf-pen.ts';
import type { Pen } from './pdf-pen.ts';
import { splitSlides } from './split-slides.ts';
import { writeBlocks } from './write-blocks.ts';

const SHEET_SIZE = 10.5;
/** A guide is a little smaller, so that most activities stand on one leaf. */
const GUIDE_SIZE = 10;
const SLIDE_TITLE = 1.5;
/** Tried in turn until a slide fits on its page. */
const SLIDE_SIZES = [28, 25, 22, 19, 16, 13] as const;

/** Sheets that belong to no module: an offer, a handout. */
export interface PrintedSheets {
  readonly title: string;
  /** A line above the title: whose it is. */
  readonly overTitle: string;
  readonly language: string;
  /** Something to know before reading; null for nothing. */
  readonly notice: string | null;
  /** At the foot of every sheet. */
  readonly footer: string;
  readonly blocks: readonly Block[];
  /** Of running text, in points. */
  readonly size?: number;
}

export function writePdf(material: Material, options: { readonly createdAt: Date }): Promise<Uint8Array> {
  const { moduleTitle } = material;
  const size = material.kind === 'guide' ? GUIDE_SIZE : SHEET_SIZE;
  return writeSheetsPdf({ ...material, overTitle: moduleTitle, footer: sayFooter(material), size }, options);
}

export async function writeSheetsPdf(
  { title, overTitle, language, notice, footer, blocks, size = SHEET_SIZE }: PrintedSheets,
  options: { readonly createdAt: Date },
): Promise<Uint8Array> {
  const pen = openPen({ title: `${title} · ${overTitle}`, language, createdAt: options.createdAt });
  pen.write(pen.root, 'P', [{ text: overTitle, face: 'sans-bold' }], { size, ink: 'uni' }, pen.frame);
  writeBlocks(pen, [heading(1, title)], { size, bookmarks: true });
  if (notice !== null) {
    pen.write(pen.root, 'P', [{ text: notice, face: 'sans-italic' }], { size, ink: 'ind' }, pen.frame);
    pen.y += 6;
  }
  writeBlocks(pen, blocks, { size, bookmarks: true });
  return pen.finish(footer);
}

export async function writeSlidesPdf(
  module: LongModule,
  language: string,
  options: ComposeOptions & { readonly createdAt: Date },
): Promise<Uint8Array> {
  const material = composeMaterial(module, 'slides', language, options);
  const opening = {
    title: `${material.title} · ${material.moduleTitle}`,
    language,
    createdAt: options.createdAt,
    isLandscape: true,
  };
  const pen = openPen(opening);
  const probe = openPen(opening);
  splitSlides(pageOf(module, 'slides', language)!).forEach((slide, index) => {
    if (index > 0) pen.nextPage();
    const blocks = [heading(1, slide.title), ...slide.blocks];
    const size = SLIDE_SIZES.find((each) => fits(probe, blocks, each)) ?? SLIDE_SIZES.at(-1)!;
    writeBlocks(pen, blocks, { size, bookmarks: true, titleScale: SLIDE_TITLE });
  });
  await probe.finish('');
  return pen.finish(sayFooter(material));
}

function fits(probe: Pen, blocks: readonly Block[], size: number): boolean {
  probe.nextPage();
  const { page } = probe.document;
  writeBlocks(probe, blocks, { size, bookmarks: false, titleScale: SLIDE_TITLE });
  return probe.document.page === page;
}

function sayFooter({ moduleTitle, title, imprint, warning }: Material): string {
  return [warning, moduleTitle, title, imprint].filter((part) => part !== null).join(' · ');
}
