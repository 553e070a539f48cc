// Blocks onto sheets: headings with bookmarks, lists, tables whose heads come again on the next sheet, lines to write on.
import type { Block, Inline, ListItem } from './blocks.ts';
import { sayParts } from './blocks.ts';
import { INKS } from './pdf-pen.ts';
import type { Face, Frame, InkName, Pen, Run } from './pdf-pen.ts';
import { measureTable, writeTable } from './write-table.ts';

type Parent = Pen['root'];

export interface Measures {
  /** Size of running text in points; all else follows from it. */
  readonly size: number;
  readonly bookmarks: boolean;
  /** Space after a paragraph against the size of running text. */
  readonly paragraphGap?: number;
  /** Size of the first heading against running text. */
  readonly titleScale?: number;
}

const HEADINGS: readonly {
  readonly face: Face;
  readonly scale: number;
  readonly ink: InkName;
}[] = [
  { face: 'serif-bold', scale: 2.1, ink: 'ink' },
  { face: 'serif-bold', scale: 1.55, ink: 'uni' },
  { face: 'sans-bold', scale: 1.2, ink: 'ink' },
  { face: 'sans-bold', scale: 1, ink: 'ind' },
  { face: 'sans-bold', scale: 1, ink: 'soft' },
  { face: 'sans-bold', scale: 1, ink: 'soft' },
];
const LINE_HEIGHT = 24;
/** Share of a sheet that must be left for a part to begin on it. */
const SOFT_ROOM = 0.5;
const CARD_PADDING = 7;
const CARD_INSET = 12;
const TABLE_SCALE = 0.92;
/** A table of more than this share of a sheet may be divided; then this many points of it must fit. */
const LONG_TABLE = 0.6;
const LONG_TABLE_ROOM = 140;
/** Height of a heading with the space above it, against the size of running text. */
const HEADING_ROOM = 3;

export function writeBlocks(
  pen: Pen,
  blocks: readonly Block[],
  measures: Measures,
  parent = pen.root,
  frame = pen.frame,
): void {
  blocks.forEach((block, index) => {
    pen.ensure(roomFor(pen, blocks.slice(index, index + 4), measures, frame));
    if (blocks[index - 1]?.kind === 'card' && block.kind !== 'card' && pen.y > pen.top) pen.y += measures.size * 0.7;
    writeBlock(pen, block, measures, parent, frame);
  });
}

/** What must fit on the sheet for the first block to begin on it: a heading stays with what follows, a question with its lines. */
function roomFor(pen: Pen, [block, ...rest]: readonly Block[], measures: Measures, frame: Frame): number {
  const { size } = measures;
  switch (block?.kind) {
    case 'heading':
      return size * HEADING_ROOM + roomFor(pen, rest, measures, frame);
    case 'table': {
      const height = measureTable(pen, block, size * TABLE_SCALE, frame);
      return height > (pen.bottom - pen.top) * LONG_TABLE ? LONG_TABLE_ROOM : height;
    }
    case 'paragraph':
      return size * 3 + (rest[0]?.kind === 'lines' ? Math.min(rest[0].count, 6) * LINE_HEIGHT : 0);
    case 'list':
      return roomForItem(pen, block.items[0]?.blocks ?? [], measures, innerFrame(block.isOrdered, size, frame));
    case 'card':
      return Math.min(measureCard(pen, block.blocks, measures, frame), pen.bottom - pen.top);
    case 'quote':
      return roomFor(pen, block.blocks, measures, frame);
    case 'lines':
      return Math.min(block.count, 2) * LINE_HEIGHT;
    default:
      return 0;
  }
}

/** What must fit for an item to begin: its number stays with its text, so both ask for the same room. */
function roomForItem(pen: Pen, blocks: readonly Block[], measures: Measures, inner: Frame): number {
  return Math.max(measures.size * 2.4, roomFor(pen, blocks.slice(0, 4), measures, inner));
}

function innerFrame(isOrdered: boolean, size: number, { x, width }: Frame): Frame {
  const indent = size * (isOrdered ? 1.8 : 1.3);
  return { x: x + indent, width: width - indent };
}

