// Short ways to make blocks that the program adds to what the authors wrote.
import type { Block, Inline } from './blocks.ts';

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

export function strong(words: string): Inline {
  return { kind: 'strong', parts: [text(words)] };
}

export function paragraph(...parts: readonly Inline[]): Block {
  return { kind: 'paragraph', parts };
}

export function heading(level: number, words: string): Block {
  return { kind: 'heading', level, id: null, parts: [text(words)] };
}

export function list(items: readonly (readonly Inline[])[]): Block {
  return {
    kind: 'list',
    isOrdered: false,
    start: 1,
    items: items.map((parts) => ({ isTicked: null, blocks: [{ kind: 'paragraph', parts }] })),
  };
}

export function table(head: readonly string[], rows: readonly (readonly (readonly Inline[])[])[]): Block {
  return { kind: 'table', head: head.map((words) => (words === '' ? [] : [text(words)])), rows };
}

export const PAGE_BREAK: Block = { kind: 'page-break' };
export const SOFT_BREAK: Block = { kind: 'page-break', isSoft: true };

/** Headings moved so many levels down, the deepest being 6. */
export function demote(blocks: readonly Block[], by: number): Block[] {
  return blocks.map((block) => {
    if (block.kind === 'card') return { ...block, blocks: demote(block.blocks, by) };
    return block.kind === 'heading' ? { ...block, level: Math.min(6, block.level + by) } : block;
  });
}
