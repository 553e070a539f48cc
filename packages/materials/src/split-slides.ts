// The slides of a page: a rule ends one slide, a line `Notes:` ends what is shown and begins what is said.
import { sayParts } from './blocks.ts';
import type { Block } from './blocks.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { Page } from './page.ts';

export interface Slide {
  readonly id: string | null;
  readonly title: string;
  /** What is shown under the title. */
  readonly blocks: readonly Block[];
  /** What the speaker says and does. */
  readonly notes: readonly Block[];
}

const NOTES = 'Notes:';

export function splitSlides(page: Pick<Page, 'source'>): Slide[] {
  const groups: Block[][] = [[]];
  for (const block of parseMarkdown(page.source)) {
    if (block.kind === 'rule') groups.push([]);
    else groups.at(-1)!.push(block);
  }
  return groups.filter((blocks) => blocks.length > 0).map(toSlide);
}

function toSlide(blocks: readonly Block[]): Slide {
  const [first] = blocks;
  const heading = first?.kind === 'heading' ? first : null;
  const rest = heading === null ? blocks : blocks.slice(1);
  const at = rest.findIndex((block) => block.kind === 'paragraph' && sayParts(block.parts).trim() === NOTES);
  return {
    id: heading?.id ?? null,
    title: heading === null ? '' : sayParts(heading.parts),
    blocks: at === -1 ? rest : rest.slice(0, at),
    notes: at === -1 ? [] : rest.slice(at + 1),
  };
}

export interface NumberedSlide extends Slide {
  readonly number: number;
  /** The row of the agenda in which it is shown. */
  readonly part: string;
}

/** A slide belongs to the row whose name it bears; without a name to that of the slide before it, or to the first row. */
export function listSlides(page: Pick<Page, 'source'>, agenda: readonly { readonly id: string }[]): NumberedSlide[] {
  let part = agenda[0]?.id ?? '';
  return splitSlides(page).map((slide, index) => {
    if (agenda.some(({ id }) => id === slide.id)) part = slide.id!;
    return { ...slide, number: index + 1, part };
  });
}