function writeBlock(pen: Pen, block: Block, measures: Measures, parent: Parent, frame: Frame): void {
  const { size } = measures;
  switch (block.kind) {
    case 'heading':
      return writeHeading(pen, block, measures, parent, frame);
    case 'paragraph':
      pen.ensure(size * 2);
      pen.write(parent, 'P', toRuns(block.parts), { size }, frame);
      pen.y += size * (measures.paragraphGap ?? 0.5);
      return;
    case 'list':
      return writeList(pen, block, measures, parent, frame);
    case 'table':
      return writeTable(pen, block, size * TABLE_SCALE, parent, frame);
    case 'quote':
      return writeQuote(pen, block.blocks, measures, parent, frame);
    case 'card':
      return writeCard(pen, block.blocks, measures, parent, frame);
    case 'lines':
      return writeLines(pen, block.count, frame);
    case 'rule':
      pen.ensure(size * 2);
      pen.decorate(() => drawLine(pen, pen.y + size * 0.6, frame, 'soft', true));
      pen.y += size * 1.4;
      return;
    case 'page-break':
      return breakPage(pen, block.isSoft === true, size);
  }
}

function breakPage(pen: Pen, isSoft: boolean, size: number): void {
  const hasRoom = pen.bottom - pen.y > (pen.bottom - pen.top) * SOFT_ROOM;
  if (isSoft && hasRoom) pen.y += pen.y > pen.top ? size * 1.5 : 0;
  else if (pen.y > pen.top) pen.nextPage();
}

function writeHeading(
  pen: Pen,
  { level, parts }: Extract<Block, { kind: 'heading' }>,
  { size, bookmarks, titleScale }: Measures,
  parent: Parent,
  frame: Frame,
): void {
  const { face, scale: usual, ink } = HEADINGS[Math.min(6, level) - 1]!;
  const scale = level === 1 ? (titleScale ?? usual) : usual;
  const words = sayParts(parts);
  if (pen.y > pen.top) pen.y += size * (level < 4 ? 1 : 0.6);
  if (bookmarks && level <= 3) pen.bookmark(level, words);
  pen.write(parent, `H${Math.min(6, level)}`, [{ text: words, face }], { size: size * scale, ink, lineGap: 1 }, frame);
  pen.y += size * 0.35;
}

function writeList(
  pen: Pen,
  { isOrdered, start, items }: Extract<Block, { kind: 'list' }>,
  measures: Measures,
  parent: Parent,
  frame: Frame,
): void {
  const { size } = measures;
  const list = pen.open(parent, 'L');
  const inner = innerFrame(isOrdered, size, frame);
  items.forEach((item, index) => {
    const entry = pen.open(list, 'LI');
    pen.ensure(roomForItem(pen, item.blocks, measures, inner));
    const { y } = pen;
    writeLabel(pen, item, isOrdered ? `${start + index}.` : '•', size, entry, frame);
    pen.y = y;
    writeBlocks(pen, item.blocks, { ...measures, paragraphGap: 0.3 }, pen.open(entry, 'LBody'), inner);
  });
  pen.y += size * 0.2;
}

function writeLabel(pen: Pen, { isTicked }: ListItem, label: string, size: number, entry: Parent, frame: Frame): void {
  if (isTicked === null) {
    pen.write(entry, 'Lbl', [{ text: label, face: 'sans' }], { size, ink: 'soft' }, frame);
    return;
  }
  pen.decorate(() => {
    pen.document
      .rect(frame.x, pen.y + size * 0.2, size * 0.85, size * 0.85)
      .lineWidth(0.8)
      .stroke(INKS.soft);
  });
}

function writeQuote(pen: Pen, blocks: readonly Block[], measures: Measures, parent: Parent, frame: Frame): void {
  const from = pen.y;
  const inset = measures.size * 1.2;
  const { page } = pen.document;
  writeBlocks(pen, blocks, measures, pen.open(parent, 'BlockQuote'), {
    x: frame.x + inset,
    width: frame.width - inset,
  });
  // A quotation that runs over to the next sheet has no bar.
  if (pen.document.page !== page) return;
  pen.decorate(() => {
    pen.document
      .moveTo(frame.x + 2, from)
      .lineTo(frame.x + 2, pen.y - measures.size * 0.4)
      .lineWidth(2)
      .stroke(INKS.uni);
  });
}

