// The sheets that are handed out: each side of a role play, each case, each set of cards, numbered in the order of the day.
import { demote } from './build-blocks.ts';
import { sayParts } from './blocks.ts';
import type { Block, Heading } from './blocks.ts';
import { activitiesOf, pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { sectionOf } from './page.ts';
import type { Page } from './page.ts';

/** Who gets one copy of a sheet: the front matter of the activity says it. */
export const COPIES = ['person', 'pair', 'group', 'once', 'facilitator'] as const;
export type Copies = (typeof COPIES)[number];

export interface Sheet {
  /** Counted from 1 through all activities. */
  readonly number: number;
  readonly activity: string;
  readonly title: string;
  /** What it is called beside the other sheets of the activity; null for its first or only one. */
  readonly name: string | null;
  readonly copies: Copies;
  /** Whether something on it is cut apart. */
  readonly isCut: boolean;
  /** What stands under the title, its first headings of level 3. */
  readonly blocks: readonly Block[];
}

type Draft = Omit<Sheet, 'number' | 'activity' | 'copies'> & { readonly id: string };

/** A section that begins a sheet of its own. */
const SHEET = /^sheet-/;
/** A section that is cut out as a whole. */
const CARD = /^card-/;
/** A section whose list or table is cut apart item by item. */
const CUT = /^(sheet-)?cut-/;

export function listSheets(module: LongModule, language: string): Sheet[] {
  return activitiesOf(module)
    .flatMap((activity) => {
      const page = pageOf(module, `briefs/${activity}`, language);
      if (page === undefined) return [];
      const readCopies = copiesOf(module, activity);
      const drafts = sectionOf(page, 'side-a') === undefined ? draftCase(page) : draftSides(page);
      return drafts.map(({ id, ...rest }) => ({ activity, copies: readCopies(id), ...rest }));
    })
    .map((sheet, index) => ({ number: index + 1, ...sheet }));
}

/** `copies: person, sheet-key=facilitator`: for all sheets of the activity, and for those named otherwise. */
function copiesOf(module: LongModule, activity: string): (sheet: string) => Copies {
  const entries = readCopies(pageOf(module, `activities/${activity}`, 'en')?.meta.copies ?? '');
  return (sheet) => entries.get(sheet) ?? entries.get('') ?? 'group';
}

/** By the name of a sheet, '' for all others; what is no kind of copies is left out. */
export function readCopies(text: string): ReadonlyMap<string, Copies> {
  return new Map(
    text.split(',').flatMap((entry) => {
      const [first = '', second] = entry.split('=').map((part) => part.trim());
      const [name, value] = second === undefined ? ['', first] : [first, second];
      return isCopies(value) ? [[name, value] as const] : [];
    }),
  );
}

function isCopies(value: string): value is Copies {
  return (COPIES as readonly string[]).includes(value);
}

/** Each side of a role play, and the observer, with what all of them know. */
function draftSides(page: Page): Draft[] {
  const situation = sectionOf(page, 'situation');
  return page.sections
    .filter(({ id, level }) => level === 2 && id !== 'situation')
    .map(({ id, title, blocks }) => ({
      id,
      title: `${page.title} · ${title}`,
      name: title,
      isCut: blocks.some(({ kind }) => kind === 'rule'),
      blocks: [
        ...(situation === undefined
          ? []
          : [
              { kind: 'heading', level: 3, id: null, parts: [{ kind: 'text', text: situation.title }] } as const,
              ...demote(situation.blocks, 1),
            ]),
        ...blocks,
      ],
    }));
}

/** A case or a set of cards, divided where a section asks for a sheet of its own. */
function draftCase(page: Page): Draft[] {
  const chunks: Block[][] = [[]];
  for (const block of page.blocks) {
    if (isSection(block, SHEET) && !isOnlyWords(chunks.at(-1)!)) chunks.push([]);
    chunks.at(-1)!.push(block);
  }
  return chunks.map((blocks) => {
    const named = blocks.find((block) => isSection(block, SHEET));
    const name = named === undefined ? '' : sayParts(named.parts);
    return {
      id: named?.id ?? '',
      title: name === '' ? page.title : `${page.title} · ${name}`,
      name: name === '' ? null : name,
      isCut: blocks.some((block) => block.kind === 'rule' || isSection(block, CARD) || isSection(block, CUT)),
      blocks: demote(divide(blocks).flatMap(layOut), 1),
    };
  });
}

/** Runs of blocks, each but the first beginning with the heading of a section. */
function divide(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) parts.push([]);
    parts.at(-1)!.push(block);
  }
  return parts;
}

/** A section as it is printed: as a card, as a row of cards, or plainly; the name of a sheet stands above it already. */
function layOut(section: readonly Block[]): Block[] {
  const [first, ...rest] = section;
  if (first === undefined) return [];
  if (isSection(first, CARD)) return [{ kind: 'card', blocks: section }];
  const shown = isSection(first, SHEET) ? [] : [first];
  return [...shown, ...(isSection(first, CUT) ? rest.flatMap(cutApart) : rest)];
}

/** Each item of a list on a card, each paragraph with a bold beginning as well; a table is cut along its lines. */
function cutApart(block: Block): Block[] {
  if (block.kind === 'list')
    return block.items.map((item, index) => ({
      kind: 'card',
      blocks: block.isOrdered ? [{ ...block, start: block.start + index, items: [item] }] : item.blocks,
    }));
  const isNamed = block.kind === 'paragraph' && block.parts[0]?.kind === 'strong';
  return isNamed ? [{ kind: 'card', blocks: [block] }] : [block];
}

function isSection(block: Block, name: RegExp): block is Heading {
  return block.kind === 'heading' && block.level === 2 && block.id !== null && name.test(block.id);
}

/** A line or two above the first section are no sheet: they go with what follows. */
function isOnlyWords(blocks: readonly Block[]): boolean {
  return blocks.every(({ kind }) => kind === 'paragraph');
}
