// Blocks as a Word file: real headings, lists and tables with header rows, the language set, so that readers and screen readers find their way.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Inline, PrintedSheets } from '@dragoman/materials';

const INK = '1B1E24';
const SHORE = '1F3F8F';
const WARM = 'A85A00';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'DCD9D0' } as const;
const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
const BULLETS = 'bullets';
const NUMBERS = 'numbers';

type Child = Paragraph | Table;

export async function writeDocx(sheets: PrintedSheets): Promise<Uint8Array> {
  const { title, overTitle, language, notice, footer, blocks } = sheets;
  const children: Child[] = [
    new Paragraph({ children: [new TextRun({ text: overTitle, bold: true, color: SHORE })] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...(notice === null
      ? []
      : [new Paragraph({ children: [new TextRun({ text: notice, italics: true, color: WARM })] })]),
    ...blocks.flatMap((block) => writeBlock(block)),
  ];
  const document = new Document({
    title,
    creator: 'Dragoman',
    description: overTitle,
    styles: {
      default: {
        document: {
          run: { font: 'Source Sans 3', size: 22, color: INK, language: { value: language } },
          paragraph: { spacing: { after: 120, line: 288 } },
        },
        title: { run: { font: 'Source Serif 4', size: 44, color: INK }, paragraph: { spacing: { after: 240 } } },
        heading1: { run: { size: 32, bold: true, color: INK }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading2: { run: { size: 28, bold: true, color: INK }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading3: { run: { size: 24, bold: true, color: INK }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    numbering: {
      config: [numberingOf(BULLETS, LevelFormat.BULLET, '•'), numberingOf(NUMBERS, LevelFormat.DECIMAL, '%1.')],
    },
    sections: [{ children, footers: { default: writeFooter(footer) } }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function numberingOf(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], sign: string) {
  const indent = { left: 420, hanging: 280 };
  return {
    reference,
    levels: [{ level: 0, format, text: sign, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } }],
  };
}

function writeFooter(words: string): Footer {
  const run = { size: 17, color: '5D6270' } as const;
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ ...run, text: `${words} · ` }),
          new TextRun({ ...run, children: [PageNumber.CURRENT] }),
        ],
      }),
    ],
  });
}

function writeBlock(block: Block): Child[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6,
          children: writeParts(block.parts),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: writeParts(block.parts) })];
    case 'list':
      return block.items.flatMap((item) =>
        item.blocks.flatMap((inner) =>
          inner.kind === 'paragraph'
            ? [
                new Paragraph({
                  numbering: { reference: block.isOrdered ? NUMBERS : BULLETS, level: 0 },
                  children: writeParts(inner.parts),
                }),
              ]
            : writeBlock(inner),
        ),
      );
    case 'table':
      return [writeTable(block)];
    case 'quote':
    case 'card':
      return block.blocks.flatMap((inner) => writeBlock(inner));
    case 'lines':
    case 'rule':
      return [new Paragraph({ border: { bottom: { ...LINE, space: 1 } }, children: [] })];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function writeTable({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const cell = (parts: readonly Inline[], isHead: boolean): TableCell =>
    new TableCell({
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ children: writeParts(parts, isHead) })],
    });
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: LINE, bottom: LINE, left: none, right: none, insideHorizontal: LINE, insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((parts) => cell(parts, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((parts) => cell(parts, false)) })),
    ],
  });
}

function writeParts(parts: readonly Inline[], isBold = false, isItalic = false): TextRun[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [new TextRun({ text: part.text, bold: isBold, italics: isItalic })];
    if (part.kind === 'break') return [new TextRun({ break: 1 })];
    return writeParts(part.parts, isBold || part.kind === 'strong', isItalic || part.kind === 'emphasis');
  });
}
