// One Markdown file of a module: what stands above the first line, its blocks, and its sections by name.
import { collectWords, sayParts } from './blocks.ts';
import type { Block, ListItem } from './blocks.ts';
import { parseMarkdown } from './parse-markdown.ts';

export interface Page {
  /** Such as `briefs/price.fi.md`. */
  readonly path: string;
  /** Such as `briefs/price`. */
  readonly name: string;
  /** Null for a page that serves every language. */
  readonly language: string | null;
  /** The `key: value` lines between the two rules at the top. */
  readonly meta: Readonly<Record<string, string>>;
  readonly source: string;
  readonly title: string;
  /** Without the title. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  /** Everything under the heading, deeper headings included. */
  readonly blocks: readonly Block[];
}

const PATH = /^(.+?)(?:\.([a-z]{2}))?\.md$/;
const FRONT = /^---\n([\s\S]*?)\n---\n/;
const MINUTES = /(\d+) min\b/;

export function openPage(path: string, text: string): Page {
  const [, name = path, language = null] = PATH.exec(path) ?? [];
  const normal = text.replaceAll('\r\n', '\n');
  const front = FRONT.exec(normal);
  const source = front === null ? normal : normal.slice(front[0].length);
  const all = parseMarkdown(source);
  const [first] = all;
  const isTitled = first?.kind === 'heading' && first.level === 1;
  const blocks = isTitled ? all.slice(1) : all;
  return {
    path,
    name,
    language,
    meta: readFront(front?.[1] ?? ''),
    source,
    title: isTitled ? sayParts(first.parts) : '',
    blocks,
    sections: findSections(all),
  };
}

function readFront(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}

/** Sections with a name, in their order. */
export function findSections(blocks: readonly Block[]): Section[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || block.id === null) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex((other) => other.kind === 'heading' && other.level <= block.level);
    return [
      {
        id: block.id,
        level: block.level,
        title: sayParts(block.parts),
        blocks: end === -1 ? rest : rest.slice(0, end),
      },
    ];
  });
}

export function sectionOf(page: Pick<Page, 'sections'>, id: string): Section | undefined {
  return page.sections.find((section) => section.id === id);
}

/** Minutes that a text gives, such as 15 for “Week 1 · 15 min”; 0 when it gives none. */
export function readMinutes(text: string): number {
  return Number(MINUTES.exec(text)?.[1] ?? 0);
}

export interface Step {
  readonly minutes: number;
  readonly text: string;
}

/** The numbered steps under a section, each with the minutes in its first bold words. */
export function readSteps(blocks: readonly Block[]): Step[] {
  return blocks.flatMap((block) =>
    block.kind === 'list' && block.isOrdered ? block.items.map((item) => readStep(item)) : [],
  );
}

function readStep(item: ListItem): Step {
  const [first] = item.blocks;
  const [lead] = first?.kind === 'paragraph' ? first.parts : [];
  return {
    minutes: lead?.kind === 'strong' ? readMinutes(sayParts(lead.parts)) : 0,
    text: collectWords(item.blocks).join(' '),
  };
}
