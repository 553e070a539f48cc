// The tree that every page is made of. It has no place for markup from outside, so none can come through.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };

export interface ListItem {
  /** Null for an item without a box to tick. */
  readonly isTicked: boolean | null;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly id: string | null; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  /** Cut out along its edges. */
  | { readonly kind: 'card'; readonly blocks: readonly Block[] }
  /** Ruled lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'rule' }
  /** A soft one begins a sheet only when less than half of this one is left. */
  | { readonly kind: 'page-break'; readonly isSoft?: true };

export type Heading = Extract<Block, { kind: 'heading' }>;

/** The words of a run of inline parts. */
export function sayParts(parts: readonly Inline[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'break' ? ' ' : sayParts(part.parts)))
    .join('');
}

/** Every run of words in a tree of blocks: one for each heading, paragraph and cell. */
export function collectWords(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [sayParts(block.parts)];
      case 'list':
        return block.items.flatMap((item) => collectWords(item.blocks));
      case 'quote':
      case 'card':
        return collectWords(block.blocks);
      case 'table':
        return [...block.head, ...block.rows.flat()].map(sayParts).filter((text) => text.trim() !== '');
      default:
        return [];
    }
  });
}