/** A card is never torn; a dashed line all around it shows where to cut. */
function writeCard(pen: Pen, blocks: readonly Block[], measures: Measures, parent: Parent, frame: Frame): void {
  const from = pen.y;
  const { page } = pen.document;
  pen.y += CARD_PADDING;
  writeBlocks(pen, blocks, measures, pen.open(parent, 'Sect'), insetCard(frame));
  pen.y += CARD_PADDING - measures.size * 0.5;
  if (pen.document.page !== page) return;
  pen.decorate(() => {
    pen.document
      .save()
      .rect(frame.x, from, frame.width, pen.y - from)
      .lineWidth(0.6)
      .dash(4, { space: 3 })
      .stroke(INKS.soft)
      .restore();
  });
}

function measureCard(pen: Pen, blocks: readonly Block[], measures: Measures, frame: Frame): number {
  return 2 * CARD_PADDING + measureBlocks(pen, blocks, measures, insetCard(frame));
}

function insetCard({ x, width }: Frame): Frame {
  return { x: x + CARD_INSET, width: width - 2 * CARD_INSET };
}

/** How far down blocks reach, as writing them would. */
function measureBlocks(pen: Pen, blocks: readonly Block[], measures: Measures, frame: Frame): number {
  return blocks.reduce((sum, block) => sum + measureBlock(pen, block, measures, frame), 0);
}

function measureBlock(pen: Pen, block: Block, measures: Measures, frame: Frame): number {
  const { size } = measures;
  switch (block.kind) {
    case 'heading': {
      const { face, scale } = HEADINGS[Math.min(6, block.level) - 1]!;
      return pen.measure([{ text: sayParts(block.parts), face }], { size: size * scale }, frame.width) + size * 1.35;
    }
    case 'paragraph':
      return pen.measure(toRuns(block.parts), { size }, frame.width) + size * (measures.paragraphGap ?? 0.5);
    case 'list': {
      const inner = innerFrame(block.isOrdered, size, frame);
      const within = { ...measures, paragraphGap: 0.3 };
      const items = block.items.map((item) => measureBlocks(pen, item.blocks, within, inner));
      return items.reduce((sum, height) => sum + height, size * 0.2);
    }
    case 'table':
      return measureTable(pen, block, size * TABLE_SCALE, frame) + size;
    case 'quote':
      return measureBlocks(pen, block.blocks, measures, { ...frame, width: frame.width - size * 1.2 });
    case 'card':
      return measureCard(pen, block.blocks, measures, frame);
    case 'lines':
      return block.count * LINE_HEIGHT + 12;
    case 'rule':
      return size * 1.4;
    case 'page-break':
      return 0;
  }
}

function writeLines(pen: Pen, count: number, frame: Frame): void {
  for (let line = 0; line < count; line += 1) {
    pen.ensure(LINE_HEIGHT + 2);
    pen.y += LINE_HEIGHT;
    pen.decorate(() => drawLine(pen, pen.y, frame, 'line'));
  }
  pen.y += 12;
}

function drawLine(pen: Pen, y: number, { x, width }: Frame, ink: InkName, isDashed = false): void {
  const { document } = pen;
  document
    .save()
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.6);
  if (isDashed) document.dash(4, { space: 3 });
  document.stroke(INKS[ink]).restore();
}

/** Inline parts as runs of one face each; bold wins over italic. */
export function toRuns(parts: readonly Inline[], face: Face = 'sans'): Run[] {
  return parts.flatMap((part): Run[] => {
    switch (part.kind) {
      case 'text':
        return [{ text: part.text, face }];
      case 'break':
        return [{ text: '\n', face }];
      case 'strong':
        return toRuns(part.parts, 'sans-bold');
      case 'emphasis':
        return toRuns(part.parts, face === 'sans-bold' ? face : 'sans-italic');
      case 'link':
        return toRuns(part.parts, face);
    }
  });
}
