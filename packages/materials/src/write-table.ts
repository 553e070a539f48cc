// A table onto sheets: columns as wide as their words need, rows never torn, the head again on each sheet.
import type { Block, Inline } from './blocks.ts';
import { sayParts } from './blocks.ts';
import { INKS, LINE_GAP } from './pdf-pen.ts';
import type { Frame, Pen, Run } from './pdf-pen.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Parent = Pen['root'];
type Cell = readonly Run[];

const PADDING = 5;
/** Room to write by hand. */
const FORM_HEIGHT = 31;
const EMPTY_WIDTH = 150;
const EMPTY_BESIDE_HEAD = 1.3;
const WIDEST = 260;

interface Layout {
  readonly widths: readonly number[];
  readonly headCells: readonly Cell[];
  readonly headHeight: number;
  readonly bodies: readonly (readonly Cell[])[];
  readonly heights: readonly number[];
}

function layOut(pen: Pen, { head, rows }: Table, size: number, frame: Frame): Layout {
  const widths = divideWidth(pen, [head, ...rows], size, frame.width);
  const headCells = head.map((cell) => toCell(cell, true));
  const headHeight = heightOf(pen, headCells, widths, size);
  const isForm = rows.some((row) => row.some((cell) => cell.length === 0));
  const bodies = rows.map((row) => row.map((cell) => toCell(cell, false)));
  const heights = bodies.map((cells) => Math.max(isForm ? FORM_HEIGHT : 0, heightOf(pen, cells, widths, size)));
  return { widths, headCells, headHeight, bodies, heights };
}

/** Height of the whole table as it will be written. */
export function measureTable(pen: Pen, table: Table, size: number, frame: Frame): number {
  const { headHeight, heights } = layOut(pen, table, size, frame);
  return heights.reduce((sum, height) => sum + height, headHeight);
}

export function writeTable(pen: Pen, block: Table, size: number, parent: Parent, frame: Frame): void {
  const table = pen.open(parent, 'Table');
  const { widths, headCells, headHeight, bodies, heights } = layOut(pen, block, size, frame);
  pen.ensure(headHeight + (heights[0] ?? 0));
  writeRow(pen, headCells, headHeight, { widths, size, frame, struct: pen.open(table, 'TR'), isHead: true });
  bodies.forEach((cells, index) => {
    const height = heights[index]!;
    if (pen.y + height > pen.bottom && height < pen.bottom - pen.top - headHeight) {
      pen.nextPage();
      writeRow(pen, headCells, headHeight, { widths, size, frame, struct: null, isHead: true });
    }
    writeRow(pen, cells, height, { widths, size, frame, struct: pen.open(table, 'TR'), isHead: false });
  });
  pen.y += size;
}

interface RowPlace {
  readonly widths: readonly number[];
  readonly size: number;
  readonly frame: Frame;
  /** Null for a head that comes again, which a screen reader has heard. */
  readonly struct: Parent | null;
  readonly isHead: boolean;
}

function writeRow(
  pen: Pen,
  cells: readonly Cell[],
  height: number,
  { widths, size, frame, struct, isHead }: RowPlace,
): void {
  const top = pen.y;
  pen.decorate(() => drawCells(pen, top, height, widths, frame, isHead));
  let { x } = frame;
  cells.forEach((cell, index) => {
    const place = { x: x + PADDING, width: widths[index]! - 2 * PADDING };
    pen.y = top + PADDING;
    if (struct === null) {
      if (cell.length > 0)
        pen.decorate(() =>
          pen.document
            .font('sans-bold')
            .fontSize(size)
            .fillColor(INKS.ink)
            .text(cell.map(({ text }) => text).join(''), place.x, pen.y, { width: place.width, lineGap: LINE_GAP }),
        );
    } else if (cell.length === 0) {
      pen.open(struct, isHead ? 'TH' : 'TD');
    } else {
      const written = pen.write(struct, isHead ? 'TH' : 'TD', cell, { size }, place);
      if (isHead) written.dictionary.data.A = { O: 'Table', Scope: 'Column' };
    }
    x += widths[index]!;
  });
  pen.y = top + height;
}

function drawCells(
  pen: Pen,
  top: number,
  height: number,
  widths: readonly number[],
  frame: Frame,
  isHead: boolean,
): void {
  let { x } = frame;
  for (const width of widths) {
    if (isHead) pen.document.rect(x, top, width, height).fill(INKS.ground);
    pen.document.rect(x, top, width, height).lineWidth(0.6).stroke(INKS.hair);
    x += width;
  }
}

/** Each column gets what its longest word needs; what is left is divided by how much more the columns would like. */
function divideWidth(pen: Pen, rows: Table['rows'], size: number, width: number): number[] {
  const columns = rows[0]?.length ?? 0;
  const wishes = Array.from({ length: columns }, (_, column) => {
    const texts = rows.map((row) => sayParts(row[column] ?? []));
    const isToFill = texts.slice(1).some((text) => text === '');
    pen.document.font('sans-bold').fontSize(size);
    const least = Math.max(
      0,
      ...texts.flatMap((text) => text.split(/\s+/).map((word) => pen.document.widthOfString(word))),
    );
    const toFill = Math.min(EMPTY_WIDTH, EMPTY_BESIDE_HEAD * pen.document.widthOfString(texts[0] ?? '') + 16);
    const natural = Math.max(
      isToFill ? toFill : 0,
      ...texts.map((text) => Math.min(WIDEST, pen.document.widthOfString(text))),
    );
    return { least: least + 2 * PADDING + 1, natural: Math.max(natural, least) + 2 * PADDING + 1 };
  });
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0);
  const natural = wishes.reduce((sum, wish) => sum + wish.natural, 0);
  if (natural <= width) return wishes.map((wish) => (wish.natural * width) / natural);
  const room = Math.max(0, width - least);
  const scale = least > width ? width / least : 1;
  return wishes.map((wish) => wish.least * scale + (room * (wish.natural - wish.least)) / Math.max(1, natural - least));
}

function heightOf(pen: Pen, cells: readonly Cell[], widths: readonly number[], size: number): number {
  const heights = cells.map((cell, index) =>
    cell.length === 0 ? size : pen.measure(cell, { size }, widths[index]! - 2 * PADDING),
  );
  return Math.max(...heights, size) + 2 * PADDING;
}

function toCell(parts: readonly Inline[], isHead: boolean): Cell {
  return parts.flatMap((part): Run[] => {
    if (part.kind === 'text') return [{ text: part.text, face: isHead ? 'sans-bold' : 'sans' }];
    if (part.kind === 'break') return [{ text: '\n', face: 'sans' }];
    const face = isHead || part.kind === 'strong' ? 'sans-bold' : part.kind === 'emphasis' ? 'sans-italic' : 'sans';
    return [{ text: sayParts(part.parts), face }];
  });
}
